package org.redress.policy;

/**
 * A policy file that cannot be obeyed as it stands; says which file, which field, and what is
 * expected.
 */
public final class PolicyFileException extends RuntimeException {

    PolicyFileException(String file, String field, String expected) {
        super(file + (field.isEmpty() ? "" : ", field " + field) + ": " + expected);
    }
}
