package org.redress.api;

import static org.redress.access.Role.*;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.ledger.Balance;
import org.redress.order.OrderId;

/** The records behind an order: its postings with its balance. */
@Path("/v1/orders/{id}/ledger")
@Tag(name = "ledger")
@Produces(MediaType.APPLICATION_JSON)
public class OrderLedgerResource {

    private final Sights sights;
    private final SecurityIdentity identity;

    OrderLedgerResource(Sights sights, SecurityIdentity identity) {
        this.sights = sights;
        this.identity = identity;
    }

    /** Amounts are minor units; {@code instruction} is 0 where no payment belongs to it. */
    public record PostingView(int event, String from, String to, long amount, int instruction) {
        static PostingView of(PostingEntry entry) {
            return new PostingView(
                    entry.eventNumber,
                    entry.fromAccount,
                    entry.toAccount,
                    entry.amount,
                    entry.instruction);
        }
    }

    /** The order's balance and how it came about. */
    public record OrderLedger(String currency, Balance balance, List<PostingView> postings) {}

    @GET
    @RolesAllowed({MARKETPLACE, OPERATOR, AUDITOR})
    @Operation(summary = "The order's postings and balance")
    public Uni<OrderLedger> get(@PathParam("id") String id) {
        UUID order = OrdersResource.order(id);
        return sights.ofOrder(order, identity)
                .chain(sight ->
                        Panache.withSession(() -> postings(order))
                                .map(postings -> ledger(sight, postings)));
    }

    private static Uni<List<PostingView>> postings(UUID order) {
        return PostingEntry.<PostingEntry>list(
                        "bucket = ?1 and orderId = ?2 order by eventNumber, place",
                        OrderId.bucket(order),
                        order)
                .map(entries -> entries.stream().map(PostingView::of).toList());
    }

    private static OrderLedger ledger(Sight sight, List<PostingView> postings) {
        return new OrderLedger(sight.order().currency(), sight.order().balance(), postings);
    }
}
