package org.redress.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;

/**
 * Who is calling: the token's subject, which for buyers and sellers is the marketplace's own user
 * id, or an API key by its prefix; and the roles.
 */
public record Caller(String id, Set<String> roles) {

    /** How the id of an API key begins; no token has such a subject. */
    static final String API_KEY = "api-key:";

    public static Caller of(SecurityIdentity identity) {
        return new Caller(identity.getPrincipal().getName(), Set.copyOf(identity.getRoles()));
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** Whether this is a key and not a person. */
    public boolean isApiKey() {
        return id.startsWith(API_KEY);
    }
}
