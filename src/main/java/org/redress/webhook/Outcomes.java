package org.redress.webhook;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.redress.outbox.Backoff;
import org.redress.platform.Randomness;
import org.redress.task.NewTask;
import org.redress.task.Tasks;
import org.redress.webhook.Queue.Claimed;

/**
 * Writes down what became of a try. Whoever holds an older number of tries may not mark a delivery
 * any more. An endpoint that has taken nothing for as long as a delivery is retried is disabled,
 * and so is one that says it is gone; a task tells a person.
 */
@ApplicationScoped
class Outcomes {

    private static final String DELIVERED =
            """
            with done as (
                update webhook_delivery
                set status = 'delivered', next_try_at = null, done_at = clock_timestamp(),
                    last_status = $4, last_error = null
                where endpoint_id = $1 and id = $2 and attempts = $3 and status = 'waiting')
            update webhook_endpoint set failing_since = null
            where id = $1 and failing_since is not null\
            """;

    /** Has this delivery been tried for long enough? */
    private static final String SPENT =
            "($8::boolean or coalesce(first_failed_at <= transaction_timestamp()"
                    + " - $7::bigint * interval '1 millisecond', false))";

    private static final String FAILED =
            "update webhook_delivery set status = case when "
                    + SPENT
                    + " then 'failed' else 'waiting' end, next_try_at = case when not "
                    + SPENT
                    + " then transaction_timestamp() + $6::bigint * interval '1 millisecond' end,"
                    + " done_at = case when "
                    + SPENT
                    + """
                     then transaction_timestamp() end,
                    first_failed_at = coalesce(first_failed_at, transaction_timestamp()),
                    last_status = $4, last_error = $5
                    where endpoint_id = $1 and id = $2 and attempts = $3 and status = 'waiting'\
                    """;

    /**
     * Goes by the same instant, so that what fails from the first try on is disabled by the last.
     */
    private static final String FAILING =
            """
            update webhook_endpoint
            set failing_since = coalesce(failing_since, transaction_timestamp()),
                status = case when $3::boolean or LATE
                    then 'disabled' else status end,
                disabled_at = case when $3 or LATE
                    then transaction_timestamp() end,
                disabled_why = case when $3 then 'gone'
                    when LATE
                    then 'failing' end,
                version = case when $3 or LATE
                    then version + 1 else version end
            where id = $1 and status = 'enabled'
            returning disabled_why, failing_since::text as failing_since\
            """
                    .replace(
                            "LATE",
                            "failing_since <= transaction_timestamp() - $2::bigint * interval '1 millisecond'");

    private final Pool pool;
    private final WebhookConfig config;
    private final Randomness randomness;
    private final Tasks tasks;
    private final WebhookCounts counts;

    Outcomes(
            Pool pool,
            WebhookConfig config,
            Randomness randomness,
            Tasks tasks,
            WebhookCounts counts) {
        this.pool = pool;
        this.config = config;
        this.randomness = randomness;
        this.tasks = tasks;
        this.counts = counts;
    }

    Uni<Void> mark(UUID endpoint, Claimed claimed, Outcome outcome) {
        counts.tried(claimed, outcome);
        return outcome.isDelivered()
                ? delivered(endpoint, claimed, outcome)
                : failed(endpoint, claimed, outcome);
    }

    private Uni<Void> delivered(UUID endpoint, Claimed claimed, Outcome outcome) {
        var parameters = Tuple.of(endpoint, claimed.id(), claimed.attempts(), outcome.status());
        return pool.preparedQuery(DELIVERED).execute(parameters).replaceWithVoid();
    }

    /** The endpoint's row is locked first, as everywhere. */
    private Uni<Void> failed(UUID endpoint, Claimed claimed, Outcome outcome) {
        var parameters =
                Tuple.of(endpoint, claimed.id(), claimed.attempts(), outcome.status())
                        .addString(outcome.error())
                        .addLong(pause(claimed).toMillis())
                        .addLong(config.retryFor().toMillis())
                        .addBoolean(claimed.attempts() >= config.tries());
        return pool.withTransaction(connection ->
                failing(connection, endpoint, outcome)
                        .chain(() -> connection.preparedQuery(FAILED).execute(parameters))
                        .replaceWithVoid());
    }

    private Duration pause(Claimed claimed) {
        return new Backoff(config.retryFirst(), config.retryLongest())
                .after(claimed.attempts(), randomness.fraction());
    }

    private Uni<Void> failing(SqlConnection connection, UUID endpoint, Outcome outcome) {
        long retryFor = config.retryFor().toMillis();
        return connection
                .preparedQuery(FAILING)
                .execute(Tuple.of(endpoint, retryFor, outcome.isGone()))
                .map(rows -> rows.iterator())
                .map(rows -> rows.hasNext() ? rows.next() : null)
                .chain(row -> tell(connection, endpoint, row, outcome));
    }

    private Uni<Void> tell(SqlConnection connection, UUID endpoint, Row row, Outcome outcome) {
        String why = row == null ? null : row.getString("disabled_why");
        if (why == null) {
            return Uni.createFrom().voidItem();
        }
        counts.disabled();
        Log.errorf("webhook endpoint %s is disabled: %s, %s", endpoint, why, outcome.error());
        var facts =
                new JsonObject()
                        .put("endpoint", endpoint.toString())
                        .put("why", why)
                        .put("failingSince", row.getString("failing_since"))
                        .put("lastError", outcome.error());
        return tasks.raise(
                connection,
                new NewTask(
                        "webhook-endpoint-disabled",
                        endpoint.toString(),
                        null,
                        "A webhook endpoint was disabled: put the receiver right and enable it, or delete it.",
                        facts));
    }
}
