package org.redress.api;

import static org.redress.access.Role.BUYER;
import static org.redress.access.Role.MARKETPLACE;
import static org.redress.access.Role.MEDIATOR;
import static org.redress.access.Role.OPERATOR;
import static org.redress.access.Role.SELLER;
import static org.redress.access.Role.SUPERVISOR;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.DisputeBodies.ReplacementBody;
import org.redress.api.DisputeBodies.ReturnAddressBody;
import org.redress.api.DisputeBodies.ReturnReceiptBody;
import org.redress.api.DisputeBodies.ReturnShipmentBody;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.ShipReplacement;
import org.redress.dispute.DisputeCommand.ShipReturn;

/** Goods that go back, and replacements. */
@Path("/v1/disputes/{id}")
@Tag(name = "returns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReturnsResource {

    private final DisputeCommands commands;
    private final Returns returns;
    private final SecurityIdentity identity;

    ReturnsResource(DisputeCommands commands, Returns returns, SecurityIdentity identity) {
        this.commands = commands;
        this.returns = returns;
        this.identity = identity;
    }

    @GET
    @Path("/return")
    @RolesAllowed({MARKETPLACE, BUYER, SELLER, MEDIATOR, SUPERVISOR, OPERATOR})
    @Operation(summary = "Where the goods go and how far they are; 404 before a return is agreed")
    public Uni<ReturnView> get(@PathParam("id") String id) {
        return returns.of(DisputesResource.parse(id), identity);
    }

    @POST
    @Path("/return/address")
    @RolesAllowed(SELLER)
    @Operation(summary = "Say where the goods go; the buyer sees it from now on")
    @APIResponseSchema(
            value = DisputeView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> address(
            @PathParam("id") String id,
            @NotNull @Valid ReturnAddressBody body,
            @Context HttpHeaders headers) {
        return commands.run(
                id, "return/address", body.address(), GiveReturnAddress::new, body, headers);
    }

    @POST
    @Path("/return/shipment")
    @RolesAllowed(BUYER)
    @Operation(summary = "The goods are on their way back")
    @APIResponseSchema(
            value = DisputeView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> ship(
            @PathParam("id") String id,
            @NotNull @Valid ReturnShipmentBody body,
            @Context HttpHeaders headers) {
        long freight = body.freight() == null ? 0 : body.freight();
        var command = new ShipReturn(body.carrier(), body.trackingNumber(), freight);
        return commands.run(id, "return/shipment", command, body, headers);
    }

    @POST
    @Path("/return/receipt")
    @RolesAllowed(SELLER)
    @Operation(summary = "Say what came back; anything but 'received' calls a mediator")
    @APIResponseSchema(
            value = DisputeView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> receive(
            @PathParam("id") String id,
            @NotNull @Valid ReturnReceiptBody body,
            @Context HttpHeaders headers) {
        var found = Asks.word(Inspection.class, body.found());
        return commands.run(
                id,
                "return/receipt",
                body.note(),
                note -> new AcknowledgeReturn(found, note),
                body,
                headers);
    }

    @POST
    @Path("/replacement")
    @RolesAllowed(SELLER)
    @Operation(summary = "Another one is on its way; its protection starts anew")
    @APIResponseSchema(
            value = DisputeView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> replace(
            @PathParam("id") String id,
            @NotNull @Valid ReplacementBody body,
            @Context HttpHeaders headers) {
        var command = new ShipReplacement(body.carrier(), body.trackingNumber());
        return commands.run(id, "replacement", command, body, headers);
    }
}
