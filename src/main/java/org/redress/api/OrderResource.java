package org.redress.api;

import static org.redress.access.Role.*;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Bodies.LinesBody;
import org.redress.api.Bodies.MessageBody;
import org.redress.api.Commands.Show;
import org.redress.api.DisputeBodies.OpenDisputeBody;
import org.redress.kernel.TextRef;
import org.redress.order.OrderCommand.Cancel;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderCommand.RefundInFull;

/** One order under protection: received, cancelled, refunded, written about, disputed. */
@Path("/v1/orders/{id}")
@Tag(name = "orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrderResource {

    private final OrderCommands commands;
    private final Sights sights;
    private final SecurityIdentity identity;

    OrderResource(OrderCommands commands, Sights sights, SecurityIdentity identity) {
        this.commands = commands;
        this.sights = sights;
        this.identity = identity;
    }

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
    @Operation(summary = "One order, as the caller may see it, with everything due applied")
    @APIResponseSchema(
            value = OrderView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> get(@PathParam("id") String id) {
        return sights.ofOrder(OrdersResource.order(id), identity).map(Sights::orderResponse);
    }

    @POST
    @Path("/cancellation")
    @RolesAllowed({MARKETPLACE, SELLER})
    @Operation(summary = "Cancel what was not shipped; it is paid back in full")
    @APIResponseSchema(
            value = OrderView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> cancel(
            @PathParam("id") String id, @Valid LinesBody body, @Context HttpHeaders headers) {
        return commands.run(id, "cancellation", new Cancel(ids(body)), body, headers);
    }

    @POST
    @Path("/messages")
    @RolesAllowed({BUYER, SELLER})
    @Operation(summary = "Write to the other side; a message has no force")
    @APIResponseSchema(
            value = OrderView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> message(
            @PathParam("id") String id,
            @NotNull @Valid MessageBody body,
            @Context HttpHeaders headers) {
        boolean offPlatform = OffPlatform.isMeant(body.text());
        return commands.run(
                id,
                "messages",
                body.text(),
                text -> new PostMessage(0, text, offPlatform),
                body,
                headers,
                Show.ORDER);
    }

    @POST
    @Path("/receipt")
    @RolesAllowed(BUYER)
    @Operation(summary = "The buyer has the goods; protection of these lines ends early")
    @APIResponseSchema(
            value = OrderView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> confirm(
            @PathParam("id") String id, @Valid LinesBody body, @Context HttpHeaders headers) {
        return commands.run(id, "receipt", new ConfirmReceipt(ids(body)), body, headers);
    }

    @POST
    @Path("/refund")
    @RolesAllowed(SELLER)
    @Operation(summary = "The seller pays lines back in full, shipping share included")
    @APIResponseSchema(
            value = OrderView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> refund(
            @PathParam("id") String id, @Valid LinesBody body, @Context HttpHeaders headers) {
        return commands.run(id, "refund", new RefundInFull(ids(body)), body, headers);
    }

    @POST
    @Path("/disputes")
    @RolesAllowed(BUYER)
    @Operation(summary = "Open a dispute about lines; without an amount it asks for all they allow")
    @APIResponseSchema(
            value = DisputeView.class,
            responseCode = "201",
            responseDescription = "Opened")
    public Uni<Response> dispute(
            @PathParam("id") String id,
            @NotNull @Valid OpenDisputeBody body,
            @Context HttpHeaders headers) {
        return commands.run(
                id,
                "disputes",
                body.text(),
                text -> opening(id, body, text),
                body,
                headers,
                Show.DISPUTE);
    }

    private static OpenDispute opening(String id, OpenDisputeBody body, TextRef text) {
        return new OpenDispute(
                body.lines(),
                Reasons.named(body.reason()),
                Boolean.TRUE.equals(body.nearest()),
                body.received(),
                Asks.of(body.remedy(), body.amount(), body.freight()),
                text,
                EvidenceId.numbers(OrdersResource.order(id), body.evidence()),
                false);
    }

    static List<String> ids(LinesBody body) {
        return body == null ? List.of() : ids(body.lines());
    }

    static List<String> ids(List<String> lines) {
        return lines == null ? List.of() : lines;
    }
}
