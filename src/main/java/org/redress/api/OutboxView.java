package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.redress.outbox.OutboxEntry;

/**
 * A message of the outbox as operators see it: no content.
 *
 * @param message the id it leaves with, the same on every try
 * @param nextTryAt while it is under way, when it comes back if its relay is lost
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OutboxView(
        String id,
        String message,
        String topic,
        String kind,
        UUID orderId,
        int event,
        String recipient,
        String status,
        int attempts,
        Instant createdAt,
        Instant nextTryAt,
        String lastError,
        boolean testClock) {

    static OutboxView of(OutboxEntry entry) {
        return new OutboxView(
                entry.id().toString(),
                entry.message(),
                entry.topic(),
                entry.kind(),
                entry.orderId(),
                entry.eventNumber(),
                entry.recipient(),
                entry.status(),
                entry.attempts(),
                entry.createdAt(),
                entry.nextTryAt(),
                entry.lastError(),
                entry.testClock());
    }
}
