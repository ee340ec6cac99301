package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.api.WebhookDeliveriesResource.QueuedView;
import org.redress.platform.PageOf;
import org.redress.webhook.Deliveries;
import org.redress.webhook.Endpoints;
import org.redress.webhook.Feed;
import org.redress.webhook.FeedGate;
import org.redress.webhook.FeedPosition;
import org.redress.webhook.PublicEvent;

/** Everything that happens, to be pulled: the same events in the same order as the webhooks. */
@Path("/v1/events")
@Tag(name = "events")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {

    private static final int LARGEST = 500;

    private final Feed feed;
    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final Once once;
    private final FeedGate gate;

    EventsResource(
            Feed feed, Deliveries deliveries, Endpoints endpoints, Once once, FeedGate gate) {
        this.feed = feed;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.once = once;
        this.gate = gate;
    }

    /** To whom; absent: to every enabled endpoint that wants such an event. */
    public record ReplayBody(UUID endpoint) {}

    /**
     * A stretch of the feed. {@code next} is where to go on, always given: with {@code more} at
     * once, else later.
     */
    public record EventsView(List<PublicEvent> items, String next, boolean more) {}

    @GET
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "400", description = "invalid-field, bad-cursor")
    @APIResponse(responseCode = "501", description = "feed-not-available")
    @Operation(
            summary =
                    "Events after a place in the feed, none ever skipped; without 'after' from the start")
    public Uni<EventsView> after(
            @QueryParam("after") @Size(max = PageOf.CURSOR) String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(LARGEST) int limit,
            @QueryParam("testClocks") @DefaultValue("false") boolean testClocks) {
        gate.require();
        return feed.after(FeedPosition.of(after), limit, testClocks)
                .map(it -> new EventsView(it.events(), it.next().cursor(), it.more()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", description = "not-found")
    @Operation(summary = "One event")
    public Uni<PublicEvent> get(@PathParam("id") String id) {
        return feed.find(key(id)).map(EventsResource::known);
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @APIResponseSchema(
            value = QueuedView.class,
            responseCode = "202",
            responseDescription = "They wait")
    @APIResponse(responseCode = "400", description = "invalid-field, idempotency-key-missing")
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    @APIResponse(responseCode = "501", description = "feed-not-available")
    @Operation(summary = "Deliver an event once more by webhook, under the same id")
    public Uni<Response> replay(
            @PathParam("id") String id, @Valid ReplayBody body, @Context HttpHeaders headers) {
        gate.require();
        UUID endpoint = body == null ? null : body.endpoint();
        return feed.find(key(id))
                .map(EventsResource::known)
                .chain(() ->
                        once.run(
                                new Asked("events/" + id, "replay", body, headers),
                                connection ->
                                        requireKnown(connection, endpoint)
                                                .chain(() ->
                                                        deliveries.replay(
                                                                connection, key(id), endpoint))
                                                .map(EventsResource::queued)));
    }

    private Uni<Void> requireKnown(SqlClient client, UUID endpoint) {
        return endpoint == null
                ? Uni.createFrom().voidItem()
                : endpoints
                        .lock(client, endpoint, null)
                        .invoke(WebhookDesk::known)
                        .replaceWithVoid();
    }

    private static Answered queued(int deliveries) {
        return new Answered(202, new QueuedView(deliveries), null);
    }

    private static PublicEvent.Key key(String id) {
        return PublicEvent.Key.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }

    private static PublicEvent known(Optional<PublicEvent> found) {
        return found.orElseThrow(() -> Commands.unknown().exception());
    }
}
