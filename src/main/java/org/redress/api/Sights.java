package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.access.Access;
import org.redress.access.Caller;
import org.redress.access.Gate;
import org.redress.dispute.Dispute;
import org.redress.order.Orders;
import org.redress.order.Orders.Seen;
import org.redress.platform.Problem;
import org.redress.policy.Policies;

/** Finds an order for a caller; for a stranger there is nothing under the id (rule 11). */
@ApplicationScoped
class Sights {

    private final Orders orders;
    private final Papers papers;
    private final Policies policies;
    private final AccessNote note;
    private final Gate gate;
    private final String supportContact;

    Sights(
            Orders orders,
            Papers papers,
            Policies policies,
            AccessNote note,
            Gate gate,
            @ConfigProperty(name = "redress.support-contact") String supportContact) {
        this.orders = orders;
        this.papers = papers;
        this.policies = policies;
        this.note = note;
        this.gate = gate;
        this.supportContact = supportContact;
    }

    Uni<Sight> ofOrder(UUID id, SecurityIdentity identity) {
        Caller caller = gate.caller(identity);
        return orders.find(id)
                .map(seen -> seen.orElseThrow(() -> Commands.unknown().exception()))
                .map(seen -> sight(seen, caller));
    }

    private Sight sight(Seen seen, Caller caller) {
        var order = seen.order();
        var party = Access.partyTo(order, caller);
        if (party == null) {
            throw Commands.unknown().exception();
        }
        note.relation(party);
        if (!caller.mayAs(party)) {
            throw Problem.of(403, "forbidden", "This role may not do that.").exception();
        }
        return new Sight(
                order,
                party,
                caller.id(),
                policies.byRef(order.policy()),
                seen.now(),
                seen.delayed(),
                papers.titles(seen.titles()),
                supportContact);
    }

    static Response orderResponse(Sight sight) {
        return Response.ok(OrderView.of(sight))
                .header("ETag", Commands.etag(sight.order()))
                .build();
    }

    static Dispute dispute(Sight sight, int number) {
        return sight.order().dispute(number).orElseThrow(() -> Commands.unknown().exception());
    }

    static Response disputeResponse(Sight sight, int number) {
        return Response.ok(DisputeView.of(sight, dispute(sight, number)))
                .header("ETag", Commands.etag(sight.order()))
                .build();
    }
}
