package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.clock.DatabaseTime;
import org.redress.platform.Cursor;
import org.redress.platform.PageOf;
import org.redress.platform.Problem;
import org.redress.webhook.Deliveries;
import org.redress.webhook.Delivery;
import org.redress.webhook.Endpoint;
import org.redress.webhook.Endpoints;
import org.redress.webhook.FeedGate;

/** What was delivered to an endpoint and what was not; a test message; once more. */
@Path("/v1/webhook-endpoints/{id}")
@Tag(name = "webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({MARKETPLACE, OPERATOR})
public class WebhookDeliveriesResource {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final DatabaseTime time;
    private final Once once;
    private final FeedGate gate;

    WebhookDeliveriesResource(
            Endpoints endpoints,
            Deliveries deliveries,
            DatabaseTime time,
            Once once,
            FeedGate gate) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.time = time;
        this.once = once;
        this.gate = gate;
    }

    /** Deliveries made out in this time, the start inclusive, the end exclusive. */
    public record RangeBody(@NotNull Instant from, @NotNull Instant until) {}

    /** How many deliveries wait now because of the request. */
    public record QueuedView(int queued) {}

    @GET
    @Path("/deliveries")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "400", description = "invalid-field, bad-cursor")
    @APIResponse(responseCode = "404", description = "not-found")
    @Operation(summary = "The delivery log, newest first")
    public Uni<PageOf<Delivery>> list(
            @PathParam("id") String id,
            @QueryParam("status") @Pattern(regexp = "waiting|delivered|failed|parked|skipped")
                    String status,
            @QueryParam("cursor") @Size(max = PageOf.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(PageOf.LARGEST) int limit) {
        UUID endpoint = WebhookDesk.id(id);
        long before = cursor == null ? Long.MAX_VALUE : number(Cursor.read(cursor, 1).getFirst());
        return endpoints
                .find(endpoint)
                .invoke(WebhookDesk::known)
                .chain(() -> deliveries.list(endpoint, status, before, limit + 1))
                .chain(rows -> time.now().map(now -> page(rows, limit, now)));
    }

    private static PageOf<Delivery> page(List<Delivery> rows, int limit, Instant now) {
        return PageOf.of(rows, limit, now, row -> row, last -> Cursor.of(last.id()));
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Cursor.bad();
        }
        return Long.parseLong(text);
    }

    @POST
    @Path("/ping")
    @APIResponseSchema(
            value = Delivery.class,
            responseCode = "202",
            responseDescription = "It waits")
    @APIResponse(responseCode = "400", description = "idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "endpoint-disabled")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @APIResponse(responseCode = "501", description = "feed-not-available")
    @Operation(summary = "Send a test message; what became of it stands in the delivery log")
    public Uni<Response> ping(@PathParam("id") String id, @Context HttpHeaders headers) {
        UUID endpoint = WebhookDesk.id(id);
        return queue(
                endpoint,
                new Asked("webhook-endpoints/" + endpoint, "ping", null, headers),
                connection -> deliveries.ping(connection, endpoint));
    }

    @POST
    @Path("/replays")
    @APIResponseSchema(
            value = QueuedView.class,
            responseCode = "202",
            responseDescription = "They wait")
    @APIResponse(responseCode = "400", description = "invalid-field, idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "endpoint-disabled, range-too-large")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @APIResponse(responseCode = "501", description = "feed-not-available")
    @Operation(summary = "Deliver once more what was made out to the endpoint in a time")
    public Uni<Response> replay(
            @PathParam("id") String id,
            @NotNull @Valid RangeBody body,
            @Context HttpHeaders headers) {
        UUID endpoint = WebhookDesk.id(id);
        requireRange(body);
        return queue(
                endpoint,
                new Asked("webhook-endpoints/" + endpoint, "replays", body, headers),
                connection ->
                        deliveries
                                .replay(connection, endpoint, body.from(), body.until())
                                .map(QueuedView::new));
    }

    private static void requireRange(RangeBody body) {
        boolean possible =
                !body.from().isBefore(Instant.EPOCH)
                        && body.from().isBefore(body.until())
                        && !body.until().isAfter(LATEST);
        if (!possible) {
            throw Problem.of(400, "invalid-field", "'from' has to lie before 'until'.").exception();
        }
    }

    private Uni<Response> queue(UUID endpoint, Asked asked, Function<SqlConnection, Uni<?>> work) {
        gate.require();
        return once.run(
                asked,
                connection ->
                        endpoints
                                .lock(connection, endpoint, null)
                                .map(WebhookDesk::known)
                                .invoke(WebhookDeliveriesResource::requireEnabled)
                                .chain(() -> work.apply(connection))
                                .map(made -> new Answered(202, made, null)));
    }

    private static void requireEnabled(Endpoint endpoint) {
        if (!endpoint.status().equals("enabled")) {
            throw Problem.of(
                            409,
                            "endpoint-disabled",
                            "Nothing is sent to a disabled endpoint; enable it first.")
                    .exception();
        }
    }
}
