package org.redress.webhook;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.redress.task.NewTask;
import org.redress.task.Tasks;
import org.redress.webhook.Queue.Hopeless;

/**
 * Sets deliveries aside that no try can help, so that they keep no others waiting: parked with the
 * reason in the log of their endpoint, and a task, one for all endpoints, tells a person.
 */
@ApplicationScoped
class Parking {

    private static final String PARK =
            """
            update webhook_delivery
            set status = 'parked', next_try_at = null, done_at = transaction_timestamp(),
                last_status = null, last_error = $4
            where endpoint_id = $1 and id = $2 and attempts = $3 and status = 'waiting'\
            """;

    private static final String WHAT =
            "Find out why it cannot be delivered (the replica's log, and last_error in the endpoint's"
                    + " deliveries), remove the cause, and replay the event (POST"
                    + " /v1/events/{event}/replay).";

    private final Pool pool;
    private final Tasks tasks;
    private final WebhookCounts counts;

    Parking(Pool pool, Tasks tasks, WebhookCounts counts) {
        this.pool = pool;
        this.tasks = tasks;
        this.counts = counts;
    }

    Uni<Void> park(UUID endpoint, List<Hopeless> all) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUni(delivery -> park(endpoint, delivery))
                .collectFailures()
                .concatenate()
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> park(UUID endpoint, Hopeless delivery) {
        var key = Tuple.of(endpoint, delivery.id(), delivery.attempts(), delivery.why());
        return pool.withTransaction(connection ->
                connection
                        .preparedQuery(PARK)
                        .execute(key)
                        .chain(rows ->
                                rows.rowCount() == 0
                                        ? Uni.createFrom().voidItem()
                                        : tell(connection, endpoint, delivery)));
    }

    private Uni<Void> tell(SqlConnection connection, UUID endpoint, Hopeless delivery) {
        counts.parked(delivery);
        Log.errorf(
                "webhook %s to endpoint %s is parked: %s",
                delivery.message(), endpoint, delivery.why());
        var facts =
                new JsonObject()
                        .put("event", delivery.message())
                        .put("endpoint", endpoint.toString())
                        .put("delivery", delivery.id())
                        .put("why", delivery.why());
        return tasks.raise(
                connection,
                new NewTask(
                        "webhook-parked",
                        delivery.message(),
                        delivery.order(),
                        WHAT.replace("{event}", delivery.message()),
                        facts));
    }
}
