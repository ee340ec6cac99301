package org.redress.api;

import static org.redress.access.Role.ASSISTANT;
import static org.redress.access.Role.AUDITOR;
import static org.redress.access.Role.BUYER;
import static org.redress.access.Role.MARKETPLACE;
import static org.redress.access.Role.MEDIATOR;
import static org.redress.access.Role.OPERATOR;
import static org.redress.access.Role.READER;
import static org.redress.access.Role.SELLER;
import static org.redress.access.Role.SUPERVISOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Timelines.Reason;

/** Why each step of the order happened. */
@Path("/v1/orders/{id}/explanation")
@Tag(name = "orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrderExplanationResource {

    private final Timelines timelines;

    OrderExplanationResource(Timelines timelines) {
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
    @Operation(summary = "Rule, policy version and facts of every step, with a plain sentence")
    public Uni<List<Reason>> get(@PathParam("id") String id) {
        return timelines.whyOfOrder(id);
    }
}
