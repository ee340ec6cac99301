package org.redress.api;

import static org.redress.access.Role.*;

import io.quarkus.logging.Log;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Disclosure;
import org.redress.bundle.Bundles;
import org.redress.bundle.Bundles.Unwritten;
import org.redress.bundle.Ending;
import org.redress.evidence.EvidenceStore.DamagedException;
import org.redress.kernel.Party;
import org.redress.platform.Problem;

/** A whole case as one signed file, for a court, a bank or an auditor. */
@Path("/v1/orders/{id}/bundle")
@Tag(name = "orders")
public class BundleResource {

    private final Sights sights;
    private final Timelines timelines;
    private final Bundles bundles;
    private final Papers papers;
    private final Disk disk;
    private final AccessLogFilter log;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest request;

    BundleResource(
            Sights sights,
            Timelines timelines,
            Bundles bundles,
            Papers papers,
            Disk disk,
            AccessLogFilter log,
            SecurityIdentity identity,
            CurrentVertxRequest request) {
        this.sights = sights;
        this.timelines = timelines;
        this.bundles = bundles;
        this.papers = papers;
        this.disk = disk;
        this.log = log;
        this.identity = identity;
        this.request = request;
    }

    @GET
    @RolesAllowed({MARKETPLACE, SUPERVISOR, READER, AUDITOR, OPERATOR})
    @Produces("application/zip")
    @APIResponse(
            responseCode = "200",
            description = "The zip",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "not-found")
    @APIResponse(responseCode = "409", description = "bundle-too-large")
    @APIResponse(responseCode = "500", description = "evidence-damaged")
    @APIResponse(responseCode = "501", description = "bundle-key-missing")
    @APIResponse(responseCode = "503", description = "bundles-busy, evidence-unavailable")
    @Operation(
            summary =
                    "The case as a signed zip that tools/VerifyBundle.java checks without this service")
    public Uni<Response> get(@PathParam("id") String id) {
        UUID order = OrdersResource.order(id);
        var ending = new Ending();
        request.getCurrent().addEndHandler(ended -> ending.end());
        return sights.ofOrder(order, identity)
                .chain(sight -> of(order, sight.party()))
                .chain(unwritten -> written(id, unwritten, ending))
                .call(() -> log.before("GET /v1/orders/{id}/bundle", order, null))
                .map(file -> sent(order, file));
    }

    private Uni<Unwritten> of(UUID order, Party party) {
        return bundles.of(order, party, file -> Disclosure.isOpen(file, party));
    }

    private Uni<java.nio.file.Path> written(String id, Unwritten unwritten, Ending ending) {
        return timelines
                .ofOrder(id, true)
                .chain(entries -> disk.does(() -> unwritten.write(papers.write(entries), ending)))
                .onFailure(DamagedException.class)
                .transform(failure -> damaged(id));
    }

    private static Throwable damaged(String id) {
        Log.errorf("no bundle of order %s, for a file of it is not what was attached", id);
        return Problem.of(500, "evidence-damaged", "A file is no longer what was attached.")
                .exception();
    }

    private static Response sent(UUID order, java.nio.file.Path file) {
        return Response.ok(file)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"case-" + order + ".zip\"")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
