package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.webhook.Feed;
import org.redress.webhook.FeedPosition;
import org.redress.webhook.PublicEvent;

/** Everything that happens, to be pulled: the same events in the same order as the webhooks. */
@Path("/v1/events")
@Tag(name = "events")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {

    private static final int LARGEST = 500;

    private final Feed feed;

    EventsResource(Feed feed) {
        this.feed = feed;
    }

    /**
     * A stretch of the feed. {@code next} is where to go on, always given: with {@code more} at
     * once, else later.
     */
    public record EventsView(List<PublicEvent> items, String next, boolean more) {}

    @GET
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @Operation(
            summary =
                    "Events after a place in the feed, none ever skipped; without 'after' from the start")
    public Uni<EventsView> after(
            @QueryParam("after") String after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(LARGEST) int limit,
            @QueryParam("testClocks") @DefaultValue("false") boolean testClocks) {
        return feed.after(FeedPosition.of(after), limit, testClocks)
                .map(it -> new EventsView(it.events(), it.next().cursor(), it.more()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({MARKETPLACE, OPERATOR})
    @Operation(summary = "One event")
    public Uni<PublicEvent> get(@PathParam("id") String id) {
        var key = PublicEvent.Key.parse(id).orElseThrow(() -> Commands.unknown().exception());
        return feed.find(key).map(it -> it.orElseThrow(() -> Commands.unknown().exception()));
    }
}
