package org.redress.order;

import java.time.OffsetDateTime;
import java.util.UUID;

/** The statements that keep what lists read; each names its bucket (design section 7). */
final class ListStatements {

    private ListStatements() {}

    static SetWrite insertListings() {
        return new SetWrite(
                """
                insert into order_listing (bucket, order_id, external_id, buyer_id, seller_id, status,
                    currency, held, test_clock, registered_at)
                select * from unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::text[],
                    $6::text[], $7::text[], $8::bigint[], $9::boolean[], $10::timestamptz[])
                on conflict (bucket, order_id) do nothing\
                """,
                Short.class,
                UUID.class,
                String.class,
                String.class,
                String.class,
                String.class,
                String.class,
                Long.class,
                Boolean.class,
                OffsetDateTime.class);
    }

    static SetWrite updateListings() {
        return new SetWrite(
                """
                update order_listing o set status = n.status, held = n.held
                from unnest($1::smallint[], $2::uuid[], $3::text[], $4::bigint[])
                    as n(bucket, order_id, status, held)
                where o.bucket = n.bucket and o.order_id = n.order_id\
                """,
                Short.class,
                UUID.class,
                String.class,
                Long.class);
    }

    static SetWrite insertDisputes() {
        return new SetWrite(
                """
                insert into dispute_listing (bucket, order_id, number, buyer_id, seller_id, reason,
                    status, reviewed, queued, mediator, opened_at, due_at)
                select * from unnest($1::smallint[], $2::uuid[], $3::smallint[], $4::text[], $5::text[],
                    $6::text[], $7::text[], $8::boolean[], $9::boolean[], $10::text[], $11::timestamptz[],
                    $12::timestamptz[])\
                """,
                Short.class,
                UUID.class,
                Short.class,
                String.class,
                String.class,
                String.class,
                String.class,
                Boolean.class,
                Boolean.class,
                String.class,
                OffsetDateTime.class,
                OffsetDateTime.class);
    }

    static SetWrite updateDisputes() {
        return new SetWrite(
                """
                update dispute_listing d
                set reason = n.reason, status = n.status, reviewed = n.reviewed, queued = n.queued,
                    mediator = n.mediator, due_at = n.due_at
                from unnest($1::smallint[], $2::uuid[], $3::smallint[], $4::text[], $5::text[],
                    $6::boolean[], $7::boolean[], $8::text[], $9::timestamptz[])
                    as n(bucket, order_id, number, reason, status, reviewed, queued, mediator, due_at)
                where d.bucket = n.bucket and d.order_id = n.order_id and d.number = n.number\
                """,
                Short.class,
                UUID.class,
                Short.class,
                String.class,
                String.class,
                Boolean.class,
                Boolean.class,
                String.class,
                OffsetDateTime.class);
    }
}
