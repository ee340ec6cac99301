package org.redress.outbox;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.UUID;
import org.redress.task.NewTask;

/**
 * A message that waits for a person, as a task names it.
 *
 * @param id the row's own id over REST
 * @param message the message's id, the same on every try
 */
record ParkedMessage(String id, String message, String topic, String kind, UUID orderId) {

    private static final String WHAT =
            "Look at the message's last error (GET /v1/outbox/{id}), remove its cause and retry it,"
                    + " or drop it with a reason.";

    /** Their rows stand under the id of something that is no order. */
    private static final Set<String> WITHOUT_ORDER = Set.of("report-mail", "webhook-mail");

    static ParkedMessage of(String topic, OutboxMessage message) {
        return new ParkedMessage(
                OutboxId.of(message.row(), message.bucket()).toString(),
                message.id(),
                topic,
                message.kind(),
                message.orderId());
    }

    NewTask task() {
        return new NewTask(
                "message-parked",
                message,
                WITHOUT_ORDER.contains(topic) ? null : orderId,
                WHAT.replace("{id}", id),
                new JsonObject().put("outbox", id).put("topic", topic).put("kind", kind));
    }
}
