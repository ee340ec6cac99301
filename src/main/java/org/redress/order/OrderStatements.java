package org.redress.order;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The road's writing statements, one per table; each names its bucket (design section 7). */
final class OrderStatements {

    private OrderStatements() {}

    static SetWrite insertOrders() {
        return new SetWrite(
                """
                insert into protected_order
                    (bucket, order_id, version, format, status, state, last_hash, wake_at, test_clock)
                select * from unnest($1::smallint[], $2::uuid[], $3::int[], $4::smallint[], $5::text[],
                    $6::text[], $7::bytea[], $8::timestamptz[], $9::uuid[])
                on conflict (bucket, order_id) do nothing\
                """,
                Short.class,
                UUID.class,
                Integer.class,
                Short.class,
                String.class,
                String.class,
                Buffer.class,
                OffsetDateTime.class,
                UUID.class);
    }

    static SetWrite updateOrders() {
        return new SetWrite(
                """
                update protected_order o
                set version = n.version, format = n.format, status = n.status, state = n.state,
                    last_hash = n.last_hash, wake_at = n.wake_at,
                    attempts = 0, last_error = null, parked_at = null
                from unnest($1::smallint[], $2::uuid[], $3::int[], $4::int[], $5::smallint[], $6::text[],
                    $7::text[], $8::bytea[], $9::timestamptz[])
                    as n(bucket, order_id, expected, version, format, status, state, last_hash, wake_at)
                where o.bucket = n.bucket and o.order_id = n.order_id and o.version = n.expected\
                """,
                Short.class,
                UUID.class,
                Integer.class,
                Integer.class,
                Short.class,
                String.class,
                String.class,
                Buffer.class,
                OffsetDateTime.class);
    }

    static SetWrite insertEvents() {
        return new SetWrite(
                """
                insert into order_event (bucket, order_id, number, type, body, hash, at)
                select * from unnest($1::smallint[], $2::uuid[], $3::int[], $4::text[], $5::text[],
                    $6::bytea[], $7::timestamptz[])\
                """,
                Short.class,
                UUID.class,
                Integer.class,
                String.class,
                String.class,
                Buffer.class,
                OffsetDateTime.class);
    }

    static SetWrite insertPostings() {
        return new SetWrite(
                """
                insert into posting (bucket, order_id, event_number, place, from_account, to_account,
                    amount, currency, instruction)
                select * from unnest($1::smallint[], $2::uuid[], $3::int[], $4::smallint[], $5::text[],
                    $6::text[], $7::bigint[], $8::text[], $9::int[])\
                """,
                Short.class,
                UUID.class,
                Integer.class,
                Short.class,
                String.class,
                String.class,
                Long.class,
                String.class,
                Integer.class);
    }

    static SetWrite insertSettlements() {
        return new SetWrite(
                """
                insert into line_settlement (bucket, order_id, line, event_number, cause,
                    refunded_goods, refunded_tax, refunded_shipping,
                    released_goods, released_tax, released_shipping)
                select * from unnest($1::smallint[], $2::uuid[], $3::smallint[], $4::int[], $5::text[],
                    $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])\
                """,
                Short.class,
                UUID.class,
                Short.class,
                Integer.class,
                String.class,
                Long.class,
                Long.class,
                Long.class,
                Long.class,
                Long.class,
                Long.class);
    }

    static SetWrite insertOutbox() {
        return new SetWrite(
                """
                insert into outbox (bucket, order_id, event_number, place, topic, kind, recipient,
                    payload, test_clock)
                select * from unnest($1::smallint[], $2::uuid[], $3::int[], $4::smallint[], $5::text[],
                    $6::text[], $7::text[], $8::text[], $9::boolean[])\
                """,
                Short.class,
                UUID.class,
                Integer.class,
                Short.class,
                String.class,
                String.class,
                String.class,
                String.class,
                Boolean.class);
    }

    static SetWrite insertTasks() {
        return new SetWrite(
                """
                insert into task (bucket, id, kind, subject, order_id, what, facts, test_clock)
                select * from unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::uuid[],
                    $6::text[], $7::text[], $8::boolean[])\
                """,
                Short.class,
                UUID.class,
                String.class,
                String.class,
                UUID.class,
                String.class,
                String.class,
                Boolean.class);
    }

    static SetWrite insertPersonal() {
        return new SetWrite(
                """
                insert into personal (bucket, order_id, ref, kind, salt, body)
                select * from unnest($1::smallint[], $2::uuid[], $3::uuid[], $4::text[], $5::bytea[],
                    $6::text[])\
                """,
                Short.class,
                UUID.class,
                UUID.class,
                String.class,
                Buffer.class,
                String.class);
    }

    static SetWrite insertRepeats() {
        return new SetWrite(
                """
                insert into idempotency (bucket, scope, caller, key, fingerprint, status, body, etag)
                select * from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::bytea[],
                    $6::smallint[], $7::text[], $8::text[])
                on conflict (bucket, scope, caller, key) do nothing\
                """,
                Short.class,
                String.class,
                String.class,
                String.class,
                Buffer.class,
                Short.class,
                String.class,
                String.class);
    }

    static SetWrite insertPaymentReferences() {
        return new SetWrite(
                """
                insert into payment_reference (bucket, reference, order_id)
                select * from unnest($1::smallint[], $2::text[], $3::uuid[])\
                """,
                Short.class,
                String.class,
                UUID.class);
    }

    static SetWrite insertClockOrders() {
        return new SetWrite(
                """
                insert into test_clock_order (clock_id, bucket, order_id)
                select * from unnest($1::uuid[], $2::smallint[], $3::uuid[])\
                """,
                UUID.class,
                Short.class,
                UUID.class);
    }
}
