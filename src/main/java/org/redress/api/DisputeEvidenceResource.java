package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Files that the parties bring into a dispute. */
@Path("/v1/disputes/{id}/evidence")
@Tag(name = "evidence")
@Produces(MediaType.APPLICATION_JSON)
public class DisputeEvidenceResource {

    private final EvidenceDesk desk;

    DisputeEvidenceResource(EvidenceDesk desk) {
        this.desk = desk;
    }

    @POST
    @RolesAllowed({BUYER, SELLER})
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Attach a file to the dispute")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = EvidenceForm.class)))
    @APIResponseSchema(
            value = EvidenceView.class,
            responseCode = "201",
            responseDescription = "Attached")
    @APIResponse(responseCode = "503", description = "evidence-unavailable, uploads-busy")
    public Uni<Response> attach(
            @PathParam("id") String id,
            @Context HttpServerRequest request,
            @Context HttpHeaders headers) {
        DisputeId dispute = DisputesResource.parse(id);
        return desk.attach(dispute.order(), dispute.number(), request, headers);
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
    @Operation(summary = "The dispute's files that the caller may look at")
    public Uni<List<EvidenceView>> list(@PathParam("id") String id) {
        return desk.ofDispute(DisputesResource.parse(id)).map(EvidenceDesk::views);
    }
}
