package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.redress.task.Task;

/**
 * A task as operators see it.
 *
 * @param what what to do
 * @param facts ids, codes, instants and amounts
 * @param testClock true if it belongs to an order on a test clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskView(
        UUID id,
        String kind,
        String subject,
        String status,
        UUID orderId,
        String what,
        Map<String, Object> facts,
        boolean testClock,
        Instant raisedAt,
        ClosingView closing) {

    /** Who closed it, and why; the reason is absent once it is erased. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClosingView(Instant at, String by, String reason) {

        static ClosingView of(Task.Closing closing) {
            return closing == null
                    ? null
                    : new ClosingView(closing.at(), closing.by(), closing.reason());
        }
    }

    static TaskView of(Task task) {
        return new TaskView(
                task.id(),
                task.kind(),
                task.subject(),
                task.closing() == null ? "open" : "closed",
                task.orderId(),
                task.what(),
                task.facts().getMap(),
                task.testClock(),
                task.raisedAt(),
                ClosingView.of(task.closing()));
    }
}
