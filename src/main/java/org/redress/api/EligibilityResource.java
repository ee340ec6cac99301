package org.redress.api;

import static org.redress.access.Role.BUYER;
import static org.redress.access.Role.MARKETPLACE;
import static org.redress.access.Role.OPERATOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.Eligibilities.EligibilityView;

/** Whether a dispute may be opened; the opening itself asks the same code (O10). */
@Path("/v1/orders/{id}/eligibility")
@Tag(name = "orders")
@Produces(MediaType.APPLICATION_JSON)
public class EligibilityResource {

    private final Eligibilities eligibilities;

    EligibilityResource(Eligibilities eligibilities) {
        this.eligibilities = eligibilities;
    }

    @GET
    @RolesAllowed({MARKETPLACE, BUYER, OPERATOR})
    @Operation(
            summary = "For each reason: whether, from when, until when, why not, and what it needs")
    public Uni<EligibilityView> get(
            @PathParam("id") String id,
            @QueryParam("line") @Size(max = 100) List<@Pattern(regexp = Bodies.ID) String> lines) {
        return eligibilities.of(id, lines == null ? List.of() : lines);
    }
}
