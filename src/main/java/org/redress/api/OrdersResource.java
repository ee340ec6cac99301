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
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Bodies.RegisterOrder;
import org.redress.api.Lists.OrderItem;
import org.redress.platform.PageOf;

/** Orders under protection: registered, and listed. */
@Path("/v1/orders")
@Tag(name = "orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OrdersResource {

    private final Registrations registrations;
    private final Lists lists;
    private final SecurityIdentity identity;

    OrdersResource(Registrations registrations, Lists lists, SecurityIdentity identity) {
        this.registrations = registrations;
        this.lists = lists;
        this.identity = identity;
    }

    @POST
    @RolesAllowed(MARKETPLACE)
    @Operation(
            summary = "Hold the money of a paid order; the same order again answers as it stands")
    @APIResponse(
            responseCode = "200",
            description = "As it stands, for it was registered before",
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponseSchema(
            value = OrderView.class,
            responseCode = "201",
            responseDescription = "Registered")
    public Uni<Response> register(
            @NotNull @Valid RegisterOrder body, @Context HttpHeaders headers) {
        return registrations.register(body, identity, headers);
    }

    @GET
    @RolesAllowed({MARKETPLACE, BUYER, SELLER, OPERATOR, AUDITOR})
    @Operation(summary = "The caller's orders, oldest first")
    public Uni<PageOf<OrderItem>> list(
            @QueryParam("status") @Pattern(regexp = "open|settled") String status,
            @QueryParam("cursor") @Size(max = PageOf.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(PageOf.LARGEST) int limit) {
        return lists.orders(status, cursor, limit);
    }

    static UUID order(String id) {
        return PathId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }
}
