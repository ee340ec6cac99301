package org.redress.account;

import static org.redress.account.Signal.Kind.REUSED_TRACKING_NUMBER;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A seller's tracking number that stands on the order of another buyer too, whoever sold that
 * (R09). Two parcels for one buyer under one number are nothing to notice.
 */
@ApplicationScoped
class TrackingReuse implements SignalSource {

    /** Enough to see what is going on; newest orders first. */
    private static final int MOST_ORDERS = 5_000;

    private static final int MOST_SIGNALS = 20;

    /** A number that stands everywhere, such as a word for none, is not followed to its end. */
    private static final int MOST_OTHERS = 100;

    private static final String NUMBER =
            "coalesce(e.body::jsonb #>> '{event,shipment,trackingNumber}',"
                    + " e.body::jsonb #>> '{event,event,trackingNumber}')";

    private static final String REUSED =
            """
            with own as (
                select l.bucket, l.order_id, l.external_id, l.buyer_id
                from order_listing l
                where l.seller_id = $1 and l.registered_at >= $2 and l.registered_at <= $3
                    and (case when $4::uuid is null then not l.test_clock
                        else exists (select 1 from test_clock_order t where t.clock_id = $4
                            and t.bucket = l.bucket and t.order_id = l.order_id) end)
                order by l.registered_at desc limit $5),
            numbers as (
                select %1$s as number, min(own.external_id) as own_order, min(own.buyer_id) as buyer
                from own
                join order_event e on e.bucket = own.bucket and e.order_id = own.order_id
                    and e.type in ('lines-shipped', 'dispute.replacement-shipped')
                group by 1)
            select n.number, n.own_order, o.other_order, o.other_orders, o.other_seller
            from numbers n
            cross join lateral (
                select min(l.external_id) as other_order, count(distinct l.order_id) as other_orders,
                    bool_or(l.seller_id <> $1) as other_seller
                from (select l.external_id, l.order_id, l.seller_id from order_event e
                    join order_listing l on l.bucket = e.bucket and l.order_id = e.order_id
                    where %1$s = n.number
                        and e.type in ('lines-shipped', 'dispute.replacement-shipped')
                        and l.buyer_id <> n.buyer and l.test_clock = ($4::uuid is not null)
                        and ($4::uuid is null or exists (select 1 from test_clock_order t
                            where t.clock_id = $4 and t.bucket = l.bucket
                                and t.order_id = l.order_id))
                    limit $7) l) o
            where o.other_orders > 0
            order by o.other_orders desc, n.number limit $6\
            """
                    .formatted(NUMBER);

    private final Pool pool;

    TrackingReuse(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Signal>> notice(Question question) {
        if (question.role() == AccountRole.BUYER) {
            return Uni.createFrom().item(List.of());
        }
        Tuple parameters =
                Tuple.of(
                                question.account(),
                                question.since().atOffset(ZoneOffset.UTC),
                                question.now().atOffset(ZoneOffset.UTC),
                                question.testClock(),
                                (long) MOST_ORDERS,
                                (long) MOST_SIGNALS)
                        .addLong((long) MOST_OTHERS);
        return pool.preparedQuery(REUSED).execute(parameters).map(TrackingReuse::signals);
    }

    private static List<Signal> signals(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(TrackingReuse::signal).toList();
    }

    private static Signal signal(Row row) {
        return Signal.of(
                REUSED_TRACKING_NUMBER,
                "trackingNumber",
                row.getString("number"),
                "order",
                row.getString("own_order"),
                "otherOrder",
                row.getString("other_order"),
                "otherOrders",
                row.getLong("other_orders"),
                "otherSeller",
                row.getBoolean("other_seller"));
    }
}
