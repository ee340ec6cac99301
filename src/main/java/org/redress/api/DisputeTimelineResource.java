package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import org.redress.api.Timelines.Entry;

/** What happened in the dispute, one event after the other. */
@Path("/v1/disputes/{id}/timeline")
@Tag(name = "disputes")
@Produces(MediaType.APPLICATION_JSON)
public class DisputeTimelineResource {

    private final Timelines timelines;

    DisputeTimelineResource(Timelines timelines) {
        this.timelines = timelines;
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
    @Operation(summary = "What happened in the dispute")
    public Uni<List<Entry>> get(
            @PathParam("id") String id,
            @QueryParam("notices") @DefaultValue("false") boolean notices) {
        return timelines.ofDispute(id, notices);
    }
}
