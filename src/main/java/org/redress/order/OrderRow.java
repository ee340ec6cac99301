package org.redress.order;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of {@code protected_order} as it was locked or read. */
record OrderRow(
        UUID id,
        int version,
        short format,
        String state,
        byte[] lastHash,
        Instant wakeAt,
        UUID testClock,
        short attempts,
        String lastError) {

    static final String COLUMNS =
            "order_id, version, format, state, last_hash, wake_at, test_clock, attempts, last_error";

    static OrderRow of(Row row) {
        OffsetDateTime wakeAt = row.getOffsetDateTime("wake_at");
        return new OrderRow(
                row.getUUID("order_id"),
                row.getInteger("version"),
                row.getShort("format"),
                row.getString("state"),
                ((Buffer) row.getDelegate().getValue("last_hash")).getBytes(),
                wakeAt == null ? null : wakeAt.toInstant(),
                row.getUUID("test_clock"),
                row.getShort("attempts"),
                row.getString("last_error"));
    }

    ProtectedOrder order() {
        return OrderJson.state(state, format);
    }

    /** Whether an older release has written it. */
    boolean isOlder() {
        return format < OrderJson.FORMAT;
    }

    /** The same row with this state, in this release's format. */
    OrderRow with(ProtectedOrder order) {
        return new OrderRow(
                id,
                version,
                OrderJson.FORMAT,
                OrderJson.state(order),
                lastHash,
                wakeAt,
                testClock,
                attempts,
                lastError);
    }

    /** Whether this release can read it (rule 12). */
    boolean isKnownFormat() {
        return format <= OrderJson.FORMAT;
    }
}
