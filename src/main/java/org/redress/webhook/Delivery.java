package org.redress.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A line of an endpoint's delivery log.
 *
 * @param event the event's id, absent for a ping
 * @param status {@code waiting}, {@code delivered}, {@code failed}, which is given up, {@code
 *     parked}, which waits for a person, or {@code skipped}, which somebody left out
 * @param attempts tries so far
 * @param lastStatus what the receiver last answered, absent if nothing
 * @param lastError a stable code, absent after a delivery
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delivery(
        long id,
        String type,
        String event,
        String status,
        int attempts,
        Instant createdAt,
        Instant nextTryAt,
        Instant doneAt,
        Integer lastStatus,
        String lastError) {

    static Delivery of(Row row) {
        UUID order = row.getUUID("order_id");
        return new Delivery(
                row.getLong("id"),
                row.getString("type"),
                order == null
                        ? null
                        : new PublicEvent.Key(order, row.getInteger("event_number")).id(),
                row.getString("status"),
                row.getInteger("attempts"),
                Endpoint.instant(row, "created_at"),
                Endpoint.instant(row, "next_try_at"),
                Endpoint.instant(row, "done_at"),
                row.getInteger("last_status"),
                row.getString("last_error"));
    }
}
