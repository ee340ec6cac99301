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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Bodies.ExtensionBody;
import org.redress.api.Bodies.LinesBody;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.ExtendProtection;

/** More time: given, asked for, declined (E06). */
@Path("/v1/orders/{id}")
@Tag(name = "orders")
@APIResponse(
        responseCode = "200",
        description = "As it is now",
        content = @Content(schema = @Schema(implementation = OrderView.class)))
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ExtensionsResource {

    private final OrderCommands commands;

    ExtensionsResource(OrderCommands commands) {
        this.commands = commands;
    }

    @POST
    @Path("/extension")
    @RolesAllowed(SELLER)
    @Operation(summary = "The seller gives the buyer more protection")
    public Uni<Response> extend(
            @PathParam("id") String id,
            @NotNull @Valid ExtensionBody body,
            @Context HttpHeaders headers) {
        var command = new ExtendProtection(OrderResource.ids(body.lines()), body.by());
        return commands.run(id, "extension", command, body, headers);
    }

    @POST
    @Path("/extension-request")
    @RolesAllowed(BUYER)
    @Operation(summary = "The buyer asks the seller for more protection")
    public Uni<Response> askExtension(
            @PathParam("id") String id,
            @NotNull @Valid ExtensionBody body,
            @Context HttpHeaders headers) {
        var command = new AskExtension(OrderResource.ids(body.lines()), body.by());
        return commands.run(id, "extension-request", command, body, headers);
    }

    @POST
    @Path("/extension-refusal")
    @RolesAllowed(SELLER)
    @Operation(summary = "The seller declines what the buyer asked for")
    public Uni<Response> declineExtension(
            @PathParam("id") String id, @Valid LinesBody body, @Context HttpHeaders headers) {
        var command = new DeclineExtension(OrderResource.ids(body));
        return commands.run(id, "extension-refusal", command, body, headers);
    }
}
