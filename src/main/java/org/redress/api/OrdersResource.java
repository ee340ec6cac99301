package org.redress.api;

import static org.redress.access.Role.*;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Bodies.ExtensionBody;
import org.redress.api.Bodies.LinesBody;
import org.redress.api.Bodies.MessageBody;
import org.redress.api.Bodies.RegisterOrder;
import org.redress.api.Bodies.RetractionBody;
import org.redress.api.Bodies.ShipmentBody;
import org.redress.api.Bodies.TrackingBody;
import org.redress.api.Commands.Request;
import org.redress.api.Commands.Show;
import org.redress.api.DisputeBodies.OpenDisputeBody;
import org.redress.api.Lists.OrderItem;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.Cancel;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderCommand.RetractTracking;
import org.redress.order.OrderId;
import org.redress.order.Work.Personal;
import org.redress.platform.PageOf;

/** Orders under protection: registered, shipped, tracked, received, refunded, disputed. */
@Path("/v1/orders")
@Tag(name = "orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrdersResource {

    private static final int FACT_BYTES = 9;

    private final Commands commands;
    private final Registrations registrations;
    private final Sights sights;
    private final Papers papers;
    private final Lists lists;
    private final SecurityIdentity identity;

    OrdersResource(
            Commands commands,
            Registrations registrations,
            Sights sights,
            Papers papers,
            Lists lists,
            SecurityIdentity identity) {
        this.commands = commands;
        this.registrations = registrations;
        this.sights = sights;
        this.papers = papers;
        this.lists = lists;
        this.identity = identity;
    }

    @POST
    @RolesAllowed(MARKETPLACE)
    @Operation(
            summary = "Hold the money of a paid order; the same order again answers as it stands")
    public Uni<Response> register(
            @NotNull @Valid RegisterOrder body, @Context HttpHeaders headers) {
        return registrations.register(body, identity, headers);
    }

    @GET
    @RolesAllowed({MARKETPLACE, BUYER, SELLER, OPERATOR})
    @Operation(summary = "The caller's orders, oldest first")
    public Uni<PageOf<OrderItem>> list(
            @QueryParam("status") @Pattern(regexp = "open|settled") String status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(PageOf.LARGEST) int limit) {
        return lists.orders(status, cursor, limit);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETPLACE, BUYER, SELLER, MEDIATOR, SUPERVISOR, ASSISTANT, READER, OPERATOR})
    @Operation(summary = "One order, as the caller may see it, with everything due applied")
    public Uni<Response> get(@PathParam("id") String id) {
        return sights.ofOrder(order(id), identity).map(Sights::orderResponse);
    }

    @POST
    @Path("/{id}/shipments")
    @RolesAllowed({MARKETPLACE, SELLER})
    @Operation(summary = "Lines are on their way; protection starts")
    public Uni<Response> ship(
            @PathParam("id") String id,
            @NotNull @Valid ShipmentBody body,
            @Context HttpHeaders headers) {
        var command =
                new RecordShipment(
                        ids(body.lines()), body.carrier(), body.trackingNumber(), body.shippedAt());
        return run(id, "shipments", command, body, headers, Show.ORDER);
    }

    @POST
    @Path("/{id}/tracking")
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
        return run(id, "tracking", command, body, headers, Show.ORDER);
    }

    @POST
    @Path("/{id}/tracking-retractions")
    @RolesAllowed(MARKETPLACE)
    @Operation(summary = "The carrier takes a fact back; a delivery taken back restores the end")
    public Uni<Response> retract(
            @PathParam("id") String id,
            @NotNull @Valid RetractionBody body,
            @Context HttpHeaders headers) {
        var command = new RetractTracking(fact(body.carrierEventId()));
        return run(id, "tracking-retractions", command, body, headers, Show.ORDER);
    }

    @POST
    @Path("/{id}/extension")
    @RolesAllowed(SELLER)
    @Operation(summary = "The seller gives the buyer more protection")
    public Uni<Response> extend(
            @PathParam("id") String id,
            @NotNull @Valid ExtensionBody body,
            @Context HttpHeaders headers) {
        var command = new ExtendProtection(ids(body.lines()), body.by());
        return run(id, "extension", command, body, headers, Show.ORDER);
    }

    @POST
    @Path("/{id}/extension-request")
    @RolesAllowed(BUYER)
    @Operation(summary = "The buyer asks the seller for more protection")
    public Uni<Response> askExtension(
            @PathParam("id") String id,
            @NotNull @Valid ExtensionBody body,
            @Context HttpHeaders headers) {
        var command = new AskExtension(ids(body.lines()), body.by());
        return run(id, "extension-request", command, body, headers, Show.ORDER);
    }

    @POST
    @Path("/{id}/extension-refusal")
    @RolesAllowed(SELLER)
    @Operation(summary = "The seller declines what the buyer asked for")
    public Uni<Response> declineExtension(
            @PathParam("id") String id, @Valid LinesBody body, @Context HttpHeaders headers) {
        var command = new DeclineExtension(ids(body));
        return run(id, "extension-refusal", command, body, headers, Show.ORDER);
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed({MARKETPLACE, SELLER})
    @Operation(summary = "Cancel what was not shipped; it is paid back in full")
    public Uni<Response> cancel(
            @PathParam("id") String id, @Valid LinesBody body, @Context HttpHeaders headers) {
        return run(id, "cancellation", new Cancel(ids(body)), body, headers, Show.ORDER);
    }

    @POST
    @Path("/{id}/messages")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Write to the other side; a message has no force")
    public Uni<Response> message(
            @PathParam("id") String id,
            @NotNull @Valid MessageBody body,
            @Context HttpHeaders headers) {
        Personal text = papers.text(body.text());
        var command = new PostMessage(0, Papers.refOf(text), OffPlatform.isMeant(body.text()));
        return commands.run(
                new Request(
                        order(id),
                        command,
                        "messages",
                        body,
                        List.of(text),
                        null,
                        identity,
                        headers),
                Show.ORDER);
    }

    @POST
    @Path("/{id}/receipt")
    @RolesAllowed(BUYER)
    @Operation(summary = "The buyer has the goods; protection of these lines ends early")
    public Uni<Response> confirm(
            @PathParam("id") String id, @Valid LinesBody body, @Context HttpHeaders headers) {
        return run(id, "receipt", new ConfirmReceipt(ids(body)), body, headers, Show.ORDER);
    }

    @POST
    @Path("/{id}/refund")
    @RolesAllowed(SELLER)
    @Operation(summary = "The seller pays lines back in full, shipping share included")
    public Uni<Response> refund(
            @PathParam("id") String id, @Valid LinesBody body, @Context HttpHeaders headers) {
        return run(id, "refund", new RefundInFull(ids(body)), body, headers, Show.ORDER);
    }

    @POST
    @Path("/{id}/disputes")
    @RolesAllowed(BUYER)
    @Operation(summary = "Open a dispute about lines; without an amount it asks for all they allow")
    public Uni<Response> dispute(
            @PathParam("id") String id,
            @NotNull @Valid OpenDisputeBody body,
            @Context HttpHeaders headers) {
        Personal text = papers.text(body.text());
        var command =
                new OpenDispute(
                        body.lines(),
                        Reasons.named(body.reason()),
                        Boolean.TRUE.equals(body.nearest()),
                        body.received(),
                        Asks.of(body.remedy(), body.amount(), body.freight()),
                        Papers.refOf(text),
                        EvidenceId.numbers(order(id), body.evidence()),
                        false);
        return commands.run(
                new Request(
                        order(id),
                        command,
                        "disputes",
                        body,
                        List.of(text),
                        null,
                        identity,
                        headers),
                Show.DISPUTE);
    }

    private Uni<Response> run(
            String id,
            String path,
            OrderCommand command,
            Object body,
            HttpHeaders headers,
            Show show) {
        return commands.run(
                new Request(order(id), command, path, body, List.of(), null, identity, headers),
                show);
    }

    static UUID order(String id) {
        return PathId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }

    private static List<String> ids(LinesBody body) {
        return body == null ? List.of() : ids(body.lines());
    }

    private static List<String> ids(List<String> lines) {
        return lines == null ? List.of() : lines;
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
