package org.redress.webhook;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.redress.order.OrderId;
import org.redress.task.Tasks;

/**
 * Tells people that an endpoint was disabled: a task for as long as it is, and one email each time,
 * both in the transaction that disables it.
 */
@ApplicationScoped
public class Alarm {

    /** The common outbox; see the migration for what its columns hold here. */
    private static final String EMAIL =
            """
            insert into outbox (bucket, order_id, event_number, place, topic, kind, recipient, payload,
                test_clock)
            values ($1, $2, $3, 1, 'webhook-mail', 'webhook-disabled', 'operator', $4, false)\
            """;

    private final Tasks tasks;
    private final WebhookCounts counts;

    Alarm(Tasks tasks, WebhookCounts counts) {
        this.tasks = tasks;
        this.counts = counts;
    }

    Uni<Void> disabled(SqlConnection connection, Disabling what) {
        counts.disabled();
        Log.errorf(
                "webhook endpoint %s is disabled: %s, %s",
                what.endpoint(), what.why(), what.lastError());
        var row =
                Tuple.of(
                        OrderId.bucket(what.endpoint()),
                        what.endpoint(),
                        what.version(),
                        what.payload());
        return tasks.raise(connection, what.task())
                .chain(() -> connection.preparedQuery(EMAIL).execute(row))
                .replaceWithVoid();
    }

    /** Somebody has enabled or deleted the endpoint: nobody has to look at it any more. */
    public Uni<Void> over(SqlConnection connection, UUID endpoint, String by, String reason) {
        return tasks.settle(connection, Disabling.about(endpoint), by, reason);
    }
}
