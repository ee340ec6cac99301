package org.redress.api;

import static org.redress.access.Role.*;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.api.EvidenceDesk.Found;
import org.redress.evidence.EvidenceStore;
import org.redress.evidence.EvidenceStore.DamagedException;
import org.redress.evidence.FileName;
import org.redress.platform.Problem;

/** One attached file: its bytes, or taking it back. */
@Path("/v1/evidence/{id}")
@Tag(name = "evidence")
public class EvidenceResource {

    private static final String LOOK = "GET /v1/evidence/{id}";

    private final EvidenceDesk desk;
    private final EvidenceStore store;
    private final Disk disk;
    private final AccessLogFilter log;

    EvidenceResource(EvidenceDesk desk, EvidenceStore store, Disk disk, AccessLogFilter log) {
        this.desk = desk;
        this.store = store;
        this.disk = disk;
        this.log = log;
    }

    @GET
    @RolesAllowed({MARKETPLACE, BUYER, SELLER, MEDIATOR, SUPERVISOR, ASSISTANT, READER, OPERATOR})
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "The file itself, as a download that no browser opens")
    public Uni<Response> get(@PathParam("id") String id) {
        return desk.find(parse(id)).chain(this::download);
    }

    @DELETE
    @RolesAllowed({BUYER, SELLER})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take a file of one's own back, before a mediator decides")
    public Uni<Response> delete(@PathParam("id") String id, @Context HttpHeaders headers) {
        return desk.remove(parse(id), headers);
    }

    /** Whoever uploaded it may have meant harm, so nothing in it may run where it is opened. */
    private Uni<Response> download(Found found) {
        if (found.file() == null) {
            return Uni.createFrom().failure(Commands.unknown().exception());
        }
        return disk.does(() -> store.read(found.key()))
                .onFailure(DamagedException.class)
                .transform(failure -> damaged(found))
                .call(() -> log.before(LOOK, found.order(), found.view().id()))
                .map(path ->
                        Response.ok(path, found.file().type())
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        FileName.attachment(found.file().name()))
                                .header("X-Content-Type-Options", "nosniff")
                                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                                .build());
    }

    private static Throwable damaged(Found found) {
        Log.errorf("evidence %s is not what was attached", found.view().id());
        return Problem.of(500, "evidence-damaged", "The file is no longer what was attached.")
                .exception();
    }

    private static EvidenceId parse(String id) {
        return EvidenceId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }
}
