package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Bodies.RetractionBody;
import org.redress.api.Bodies.ShipmentBody;
import org.redress.api.Bodies.TrackingBody;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RetractTracking;
import org.redress.order.OrderId;

/** Parcels, and what the carrier says about them (C05). */
@Path("/v1/orders/{id}")
@Tag(name = "orders")
@APIResponse(
        responseCode = "200",
        description = "As it is now",
        content = @Content(schema = @Schema(implementation = OrderView.class)))
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CarriageResource {

    private static final int FACT_BYTES = 9;

    private final OrderCommands commands;

    CarriageResource(OrderCommands commands) {
        this.commands = commands;
    }

    @POST
    @Path("/shipments")
    @RolesAllowed({MARKETPLACE, SELLER})
    @Operation(summary = "Lines are on their way; protection starts")
    public Uni<Response> ship(
            @PathParam("id") String id,
            @NotNull @Valid ShipmentBody body,
            @Context HttpHeaders headers) {
        var command =
                new RecordShipment(
                        OrderResource.ids(body.lines()),
                        body.carrier(),
                        body.trackingNumber(),
                        body.shippedAt());
        return commands.run(id, "shipments", command, body, headers);
    }

    @POST
    @Path("/tracking")
    @RolesAllowed(MARKETPLACE)
    @Operation(summary = "A carrier's fact about a parcel; the same fact twice changes nothing")
    public Uni<Response> track(
            @PathParam("id") String id,
            @NotNull @Valid TrackingBody body,
            @Context HttpHeaders headers) {
        var command =
                new RecordTracking(
                        fact(body.carrierEventId()),
                        body.trackingNumber(),
                        Asks.word(Tracking.class, body.status()),
                        body.occurredAt(),
                        body.place());
        return commands.run(id, "tracking", command, body, headers);
    }

    @POST
    @Path("/tracking-retractions")
    @RolesAllowed(MARKETPLACE)
    @Operation(summary = "The carrier takes a fact back; a delivery taken back restores the end")
    public Uni<Response> retract(
            @PathParam("id") String id,
            @NotNull @Valid RetractionBody body,
            @Context HttpHeaders headers) {
        var command = new RetractTracking(fact(body.carrierEventId()));
        return commands.run(id, "tracking-retractions", command, body, headers);
    }

    /**
     * 72 bits of the carrier's event id: enough to tell an order's few facts apart in a small
     * state.
     */
    private static String fact(String carrierEventId) {
        byte[] digest = OrderId.sha256(carrierEventId.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().encodeToString(java.util.Arrays.copyOf(digest, FACT_BYTES));
    }
}
