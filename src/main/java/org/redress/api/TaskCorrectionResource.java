package org.redress.api;

import static org.redress.access.Role.OPERATOR;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.redress.access.Caller;
import org.redress.api.CorrectionsResource.CorrectionBody;
import org.redress.platform.Problem;
import org.redress.task.Task;
import org.redress.task.TaskList;

/** A correction that begins with a task, of the order which that is about. */
@Path("/v1/tasks/{id}/correction")
@Tag(name = "payments")
@APIResponse(
        responseCode = "200",
        description = "As it is now",
        content = @Content(schema = @Schema(implementation = OrderView.class)))
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TaskCorrectionResource {

    private final Corrections corrections;
    private final TaskList tasks;
    private final Repeats repeats;
    private final Casework casework;

    TaskCorrectionResource(
            Corrections corrections, TaskList tasks, Repeats repeats, Casework casework) {
        this.corrections = corrections;
        this.tasks = tasks;
        this.repeats = repeats;
        this.casework = casework;
    }

    @POST
    @RolesAllowed(OPERATOR)
    @Operation(
            summary =
                    "Pay a correction of the order that a task is about; the task stays open until it is closed")
    public Uni<Response> ofTask(
            @PathParam("id") String id,
            @NotNull @Valid CorrectionBody body,
            @Context HttpHeaders headers) {
        UUID task = PathId.parse(id).orElseThrow(() -> Commands.unknown().exception());
        Caller caller = casework.caller();
        return tasks.find(task)
                .map(found -> found.orElseThrow(() -> Commands.unknown().exception()))
                .call(found -> casework.ofOthers(found.orderId(), caller))
                .call(found -> mustBeOpen(found, headers))
                .map(Task::orderId)
                .chain(order ->
                        corrections.pay(
                                order.toString(),
                                "tasks/" + task + "/correction",
                                task,
                                body,
                                headers));
    }

    /** Whoever asks again learns what became of it, also once the task is closed (rule 13). */
    private Uni<Void> mustBeOpen(Task task, HttpHeaders headers) {
        if (task.orderId() == null) {
            throw Problem.of(409, "task-without-order", "This task is about no order.").exception();
        }
        return task.closing() == null
                ? Uni.createFrom().voidItem()
                : repeats.isAsked(task.orderId(), headers)
                        .invoke(TaskCorrectionResource::mustBeAsked)
                        .replaceWithVoid();
    }

    private static void mustBeAsked(boolean before) {
        if (!before) {
            throw Problem.of(409, "task-closed", "This task is closed already.").exception();
        }
    }
}
