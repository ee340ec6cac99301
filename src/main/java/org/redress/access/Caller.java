package org.redress.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;

/**
 * Who is calling: the token's subject, which for buyers and sellers is the marketplace's own user
 * id, and the roles.
 */
public record Caller(String id, Set<String> roles) {

    public static Caller of(SecurityIdentity identity) {
        return new Caller(identity.getPrincipal().getName(), Set.copyOf(identity.getRoles()));
    }

    public boolean is(String role) {
        return roles.contains(role);
    }
}
