package org.redress.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The orders of an account that still hold something of its own, some at a time, first the oldest.
 * What was bought or sold after it asked is not meant; the time of a test clock's order tells
 * nothing of that.
 */
final class OrdersLeft {

    private static final String LEFT =
            """
            select l.order_id, l.registered_at, l.buyer_id = $1 as bought from order_listing l
            where (l.buyer_id = $1 or l.seller_id = $1) and l.status = 'settled'
                and (l.test_clock or l.registered_at <= $2)
                and ($3::timestamptz is null or (l.registered_at, l.order_id) > ($3, $4::uuid))
                and exists (select 1 from personal p where p.bucket = l.bucket and p.order_id = l.order_id
                    and p.kind = case when l.buyer_id = $1 then 'buyer' else 'seller' end)
            order by l.registered_at, l.order_id limit 100\
            """;

    private OrdersLeft() {}

    /** An order, and as which of its parties the account stands there. */
    record Left(UUID order, OffsetDateTime registeredAt, Whose party) {

        static Left of(Row row) {
            return new Left(
                    row.getUUID("order_id"),
                    row.getOffsetDateTime("registered_at"),
                    row.getBoolean("bought") ? Whose.BUYER : Whose.SELLER);
        }
    }

    static Uni<List<Left>> first(Pool pool, String account, Instant askedAt) {
        return page(pool, Tuple.of(account, askedAt.atOffset(ZoneOffset.UTC), null, null));
    }

    static Uni<List<Left>> after(Pool pool, String account, Instant askedAt, Left last) {
        return page(
                pool,
                Tuple.of(
                        account,
                        askedAt.atOffset(ZoneOffset.UTC),
                        last.registeredAt(),
                        last.order()));
    }

    private static Uni<List<Left>> page(Pool pool, Tuple place) {
        return pool.preparedQuery(LEFT)
                .execute(place)
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false).map(Left::of).toList());
    }
}
