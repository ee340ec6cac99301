package org.redress.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Makes out deliveries from the feed, endpoint by endpoint, so that the road that writes events
 * knows nothing of webhooks. An endpoint's place in the feed and its deliveries move in one
 * transaction: each event is made out once.
 */
@ApplicationScoped
class FanOut {

    /** Whether endpoint w wants the event of row p, whose order is listed as l. */
    static final String WANTED =
            """
            (w.test_clocks or not coalesce(l.test_clock, false))
                and (w.types = '{}' or p.type = any(w.types)
                    or ('dispute.*' = any(w.types) and p.type like 'dispute.%'))\
            """;

    static final String WITH_WORK =
            """
            select w.id from webhook_endpoint w
            where w.status = 'enabled' and (
                exists (select 1 from webhook_delivery d where d.endpoint_id = w.id
                    and d.status = 'waiting' and d.next_try_at <= statement_timestamp())
                or exists (select 1 from order_event e
                    where e.transaction_id >= w.feed_transaction
                        and (e.transaction_id, e.order_id, e.number)
                            > (w.feed_transaction, w.feed_order, w.feed_number)
                        and e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())))\
            """;

    private static final String LOCK =
            """
            select feed_transaction::text as feed_transaction, feed_order, feed_number
            from webhook_endpoint where id = $1 and status = 'enabled'
            for no key update skip locked\
            """;

    /**
     * What had been visible when the endpoint was made, or enabled without what it had missed, is
     * not made out. At the end of the feed the place is the oldest running transaction: all below
     * it has been seen, and whoever looks again reads nothing twice.
     */
    static final String MAKE_OUT =
            "with page as materialized ("
                    + Feed.PLACES
                    + """
                    ),
                    looked as (select count(*) as events from page),
                    made as (
                        insert into webhook_delivery (endpoint_id, type, bucket, order_id, event_number)
                        select w.id, p.type, p.bucket, p.order_id, p.number
                        from page p
                        join webhook_endpoint w on w.id = $5
                        left join order_listing l on l.bucket = p.bucket and l.order_id = p.order_id
                        where\s\
                    """
                    + WANTED
                    + """

                            and not coalesce(pg_visible_in_snapshot(p.transaction_id, w.feed_since), false)
                        order by p.transaction_id, p.order_id, p.number),
                    place as (
                        (select transaction_id, order_id, number from page
                            where (select events from looked) = $4
                            order by transaction_id desc, order_id desc, number desc limit 1)
                        union all
                        select pg_snapshot_xmin(pg_current_snapshot()),
                            '00000000-0000-0000-0000-000000000000'::uuid, 0
                        where (select events from looked) < $4)
                    update webhook_endpoint w
                    set feed_transaction = place.transaction_id, feed_order = place.order_id,
                        feed_number = place.number
                    from place where w.id = $5
                    returning (select events from looked) as events\
                    """;

    private final Pool pool;
    private final int stretch;

    FanOut(Pool pool, WebhookConfig config) {
        this.pool = pool;
        this.stretch = config.stretch();
    }

    /** Enabled endpoints with a delivery due, or with events they have not looked at. */
    Uni<List<UUID>> withWork() {
        return pool.preparedQuery(WITH_WORK).execute().map(FanOut::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).toList();
    }

    /** The next stretch of the feed for one endpoint; answers how many events were looked at. */
    Uni<Long> run(UUID endpoint) {
        return pool.withTransaction(connection ->
                connection
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(endpoint))
                        .chain(rows -> makeOut(connection, endpoint, rows)));
    }

    /** An endpoint that is locked is another replica's for now. */
    private Uni<Long> makeOut(SqlConnection connection, UUID endpoint, RowSet<Row> locked) {
        if (locked.size() == 0) {
            return Uni.createFrom().item(0L);
        }
        Row row = locked.iterator().next();
        var parameters =
                Tuple.of(
                        row.getString("feed_transaction"),
                        row.getUUID("feed_order"),
                        row.getInteger("feed_number"),
                        (long) stretch,
                        endpoint);
        return connection
                .preparedQuery(MAKE_OUT)
                .execute(parameters)
                .map(rows -> rows.iterator().next().getLong("events"));
    }
}
