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

    /** So many deliveries are made again at once. */
    public static final int MOST_REPLAYED = 10_000;

    private static final String COLUMNS =
            "id, type, order_id, event_number, status, attempts, created_at, next_try_at, done_at,"
                    + " last_status, last_error";

    private static final String REPLAY_EVENT =
            """
            insert into webhook_delivery (endpoint_id, type, bucket, order_id, event_number)
            select w.id, p.type, p.bucket, p.order_id, p.number
            from order_event p
            cross join webhook_endpoint w
            left join order_listing l on l.bucket = p.bucket and l.order_id = p.order_id
            where p.bucket = $1 and p.order_id = $2 and p.number = $3
                and w.status = 'enabled' and ($4::uuid is null or w.id = $4) and\s\
            """
                    + FanOut.WANTED;

    private static final String REPLAY_RANGE =
            """
            insert into webhook_delivery (endpoint_id, type, bucket, order_id, event_number)
            select $1, type, bucket, order_id, event_number
            from webhook_delivery
            where endpoint_id = $1 and created_at >= $2 and created_at < $3 and order_id is not null
            group by type, bucket, order_id, event_number
            order by min(id) limit $4\
            """;

    /** The oldest of each endpoint; what waits is never cut. */
    private static final String CUT =
            """
            delete from webhook_delivery d
            using (select old.endpoint_id, old.id from webhook_endpoint w
                cross join lateral (select endpoint_id, id, status, created_at from webhook_delivery
                    where endpoint_id = w.id order by id limit 2000) old
                where old.status <> 'waiting'
                    and old.created_at < statement_timestamp() - $1::bigint * interval '1 millisecond') gone
            where d.endpoint_id = gone.endpoint_id and d.id = gone.id\
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
     * All events that were made out to the endpoint in a time, each once more.
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
                .map(RowSet::rowCount)
                .invoke(Deliveries::requireFew);
    }

    private static void requireFew(int queued) {
        if (queued > MOST_REPLAYED) {
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
