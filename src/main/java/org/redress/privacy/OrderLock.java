package org.redress.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.redress.order.OrderId;
import org.redress.order.OrderJson;
import org.redress.order.ProtectedOrder;

/** Locks one order, so that neither a command nor a hold comes in between. */
@ApplicationScoped
class OrderLock {

    private static final String LOCK =
            """
            select state, format, status, version, test_clock from protected_order
            where bucket = $1 and order_id = $2 for no key update\
            """;

    /** Sent after the lock, or it would be as old as the wait. */
    private static final String AROUND =
            """
            select coalesce((select now from test_clock where id = $4), clock_timestamp()) as now,
                (select at from order_event where bucket = $1 and order_id = $2 and number = $3) as last_at,
                (select held_until from legal_hold where bucket = $1 and order_id = $2) as held_until,
                exists (select 1 from personal where bucket = $1 and order_id = $2) as has_papers\
            """;

    /**
     * An order that nobody else changes now.
     *
     * @param now the order's own time
     * @param lastAt when it last changed
     * @param heldUntil null without a hold
     * @param hasPapers whether anything of it can still be erased
     */
    record Locked(
            ProtectedOrder order,
            boolean isSettled,
            Instant now,
            Instant lastAt,
            Instant heldUntil,
            boolean hasPapers) {

        boolean isHeld() {
            return heldUntil != null && now.isBefore(heldUntil);
        }
    }

    /** Waits for whoever has it; empty for an unknown one. */
    Uni<Optional<Locked>> waitFor(SqlConnection connection, UUID order) {
        return locked(connection, order, LOCK);
    }

    /** Empty also where somebody else has it. */
    Uni<Optional<Locked>> take(SqlConnection connection, UUID order) {
        return locked(connection, order, LOCK + " skip locked");
    }

    private static Uni<Optional<Locked>> locked(
            SqlConnection connection, UUID order, String statement) {
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(OrderId.bucket(order), order))
                .chain(rows ->
                        rows.size() == 0
                                ? Uni.createFrom().item(Optional.empty())
                                : around(connection, order, rows.iterator().next()));
    }

    private static Uni<Optional<Locked>> around(SqlConnection connection, UUID order, Row row) {
        var key =
                Tuple.of(
                        OrderId.bucket(order),
                        order,
                        row.getInteger("version"),
                        row.getUUID("test_clock"));
        return connection
                .preparedQuery(AROUND)
                .execute(key)
                .map(rows -> Optional.of(locked(row, rows.iterator().next())));
    }

    private static Locked locked(Row row, Row around) {
        OffsetDateTime heldUntil = around.getOffsetDateTime("held_until");
        return new Locked(
                OrderJson.state(row.getString("state"), row.getShort("format")),
                row.getString("status").equals("settled"),
                around.getOffsetDateTime("now").toInstant(),
                around.getOffsetDateTime("last_at").toInstant(),
                heldUntil == null ? null : heldUntil.toInstant(),
                around.getBoolean("has_papers"));
    }
}
