package org.redress.api;

import static org.redress.access.Role.*;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Caller;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.clock.DatabaseTime;
import org.redress.outbox.OutboxDesk;
import org.redress.outbox.OutboxDesk.Status;
import org.redress.outbox.OutboxEntry;
import org.redress.outbox.OutboxId;
import org.redress.platform.Cursor;
import org.redress.platform.PageOf;
import org.redress.platform.Problem;

/** Emails and payment instructions that have not left yet, for those who run the service. */
@Path("/v1/outbox")
@Tag(name = "tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OutboxResource {

    private final OutboxDesk desk;
    private final DatabaseTime time;
    private final Once once;
    private final Casework casework;

    OutboxResource(OutboxDesk desk, DatabaseTime time, Once once, Casework casework) {
        this.desk = desk;
        this.time = time;
        this.once = once;
        this.casework = casework;
    }

    /** Why it shall never leave. */
    public record DropBody(@NotNull @Size(min = 1, max = 1000) String reason) {}

    /** What becomes of a message of which the caller's transaction knows this. */
    private interface Change {
        Uni<Boolean> of(SqlConnection connection, OutboxEntry entry, String by);
    }

    @GET
    @RolesAllowed({OPERATOR, SUPERVISOR})
    @Operation(summary = "Messages that are parked, or still wait to leave, the oldest first")
    public Uni<PageOf<OutboxView>> list(
            @QueryParam("topic") @Pattern(regexp = "[a-z-]{1,60}") String topic,
            @QueryParam("status") @DefaultValue("parked") @Pattern(regexp = "parked|waiting")
                    String status,
            @QueryParam("cursor") @Size(max = PageOf.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(PageOf.LARGEST) int limit) {
        long after = cursor == null ? 0 : CursorKey.number(Cursor.read(cursor, 1).getFirst());
        return desk.after(after, topic, Status.valueOf(status.toUpperCase(Locale.ROOT)), limit + 1)
                .chain(rows ->
                        time.now()
                                .map(now ->
                                        PageOf.of(
                                                rows,
                                                limit,
                                                now,
                                                OutboxView::of,
                                                last -> Cursor.of(last.id().row()))));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OPERATOR, SUPERVISOR})
    @Operation(summary = "One message, without its content")
    public Uni<OutboxView> get(@PathParam("id") String id) {
        Caller caller = casework.caller();
        return desk.find(message(id))
                .map(OutboxResource::known)
                .call(entry -> casework.ofOthers(entry.orderId(), caller))
                .map(OutboxView::of);
    }

    @POST
    @Path("/{id}/retry")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Try a parked message again, now; its task is closed")
    @APIResponseSchema(
            value = OutboxView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> retry(@PathParam("id") String id, @Context HttpHeaders headers) {
        return run(id, "retry", null, headers, desk::retry);
    }

    @POST
    @Path("/{id}/drop")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Never let a parked message leave; its task is closed with the reason")
    @APIResponseSchema(
            value = OutboxView.class,
            responseCode = "200",
            responseDescription = "As it is now")
    public Uni<Response> drop(
            @PathParam("id") String id,
            @NotNull @Valid DropBody body,
            @Context HttpHeaders headers) {
        return run(
                id,
                "drop",
                body,
                headers,
                (sql, entry, by) -> desk.drop(sql, droppable(entry), by, body.reason()));
    }

    /** Money that is under way has to arrive somewhere; nobody can drop that. */
    private static OutboxEntry droppable(OutboxEntry entry) {
        if (entry.topic().equals("payment")) {
            throw Problem.of(
                            409,
                            "payment-not-droppable",
                            "A payment instruction cannot be dropped; retry it.")
                    .exception();
        }
        return entry;
    }

    private Uni<Response> run(
            String id, String path, Object body, HttpHeaders headers, Change change) {
        OutboxId message = message(id);
        Caller caller = casework.caller();
        return once.run(
                new Asked("outbox/" + message, path, body, headers),
                connection ->
                        desk.find(connection, message)
                                .map(OutboxResource::known)
                                .call(entry ->
                                        casework.ofOthers(connection, entry.orderId(), caller))
                                .chain(entry -> change.of(connection, entry, caller.id()))
                                .chain(changed -> answer(connection, message, changed)));
    }

    private Uni<Answered> answer(SqlConnection connection, OutboxId id, boolean changed) {
        return desk.find(connection, id)
                .map(OutboxResource::known)
                .map(entry ->
                        changed
                                ? new Answered(200, OutboxView.of(entry), null)
                                : isNotParked(entry));
    }

    private static Answered isNotParked(OutboxEntry entry) {
        String detail = "This message is not parked; it is " + entry.status() + ".";
        return new Answered(409, Problem.of(409, "message-not-parked", detail), null);
    }

    private static OutboxEntry known(Optional<OutboxEntry> found) {
        return found.orElseThrow(() -> Commands.unknown().exception());
    }

    private static OutboxId message(String id) {
        return OutboxId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }
}
