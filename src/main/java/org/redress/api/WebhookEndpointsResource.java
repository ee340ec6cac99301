package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.webhook.Endpoint;
import org.redress.webhook.Endpoint.Draft;
import org.redress.webhook.Endpoints;
import org.redress.webhook.FeedGate;

/** Who is told of events by webhook. */
@Path("/v1/webhook-endpoints")
@Tag(name = "webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({MARKETPLACE, OPERATOR})
public class WebhookEndpointsResource {

    private final Endpoints endpoints;
    private final WebhookDesk desk;
    private final FeedGate gate;

    WebhookEndpointsResource(Endpoints endpoints, WebhookDesk desk, FeedGate gate) {
        this.endpoints = endpoints;
        this.desk = desk;
        this.gate = gate;
    }

    /** {@code types}: exact types of events or {@code dispute.*}; absent or empty: all. */
    public record EndpointBody(
            @NotNull @Size(min = 1, max = 2000) String url,
            @Size(max = 200) String description,
            @Size(max = 100) List<@NotNull @Size(max = 100) String> types,
            Boolean testClocks) {

        Draft draft() {
            return new Draft(
                    url,
                    description,
                    types == null ? List.of() : types,
                    Boolean.TRUE.equals(testClocks));
        }
    }

    /** How long the secret so far stays good beside the new one; a day if nothing is said. */
    public record RotationBody(Duration keepPreviousFor) {}

    /** Whether what happened before, and what waits, is left out. */
    public record EnablingBody(boolean skipMissed) {}

    /** All endpoints there are. */
    public record EndpointsView(List<Endpoint> items) {}

    @POST
    @APIResponseSchema(value = Endpoint.class, responseCode = "201", responseDescription = "Made")
    @APIResponse(
            responseCode = "400",
            description =
                    "invalid-field, idempotency-key-missing, webhook-url-refused, unknown-event-type")
    @APIResponse(responseCode = "409", description = "too-many-endpoints")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @APIResponse(responseCode = "501", description = "feed-not-available")
    @Operation(summary = "A new endpoint; its secret is in this answer and never again")
    public Uni<Response> create(@NotNull @Valid EndpointBody body, @Context HttpHeaders headers) {
        gate.require();
        return desk.createOnce(body, headers);
    }

    @GET
    @Operation(summary = "All endpoints, oldest first")
    public Uni<EndpointsView> list() {
        return endpoints.list().map(EndpointsView::new);
    }

    @GET
    @Path("/{id}")
    @APIResponseSchema(value = Endpoint.class, responseCode = "200", responseDescription = "Found")
    @APIResponse(responseCode = "404", description = "not-found")
    @Operation(summary = "One endpoint, and how it is doing")
    public Uni<Response> get(@PathParam("id") String id) {
        return endpoints
                .find(WebhookDesk.id(id))
                .map(WebhookDesk::known)
                .map(it -> Response.ok(it).header("ETag", "\"" + it.version() + "\"").build());
    }

    @PUT
    @Path("/{id}")
    @APIResponseSchema(
            value = Endpoint.class,
            responseCode = "200",
            responseDescription = "As it is now")
    @APIResponse(
            responseCode = "400",
            description =
                    "bad-if-match, invalid-field, idempotency-key-missing, webhook-url-refused, unknown-event-type")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "412", description = "version-changed")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @Operation(summary = "Another address, description or choice of events")
    public Uni<Response> update(
            @PathParam("id") String id,
            @NotNull @Valid EndpointBody body,
            @Context HttpHeaders headers) {
        return desk.change(
                WebhookDesk.id(id),
                "update",
                body,
                headers,
                (client, endpoint) -> endpoints.update(client, endpoint, body.draft()));
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(
            value = Endpoint.class,
            responseCode = "200",
            responseDescription = "As it was")
    @APIResponse(responseCode = "400", description = "bad-if-match, idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "412", description = "version-changed")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @Operation(summary = "No endpoint any more; its delivery log goes with it")
    public Uni<Response> delete(@PathParam("id") String id, @Context HttpHeaders headers) {
        return desk.deleteOnce(WebhookDesk.id(id), headers);
    }

    @POST
    @Path("/{id}/secret")
    @APIResponseSchema(
            value = Endpoint.class,
            responseCode = "200",
            responseDescription = "With its new secret")
    @APIResponse(
            responseCode = "400",
            description = "bad-if-match, invalid-field, idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "412", description = "version-changed")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @Operation(
            summary =
                    "A new secret, in this answer and never again; the one before stays good for a time")
    public Uni<Response> rotate(
            @PathParam("id") String id, @Valid RotationBody body, @Context HttpHeaders headers) {
        Duration keep = Rotation.overlap(body == null ? null : body.keepPreviousFor());
        return desk.rotateOnce(WebhookDesk.id(id), keep, body, headers);
    }

    @POST
    @Path("/{id}/enabling")
    @APIResponseSchema(
            value = Endpoint.class,
            responseCode = "200",
            responseDescription = "As it is now")
    @APIResponse(
            responseCode = "400",
            description = "bad-if-match, invalid-field, idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "412", description = "version-changed")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @APIResponse(responseCode = "501", description = "feed-not-available")
    @Operation(summary = "Deliver again, from where it was disabled or from now")
    public Uni<Response> enable(
            @PathParam("id") String id, @Valid EnablingBody body, @Context HttpHeaders headers) {
        gate.require();
        boolean skip = body != null && body.skipMissed();
        return desk.enableOnce(WebhookDesk.id(id), skip, body, headers);
    }

    @POST
    @Path("/{id}/disabling")
    @APIResponseSchema(
            value = Endpoint.class,
            responseCode = "200",
            responseDescription = "As it is now")
    @APIResponse(responseCode = "400", description = "bad-if-match, idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "412", description = "version-changed")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @Operation(summary = "Deliver nothing until it is enabled again")
    public Uni<Response> disable(@PathParam("id") String id, @Context HttpHeaders headers) {
        return desk.change(WebhookDesk.id(id), "disabling", null, headers, endpoints::disable);
    }
}
