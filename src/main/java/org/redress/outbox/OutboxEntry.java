package org.redress.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * What an operator sees of a message: ids and states, never its content.
 *
 * @param message the id it leaves with, the same on every try
 * @param orderId the order whose event it belongs to; the report for a report's mail
 * @param recipient the role an email goes to, null for other topics
 * @param nextTryAt null unless it waits; while it is under way, when it comes back
 * @param lastError without anybody's address
 */
public record OutboxEntry(
        OutboxId id,
        String message,
        String topic,
        String kind,
        UUID orderId,
        int eventNumber,
        String recipient,
        String status,
        int attempts,
        Instant createdAt,
        Instant nextTryAt,
        String lastError,
        boolean testClock) {}
