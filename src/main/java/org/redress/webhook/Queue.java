package org.redress.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What waits to be delivered to an endpoint. A try is counted before it is made; what a killed
 * replica had in hand comes back by its lease.
 */
@ApplicationScoped
class Queue {

    private static final String RECEIVER =
            """
            select url, secret, case when previous_until > statement_timestamp() then previous_secret end as previous
            from webhook_endpoint where id = $1 and status = 'enabled'\
            """;

    static final String CLAIM =
            """
            with due as materialized (
                select id from webhook_delivery
                where endpoint_id = $1 and status = 'waiting' and next_try_at <= statement_timestamp()
                order by next_try_at limit $2 for update skip locked),
            claimed as (
                update webhook_delivery d
                set attempts = d.attempts + 1,
                    next_try_at = statement_timestamp() + $3::bigint * interval '1 millisecond'
                from due where d.endpoint_id = $1 and d.id = due.id
                returning d.*)
            select c.id, c.type, c.order_id, c.event_number, c.attempts, c.created_at,
                c.attempts - c.retried_after as tries,
                extract(epoch from statement_timestamp())::bigint as now,
                e.body, l.external_id, coalesce(l.test_clock, false) as test_clock
            from claimed c
            left join order_event e
                on e.bucket = c.bucket and e.order_id = c.order_id and e.number = c.event_number
            left join order_listing l on l.bucket = c.bucket and l.order_id = c.order_id
            order by c.id\
            """;

    private final Pool pool;
    private final ObjectMapper json;
    private final WebhookConfig config;

    Queue(Pool pool, ObjectMapper json, WebhookConfig config) {
        this.pool = pool;
        this.json = json;
        this.config = config;
    }

    /** Where an endpoint is, and the secrets that are good now, the newest first. */
    record Receiver(UUID endpoint, String url, List<Secret> secrets) {}

    /**
     * A delivery in hand.
     *
     * @param attempts the number of this try
     * @param tries as many tries, this one too, since its endpoint was last begun anew
     * @param now seconds since 1970, by the database
     */
    record Claimed(
            long id,
            String message,
            String body,
            int attempts,
            int tries,
            long now,
            boolean testClock) {}

    /**
     * A delivery in hand that no try can help.
     *
     * @param order the order of its event, null for a ping
     * @param message the id it would have left with
     * @param why a stable code
     */
    record Hopeless(
            long id, UUID order, String message, int attempts, String why, boolean testClock) {}

    /** What was claimed at once. */
    record Batch(List<Claimed> claimed, List<Hopeless> hopeless) {

        int size() {
            return claimed.size() + hopeless.size();
        }
    }

    /** Empty for one that is disabled or gone. */
    Uni<Optional<Receiver>> receiver(UUID endpoint) {
        return pool.preparedQuery(RECEIVER)
                .execute(Tuple.of(endpoint))
                .map(rows -> rows.iterator())
                .map(rows ->
                        rows.hasNext()
                                ? Optional.of(receiver(endpoint, rows.next()))
                                : Optional.empty());
    }

    private static Receiver receiver(UUID endpoint, Row row) {
        var secret = new Secret(row.getString("secret"));
        String previous = row.getString("previous");
        return new Receiver(
                endpoint,
                row.getString("url"),
                previous == null ? List.of(secret) : List.of(secret, new Secret(previous)));
    }

    Uni<Batch> claim(UUID endpoint) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(endpoint, (long) config.batch(), config.lease().toMillis()))
                .map(rows -> batch(endpoint, rows));
    }

    /** Row by row: one that cannot be written keeps none of the others. */
    private Batch batch(UUID endpoint, RowSet<Row> rows) {
        var batch = new Batch(new ArrayList<>(), new ArrayList<>());
        for (Row row : rows) {
            if (row.getInteger("tries") > config.tries()) {
                batch.hopeless().add(hopeless(endpoint, row, "never-answered"));
                continue;
            }
            try {
                batch.claimed().add(claimed(endpoint, row));
            } catch (RuntimeException e) {
                var hopeless = hopeless(endpoint, row, "unreadable-event");
                Log.errorf(e, "%s cannot be written as a webhook", hopeless.message());
                batch.hopeless().add(hopeless);
            }
        }
        return batch;
    }

    private Claimed claimed(UUID endpoint, Row row) {
        UUID order = row.getUUID("order_id");
        var event = order == null ? ping(endpoint, row) : event(order, row);
        return new Claimed(
                row.getLong("id"),
                event.id(),
                json.valueToTree(event).toString(),
                row.getInteger("attempts"),
                row.getInteger("tries"),
                row.getLong("now"),
                row.getBoolean("test_clock"));
    }

    private static Hopeless hopeless(UUID endpoint, Row row, String why) {
        UUID order = row.getUUID("order_id");
        return new Hopeless(
                row.getLong("id"),
                order,
                order == null
                        ? ping(endpoint, row).id()
                        : new PublicEvent.Key(order, row.getInteger("event_number")).id(),
                row.getInteger("attempts"),
                why,
                row.getBoolean("test_clock"));
    }

    private PublicEvent event(UUID order, Row row) {
        return PublicEvent.of(
                new PublicEvent.Key(order, row.getInteger("event_number")),
                row.getString("type"),
                row.getString("external_id"),
                row.getBoolean("test_clock"),
                PublicEvent.body(json, row.getString("body")));
    }

    private static PublicEvent ping(UUID endpoint, Row row) {
        return PublicEvent.ping(
                endpoint, row.getLong("id"), Endpoint.instant(row, "created_at").toString());
    }
}
