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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Caller;
import org.redress.api.Once.Answered;
import org.redress.api.Once.Asked;
import org.redress.clock.DatabaseTime;
import org.redress.platform.Cursor;
import org.redress.platform.PageOf;
import org.redress.platform.Problem;
import org.redress.task.Task;
import org.redress.task.TaskList;
import org.redress.task.TaskList.Place;
import org.redress.task.TaskList.Status;
import org.redress.task.Tasks;

/** What waits for a person: parked orders and messages, unknown payments, differences. */
@Path("/v1/tasks")
@Tag(name = "tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TasksResource {

    private final Tasks tasks;
    private final TaskList list;
    private final DatabaseTime time;
    private final Once once;
    private final Casework casework;

    TasksResource(Tasks tasks, TaskList list, DatabaseTime time, Once once, Casework casework) {
        this.tasks = tasks;
        this.list = list;
        this.time = time;
        this.once = once;
        this.casework = casework;
    }

    /** What was done about it. */
    public record ClosingBody(@NotNull @Size(min = 1, max = 1000) String reason) {}

    @GET
    @RolesAllowed({OPERATOR, SUPERVISOR})
    @Operation(summary = "What waits for a person and what to do about it, the oldest first")
    public Uni<PageOf<TaskView>> list(
            @QueryParam("kind") @Pattern(regexp = "[a-z-]{1,60}") String kind,
            @QueryParam("status") @DefaultValue("open") @Pattern(regexp = "open|closed|any")
                    String status,
            @QueryParam("cursor") @Size(max = PageOf.CURSOR) String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(PageOf.LARGEST) int limit) {
        var place = cursor == null ? Place.START : place(Cursor.read(cursor, 2));
        return list.after(place, kind, Status.valueOf(status.toUpperCase(Locale.ROOT)), limit + 1)
                .chain(rows -> time.now().map(now -> page(rows, limit, now)));
    }

    private static PageOf<TaskView> page(List<Task> rows, int limit, Instant now) {
        return PageOf.of(rows, limit, now, TaskView::of, TasksResource::cursor);
    }

    private static String cursor(Task last) {
        return Cursor.of(last.raisedAt(), last.id());
    }

    private static Place place(List<String> key) {
        return new Place(
                CursorKey.instant(key.get(0)), PathId.parse(key.get(1)).orElseThrow(Cursor::bad));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({OPERATOR, SUPERVISOR})
    @Operation(summary = "One task")
    public Uni<TaskView> get(@PathParam("id") String id) {
        Caller caller = casework.caller();
        return list.find(task(id))
                .map(TasksResource::known)
                .call(task -> casework.ofOthers(task.orderId(), caller))
                .map(TaskView::of);
    }

    @POST
    @Path("/{id}/closing")
    @RolesAllowed(OPERATOR)
    @Operation(summary = "Close a task; says what was done about it")
    @APIResponseSchema(value = TaskView.class, responseCode = "200", responseDescription = "Closed")
    public Uni<Response> close(
            @PathParam("id") String id,
            @NotNull @Valid ClosingBody body,
            @Context HttpHeaders headers) {
        UUID task = task(id);
        Caller caller = casework.caller();
        return once.run(
                new Asked("tasks/" + task, "closing", body, headers),
                connection ->
                        list.find(connection, task)
                                .map(TasksResource::known)
                                .chain(found ->
                                        casework.ofOthers(connection, found.orderId(), caller))
                                .chain(() ->
                                        tasks.close(connection, task, caller.id(), body.reason()))
                                .chain(closed -> answer(connection, task, closed)));
    }

    private Uni<Answered> answer(SqlConnection connection, UUID id, boolean closed) {
        return list.find(connection, id)
                .map(TasksResource::known)
                .map(task -> closed ? new Answered(200, TaskView.of(task), null) : isClosed());
    }

    private static Task known(Optional<Task> found) {
        return found.orElseThrow(() -> Commands.unknown().exception());
    }

    private static Answered isClosed() {
        return new Answered(
                409, Problem.of(409, "task-closed", "This task is closed already."), null);
    }

    private static UUID task(String id) {
        return PathId.parse(id).orElseThrow(() -> Commands.unknown().exception());
    }
}
