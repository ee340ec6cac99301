package org.redress.access;

import java.util.Set;

/**
 * A row of the table: an operation by its method and path, what it is about, and the roles that
 * may.
 */
public record Rule(String operation, Subject subject, Set<String> roles) {

    public Rule {
        for (String role : roles) {
            if (subject.relation(role) == null) {
                throw new IllegalArgumentException(operation + ": " + role + " to " + subject);
            }
        }
    }

    /** How this role has to stand to what the operation is about; null: it may not at all. */
    public Relation relation(String role) {
        return roles.contains(role) ? subject.relation(role) : null;
    }
}
