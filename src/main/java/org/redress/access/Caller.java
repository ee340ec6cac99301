package org.redress.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.kernel.Party;

/**
 * Who is calling: the token's subject, which for buyers and sellers is the marketplace's own user
 * id, or an API key by its prefix; and the roles.
 *
 * @param onlyOrder the one order there is for somebody who followed the link of an email, null for
 *     everybody else
 * @param rule the row by which the gate let him in; null where nobody needs to know, and then it
 *     allows nothing
 */
public record Caller(String id, Set<String> roles, UUID onlyOrder, Rule rule) {

    /** How the id of an API key begins; no token has such a subject. */
    static final String API_KEY = "api-key:";

    static final String ONLY_ORDER = "redress.only-order";

    public Caller(String id, Set<String> roles) {
        this(id, roles, null, null);
    }

    /** A caller whose row nobody asks for. */
    public static Caller of(SecurityIdentity identity) {
        return of(identity, null);
    }

    static Caller of(SecurityIdentity identity, Rule rule) {
        return new Caller(
                identity.getPrincipal().getName(),
                Set.copyOf(identity.getRoles()),
                identity.getAttribute(ONLY_ORDER),
                rule);
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

    /** Whether one of his roles may do this, standing so to what it is about. */
    public boolean may(Relation relation) {
        return rule != null && roles.stream().anyMatch(role -> rule.relation(role) == relation);
    }

    /** Whether he may as one of the house, who never works on what is his or about himself. */
    public boolean mayAsStaff(String... concerned) {
        return may(Relation.ALL)
                || may(Relation.OTHERS) && Stream.of(concerned).noneMatch(id::equals);
    }

    /** Whether he may because this is his account. */
    public boolean mayAsOwner(String account) {
        return may(Relation.OWN) && id.equals(account);
    }

    /** Whether what he does is for this party to do: a second role opens no door to the first. */
    public boolean mayAs(Party party) {
        return rule != null
                && rule.roles().stream().anyMatch(role -> is(role) && Access.party(role) == party);
    }
}
