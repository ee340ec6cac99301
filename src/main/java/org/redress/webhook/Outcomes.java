package org.redress.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.redress.outbox.Backoff;
import org.redress.platform.Randomness;
import org.redress.webhook.Queue.Claimed;
import org.redress.webhook.Queue.Receiver;

/**
 * Writes down what became of a try. Whoever holds an older number of tries may not mark a delivery
 * any more. An endpoint that has taken nothing for as long as a delivery is retried is disabled,
 * and so is one that says it is gone; people are told.
 */
@ApplicationScoped
class Outcomes {

    /** Also what was skipped while it was under way: the log says what happened. */
    private static final String DELIVERED =
            """
            with done as (
                update webhook_delivery
                set status = 'delivered', next_try_at = null, done_at = clock_timestamp(),
                    last_status = $4, last_error = null
                where endpoint_id = $1 and id = $2 and attempts = $3 and status in ('waiting', 'skipped'))
            update webhook_endpoint set failing_since = null
            where id = $1 and failing_since is not null\
            """;

    /**
     * Has this delivery been tried for long enough? Never where its endpoint has just been
     * disabled: what it took nothing of is told once it is enabled again.
     */
    private static final String SPENT =
            "(($8::boolean or coalesce(first_failed_at <= transaction_timestamp()"
                    + " - $7::bigint * interval '1 millisecond', false))"
                    + " and exists (select 1 from webhook_endpoint where id = $1 and status = 'enabled'))";

    /** A try from before the endpoint was begun anew says nothing about what comes now. */
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
                    where endpoint_id = $1 and id = $2 and attempts = $3 and status = 'waiting'
                        and attempts - retried_after = $9\
                    """;

    /**
     * Goes by the same instant, so that what fails from the first try on is disabled by the last.
     * What an address did that the endpoint has no more says nothing about the one it has, nor does
     * a try that was begun before it was enabled again.
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
            where id = $1 and status = 'enabled' and url = $4
                and exists (select 1 from webhook_delivery d
                    where d.endpoint_id = $1 and d.id = $5 and d.status = 'waiting'
                        and d.attempts = $6 and d.attempts - d.retried_after = $7)
            returning disabled_why, failing_since, disabled_at, version\
            """
                    .replace(
                            "LATE",
                            "failing_since <= transaction_timestamp() - $2::bigint * interval '1 millisecond'");

    private final Pool pool;
    private final WebhookConfig config;
    private final Randomness randomness;
    private final Alarm alarm;
    private final WebhookCounts counts;

    Outcomes(
            Pool pool,
            WebhookConfig config,
            Randomness randomness,
            Alarm alarm,
            WebhookCounts counts) {
        this.pool = pool;
        this.config = config;
        this.randomness = randomness;
        this.alarm = alarm;
        this.counts = counts;
    }

    Uni<Void> mark(Receiver receiver, Claimed claimed, Outcome outcome) {
        counts.tried(claimed, outcome);
        return outcome.isDelivered()
                ? delivered(receiver.endpoint(), claimed, outcome)
                : failed(receiver, claimed, outcome);
    }

    private Uni<Void> delivered(UUID endpoint, Claimed claimed, Outcome outcome) {
        var parameters = Tuple.of(endpoint, claimed.id(), claimed.attempts(), outcome.status());
        return pool.preparedQuery(DELIVERED).execute(parameters).replaceWithVoid();
    }

    /** The endpoint's row is locked first, as everywhere. */
    private Uni<Void> failed(Receiver receiver, Claimed claimed, Outcome outcome) {
        var parameters =
                Tuple.of(receiver.endpoint(), claimed.id(), claimed.attempts(), outcome.status())
                        .addString(outcome.error())
                        .addLong(pause(claimed).toMillis())
                        .addLong(config.retryFor().toMillis())
                        .addBoolean(claimed.tries() >= config.tries())
                        .addInteger(claimed.tries());
        return pool.withTransaction(connection ->
                failing(connection, receiver, claimed, outcome)
                        .chain(() -> connection.preparedQuery(FAILED).execute(parameters))
                        .replaceWithVoid());
    }

    private Duration pause(Claimed claimed) {
        return new Backoff(config.retryFirst(), config.retryLongest())
                .after(claimed.tries(), randomness.fraction());
    }

    private Uni<Void> failing(
            SqlConnection connection, Receiver receiver, Claimed claimed, Outcome outcome) {
        long retryFor = config.retryFor().toMillis();
        var parameters =
                Tuple.of(receiver.endpoint(), retryFor, outcome.isGone(), receiver.url())
                        .addLong(claimed.id())
                        .addInteger(claimed.attempts())
                        .addInteger(claimed.tries());
        return connection
                .preparedQuery(FAILING)
                .execute(parameters)
                .map(rows -> rows.iterator())
                .chain(rows ->
                        rows.hasNext()
                                ? tell(connection, receiver, rows.next(), outcome)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(SqlConnection connection, Receiver receiver, Row row, Outcome outcome) {
        String why = row.getString("disabled_why");
        return why == null
                ? Uni.createFrom().voidItem()
                : alarm.disabled(
                        connection,
                        new Disabling(
                                receiver.endpoint(),
                                row.getInteger("version"),
                                why,
                                Target.place(receiver.url()),
                                Endpoint.instant(row, "failing_since"),
                                Endpoint.instant(row, "disabled_at"),
                                outcome.error()));
    }
}
