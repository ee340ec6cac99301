package org.redress.access;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What an API key may do; never more than a marketplace or an operator. */
public enum Scope {
    /** Look at what a marketplace sees. */
    READ,
    /** Whatever a marketplace may. */
    WRITE,
    /** Whatever an operator may. */
    OPERATE;

    /** The name as it stands in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Scope named(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /**
     * The roles that a request has by a key of these scopes. One that may only read has none for a
     * request that would change something.
     */
    static Set<String> roles(Set<Scope> scopes, boolean reading) {
        if (scopes.equals(Set.of(READ))) {
            return reading ? Set.of(Role.MARKETPLACE) : Set.of();
        }
        return scopes.stream()
                .filter(scope -> scope != READ)
                .map(scope -> scope == WRITE ? Role.MARKETPLACE : Role.OPERATOR)
                .collect(Collectors.toUnmodifiableSet());
    }
}
