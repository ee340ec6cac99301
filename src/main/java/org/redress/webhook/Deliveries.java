package org.redress.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.platform.Problem;

/** The delivery log: read, added to by hand, and cut. Nothing is sent here; the relay does that. */
@ApplicationScoped
public class Deliveries {

    /** So many lines of the log are replayed at once. */
    public static final int MOST_REPLAYED = 10_000;

    private static final String COLUMNS =
            "id, type, order_id, event_number, status, attempts, created_at, next_try_at, done_at,"
                    + " last_status, last_error";

    /** An endpoint that is being deleted is waited for, and left out. */
    static final String REPLAY_EVENT =
            """
            insert into webhook_delivery (endpoint_id, type, bucket, order_id, event_number)
            select w.id, p.type, p.bucket, p.order_id, p.number
            from order_event p
            cross join webhook_endpoint w
            left join order_listing l on l.bucket = p.bucket and l.order_id = p.order_id
            where p.bucket = $1 and p.order_id = $2 and p.number = $3
                and w.status = 'enabled' and ($4::uuid is null or w.id = $4) and\s\
            """
                    + FanOut.WANTED
                    + " for key share of w";

    /** Looks at so many lines of the log at most, and makes out nothing if there are as many. */
    static final String REPLAY_RANGE =
            """
            with page as materialized (
                select id, type, bucket, order_id, event_number from webhook_delivery
                where endpoint_id = $1 and created_at >= $2 and created_at < $3 and status <> 'waiting'
                order by created_at limit $4),
            looked as (select count(*) as lines from page),
            made as (
                insert into webhook_delivery (endpoint_id, type, bucket, order_id, event_number)
                select $1, type, bucket, order_id, event_number from page
                where order_id is not null and (select lines from looked) < $4
                group by type, bucket, order_id, event_number
                order by min(id)
                returning 1)
            select (select lines from looked) as lines, (select count(*) from made)::int as queued\
            """;

    /**
     * The oldest of each endpoint that are over; what waits stands in another part of the log. By
     * their place in the table, so that no plan reads all of it.
     */
    static final String CUT =
            """
            delete from webhook_delivery where ctid = any(array(
                select old.ctid from webhook_endpoint w
                cross join lateral (select d.ctid from webhook_delivery d
                    where d.endpoint_id = w.id and d.status <> 'waiting'
                        and d.created_at < statement_timestamp() - $1::bigint * interval '1 millisecond'
                    order by d.created_at limit 500 for update skip locked) old))\
            """;

    private final Pool pool;
    private final long keepMillis;

    Deliveries(Pool pool, WebhookConfig config) {
        this.pool = pool;
        this.keepMillis = config.keep().toMillis();
    }

    /** Newest first: up to {@code limit} of them below {@code before}, of one status or all. */
    public Uni<List<Delivery>> list(UUID endpoint, String status, long before, int limit) {
        return pool.preparedQuery(
                        "select "
                                + COLUMNS
                                + " from webhook_delivery where endpoint_id = $1 and id < $2"
                                + " and ($3::text is null or status = $3) order by id desc limit $4")
                .execute(Tuple.of(endpoint, before, status, (long) limit))
                .map(Deliveries::deliveries);
    }

    /** A message without an event, to try the receiver. */
    public Uni<Delivery> ping(SqlClient client, UUID endpoint) {
        return client.preparedQuery(
                        "insert into webhook_delivery (endpoint_id, type) values ($1, 'ping') returning "
                                + COLUMNS)
                .execute(Tuple.of(endpoint))
                .map(rows -> deliveries(rows).getFirst());
    }

    /**
     * Told once more, under the same id, to the enabled endpoints that want it; only to one if it
     * is named. Answers to how many.
     */
    public Uni<Integer> replay(SqlClient client, PublicEvent.Key event, UUID endpoint) {
        return client.preparedQuery(REPLAY_EVENT)
                .execute(Tuple.of(event.bucket(), event.order(), event.number(), endpoint))
                .map(RowSet::rowCount);
    }

    /**
     * All events that were made out to the endpoint in a time and do not wait, each once more.
     *
     * @throws Problem.ProblemException {@code range-too-large}
     */
    public Uni<Integer> replay(SqlClient client, UUID endpoint, Instant from, Instant until) {
        var parameters =
                Tuple.of(
                        endpoint,
                        from.atOffset(ZoneOffset.UTC),
                        until.atOffset(ZoneOffset.UTC),
                        MOST_REPLAYED + 1L);
        return client.preparedQuery(REPLAY_RANGE)
                .execute(parameters)
                .map(rows -> rows.iterator().next())
                .invoke(row -> requireFew(row.getLong("lines")))
                .map(row -> row.getInteger("queued"));
    }

    private static void requireFew(long lines) {
        if (lines > MOST_REPLAYED) {
            throw Problem.of(
                            409,
                            "range-too-large",
                            "Too many deliveries at once; name a shorter time.",
                            Map.of("limit", String.valueOf(MOST_REPLAYED)))
                    .exception();
        }
    }

    /** Forgets what is over and older than it is kept; answers how many lines. */
    Uni<Integer> cut() {
        return pool.preparedQuery(CUT).execute(Tuple.of(keepMillis)).map(RowSet::rowCount);
    }

    private static List<Delivery> deliveries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Delivery::of).toList();
    }
}
