package org.redress.api;

import static org.redress.access.Role.OPERATOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import org.redress.kernel.Money;

/** Payments from the marketplace's own account, where a settlement was not right (E16). */
@Path("/v1/orders/{id}/corrections")
@Tag(name = "payments")
@APIResponse(
        responseCode = "200",
        description = "As it is now",
        content = @Content(schema = @Schema(implementation = OrderView.class)))
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CorrectionsResource {

    private final Corrections corrections;

    CorrectionsResource(Corrections corrections) {
        this.corrections = corrections;
    }

    /**
     * What is paid to whom, in minor units, and why; the recipient reads the reason. {@code
     * dispute} is the number of the case that it corrects, left out for the order as a whole.
     */
    public record CorrectionBody(
            @NotNull @Pattern(regexp = "buyer|seller") String recipient,
            @NotNull @Min(1) @Max(Money.LIMIT) Long amount,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
            @Min(1) @Max(1_000) Integer dispute,
            @NotNull @Size(min = 1, max = 1000) String reason) {}

    @POST
    @RolesAllowed(OPERATOR)
    @Operation(
            summary =
                    "Pay the buyer or the seller of a settled order from the marketplace's own account; at most"
                            + " what the settlement gave to the other side")
    public Uni<Response> ofOrder(
            @PathParam("id") String id,
            @NotNull @Valid CorrectionBody body,
            @Context HttpHeaders headers) {
        return corrections.pay(id, "corrections", null, body, headers);
    }
}
