package org.redress.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;
import java.util.UUID;

/**
 * Who is calling: the token's subject, which for buyers and sellers is the marketplace's own user
 * id, or an API key by its prefix; and the roles.
 *
 * @param onlyOrder the one order there is for somebody who followed the link of an email, null for
 *     everybody else
 */
public record Caller(String id, Set<String> roles, UUID onlyOrder) {

    /** How the id of an API key begins; no token has such a subject. */
    static final String API_KEY = "api-key:";

    static final String ONLY_ORDER = "redress.only-order";

    public Caller(String id, Set<String> roles) {
        this(id, roles, null);
    }

    /** A caller where no order is looked at; a link in an email opens nothing there. */
    public static Caller of(SecurityIdentity identity) {
        Caller caller = ofCase(identity);
        if (caller.onlyOrder != null) {
            throw new ForbiddenException();
        }
        return caller;
    }

    /**
     * A caller whom {@link Access} will ask about an order, whose list is cut to it, or who is only
     * counted or written down.
     */
    public static Caller ofCase(SecurityIdentity identity) {
        return new Caller(
                identity.getPrincipal().getName(),
                Set.copyOf(identity.getRoles()),
                identity.getAttribute(ONLY_ORDER));
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** Whether there is such an order for this caller, if it is his. */
    public boolean reaches(UUID order) {
        return onlyOrder == null || onlyOrder.equals(order);
    }

    /** Whether this is a key and not a person. */
    public boolean isApiKey() {
        return id.startsWith(API_KEY);
    }
}
