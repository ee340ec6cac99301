package org.redress.policy;

/**
 * A policy file that cannot be obeyed as it stands; says which file, which field, and what is
 * expected.
 */
public final class PolicyFileException extends RuntimeException {

    private final String field;
    private final String expected;

    PolicyFileException(String file, String field, String expected) {
        super(file + (field.isEmpty() ? "" : ", field " + field) + ": " + expected);
        this.field = field;
        this.expected = expected;
    }

    /** The path of the field, such as {@code negotiation.cap}; empty: the file as a whole. */
    public String field() {
        return field;
    }

    public String expected() {
        return expected;
    }
}
