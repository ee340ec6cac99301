package org.redress.api;

import static org.redress.access.Role.*;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.payment.PaymentStages.PaymentStage;
import org.redress.payment.Payments;

/** An order's payments: how far each has come, and what people tell and decide about them. */
@Path("/v1/orders/{id}/payments")
@Tag(name = "payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrderPaymentsResource {

    /** A provider's reference, and a reason: a code, not a sentence. */
    static final String CODE = "[A-Za-z0-9._:-]{1,100}";

    private final Payments payments;
    private final PaymentReports reports;
    private final OrderCommands commands;
    private final Sights sights;
    private final SecurityIdentity identity;

    OrderPaymentsResource(
            Payments payments,
            PaymentReports reports,
            OrderCommands commands,
            Sights sights,
            SecurityIdentity identity) {
        this.payments = payments;
        this.reports = reports;
        this.commands = commands;
        this.sights = sights;
        this.identity = identity;
    }

    /**
     * A payment; {@code kind} is {@code refund}, {@code payout}, {@code buyer-correction} or {@code
     * seller-correction}; {@code stage} is {@code planned}, {@code sent}, {@code done}, {@code
     * failed}, {@code retried}, {@code paid-by-hand} or {@code charged-back}, {@code endedAt} when
     * it came to one of the last five.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaymentView(
            int number,
            String kind,
            long amount,
            String currency,
            String stage,
            Instant plannedAt,
            Instant sentAt,
            Instant endedAt,
            Integer retriedAs,
            String reference,
            String reason) {}

    /** What became of a payment; what is done names its reference and what has really moved. */
    public record OutcomeBody(
            @NotNull @Pattern(regexp = "done|failed") String status,
            @Pattern(regexp = CODE) String reference,
            @Positive Long amount,
            @Pattern(regexp = "[A-Z]{3}") String currency,
            @Pattern(regexp = CODE) String reason) {}

    /** How something that had failed was paid after all. */
    public record ByHandBody(@NotNull @Pattern(regexp = CODE) String reference) {}

    @GET
    @RolesAllowed({
        MARKETPLACE,
        BUYER,
        SELLER,
        MEDIATOR,
        SUPERVISOR,
        ASSISTANT,
        READER,
        AUDITOR,
        OPERATOR
    })
    @Operation(summary = "How far each payment has come; buyer and seller see their own")
    public Uni<List<PaymentView>> list(@PathParam("id") String id) {
        UUID order = OrdersResource.order(id);
        return sights.ofOrder(order, identity)
                .chain(sight -> payments.of(order).map(all -> views(all, sight)));
    }

    @POST
    @Path("/{number}/outcome")
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @Operation(
            summary =
                    "What became of a payment: from the marketplace where it pays by itself (ledger-only), and"
                            + " from an operator who has looked at the provider")
    @APIResponseSchema(
            value = OrderView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> outcome(
            @PathParam("id") String id,
            @PathParam("number") int number,
            @NotNull @Valid OutcomeBody body,
            @Context HttpHeaders headers) {
        return reports.report(id, number, body, headers);
    }

    @POST
    @Path("/{number}/retry")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Try again what has failed, as a new payment")
    @APIResponseSchema(
            value = OrderView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> retry(
            @PathParam("id") String id,
            @PathParam("number") int number,
            @Context HttpHeaders headers) {
        String path = "payments/" + number + "/retry";
        return commands.run(id, path, new RetryPayment(number), null, headers);
    }

    @POST
    @Path("/{number}/by-hand")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "What has failed was paid in another way")
    @APIResponseSchema(
            value = OrderView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> byHand(
            @PathParam("id") String id,
            @PathParam("number") int number,
            @NotNull @Valid ByHandBody body,
            @Context HttpHeaders headers) {
        String path = "payments/" + number + "/by-hand";
        return commands.run(id, path, new PayByHand(number, body.reference()), body, headers)
                .call(() -> payments.solved(OrdersResource.order(id)));
    }

    private static List<PaymentView> views(List<PaymentStage> all, Sight sight) {
        boolean team = sight.party() == Party.MARKETPLACE || sight.party() == Party.OPERATOR;
        return all.stream()
                .filter(it -> isFor(sight.party(), it.instruction().kind()))
                .map(it -> view(it, sight.order().currency(), team))
                .toList();
    }

    private static boolean isFor(Party party, Kind kind) {
        return party == Party.BUYER ? kind.isToBuyer() : party != Party.SELLER || !kind.isToBuyer();
    }

    private static PaymentView view(PaymentStage payment, String currency, boolean team) {
        var instruction = payment.instruction();
        return new PaymentView(
                instruction.number(),
                instruction.kind().code(),
                instruction.amount(),
                currency,
                payment.stage().code(),
                instruction.plannedAt(),
                payment.sentAt(),
                payment.endedAt(),
                payment.retriedAs() == 0 ? null : payment.retriedAs(),
                team ? payment.reference() : null,
                team ? payment.reason() : null);
    }
}
