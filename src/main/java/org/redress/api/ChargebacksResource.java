package org.redress.api;

import static org.redress.access.Role.MARKETPLACE;
import static org.redress.access.Role.OPERATOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.payment.Payments;

/** A bank takes the payment of an order back, or tries to (FG10). */
@Path("/v1/orders/{id}/chargeback")
@Tag(name = "orders")
@APIResponse(
        responseCode = "200",
        description = "As it is now",
        content = @Content(schema = @Schema(implementation = OrderView.class)))
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChargebacksResource {

    private final OrderCommands commands;
    private final Payments payments;

    ChargebacksResource(OrderCommands commands, Payments payments) {
        this.commands = commands;
        this.payments = payments;
    }

    /** {@code reference} is the provider's own id of the chargeback. */
    public record ChargebackBody(@NotNull @Pattern(regexp = Bodies.ID) String reference) {}

    /** What the bank decided about the chargeback with this reference. */
    public record OutcomeBody(
            @NotNull @Pattern(regexp = Bodies.ID) String reference,
            @NotNull @Pattern(regexp = "won|lost") String outcome) {}

    @POST
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @Operation(
            summary =
                    "The buyer's bank wants the payment back: all stands still but messages and evidence")
    public Uni<Response> open(
            @PathParam("id") String id,
            @NotNull @Valid ChargebackBody body,
            @Context HttpHeaders headers) {
        var command = new RecordChargeback(body.reference());
        return commands.run(id, "chargeback", command, body, headers);
    }

    @POST
    @Path("/outcome")
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @Operation(
            summary =
                    "The bank has decided: won, and deadlines go on; lost, and what is held is charged back."
                            + " Sent again, or for another chargeback, it changes nothing")
    public Uni<Response> end(
            @PathParam("id") String id,
            @NotNull @Valid OutcomeBody body,
            @Context HttpHeaders headers) {
        var command = new RecordChargebackOutcome(body.reference(), body.outcome().equals("won"));
        return commands.run(id, "chargeback/outcome", command, body, headers)
                .call(() -> payments.solved(OrdersResource.order(id)));
    }
}
