package org.redress.api;

import static org.redress.access.Role.*;

import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.bundle.Ending;
import org.redress.evidence.EvidenceStore;
import org.redress.evidence.EvidenceStore.DamagedException;
import org.redress.evidence.EvidenceStore.Key;
import org.redress.evidence.FileName;
import org.redress.platform.Problem;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/** One attached file: its bytes, or taking it back. */
@Path("/v1/evidence/{id}")
@Tag(name = "evidence")
public class EvidenceResource {

    private static final String LOOK = "GET /v1/evidence/{id}";
    private static final String DAMAGED =
            "A file is not what was attached: restore its bytes from a backup, and find out who changed them.";

    private final EvidenceDesk desk;
    private final EvidenceStore store;
    private final Disk disk;
    private final AccessLogFilter log;
    private final Tasks tasks;
    private final Pool pool;
    private final CurrentVertxRequest request;

    EvidenceResource(
            EvidenceDesk desk,
            EvidenceStore store,
            Disk disk,
            AccessLogFilter log,
            Tasks tasks,
            Pool pool,
            CurrentVertxRequest request) {
        this.desk = desk;
        this.store = store;
        this.disk = disk;
        this.log = log;
        this.tasks = tasks;
        this.pool = pool;
        this.request = request;
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
    @Produces(MediaType.WILDCARD)
    @Operation(
            summary = "The file, as a download that no browser opens",
            description =
                    "As it came for whoever brought it and for mediators; for everybody else the copy"
                            + " without what cameras and programs wrote about it.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "403", description = "evidence-withheld")
    @APIResponse(responseCode = "409", description = "evidence-quarantined, evidence-infected")
    @APIResponse(responseCode = "500", description = "evidence-damaged")
    @APIResponse(responseCode = "503", description = "evidence-unavailable")
    public Uni<Response> get(@PathParam("id") String id) {
        var ending = new Ending();
        request.getCurrent().addEndHandler(ended -> ending.end());
        return desk.find(parse(id)).chain(found -> download(found, ending));
    }

    @DELETE
    @RolesAllowed({BUYER, SELLER})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take a file of one's own back, before a mediator decides")
    @APIResponseSchema(
            value = EvidenceView.class,
            responseCode = "200",
            responseDescription = "As it was")
    public Uni<Response> delete(@PathParam("id") String id, @Context HttpHeaders headers) {
        return desk.remove(parse(id), headers);
    }

    /** Whoever uploaded it may have meant harm, so nothing in it may run where it is opened. */
    private Uni<Response> download(FoundEvidence found, Ending ending) {
        if (found.file() == null) {
            return Uni.createFrom().failure(Commands.unknown().exception());
        }
        Key key = found.key();
        return disk.does(() -> store.read(key))
                .onFailure(DamagedException.class)
                .recoverWithUni(failure -> damaged(found))
                .invoke(path -> ending.owns(() -> released(path)))
                .call(() -> log.before(LOOK, found.order(), found.view().id()))
                .map(path -> response(found, path));
    }

    private static Response response(FoundEvidence found, java.nio.file.Path path) {
        return Response.ok(path, found.file().type())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileName.attachment(found.file().name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    /** However the download ended. */
    private void released(java.nio.file.Path path) {
        disk.does(
                        () -> {
                            store.release(path);
                            return null;
                        })
                .subscribe()
                .with(done -> {}, failure -> Log.warnf("a file is not released: %s", failure));
    }

    private <T> Uni<T> damaged(FoundEvidence found) {
        String id = found.view().id();
        Log.errorf("evidence %s is not what was attached", id);
        var facts = new JsonObject().put("evidence", id).put("sha256", found.key().sha256());
        return tasks.raise(pool, new NewTask("evidence-damaged", id, found.order(), DAMAGED, facts))
                .chain(() ->
                        Uni.createFrom()
                                .failure(
                                        Problem.of(
                                                        500,
                                                        "evidence-damaged",
                                                        "The file is no longer what was attached.")
                                                .exception()));
    }

    private static EvidenceId parse(String id) {
        return EvidenceId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }
}
