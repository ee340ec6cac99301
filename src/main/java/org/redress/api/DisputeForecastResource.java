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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Forecasts.ForecastView;

/** What lies ahead of the dispute. */
@Path("/v1/disputes/{id}/forecast")
@Tag(name = "disputes")
@Produces(MediaType.APPLICATION_JSON)
public class DisputeForecastResource {

    private final Forecasts forecasts;

    DisputeForecastResource(Forecasts forecasts) {
        this.forecasts = forecasts;
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
    @Operation(summary = "What time alone will do, and one step of each action you may take")
    public Uni<ForecastView> get(@PathParam("id") String id) {
        return forecasts.ofDispute(DisputesResource.parse(id));
    }
}
