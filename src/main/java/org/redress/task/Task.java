package org.redress.task;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that waits, or waited, for a person.
 *
 * @param orderId null if it belongs to no order
 * @param closing null while it is open
 */
public record Task(
        UUID id,
        String kind,
        String subject,
        UUID orderId,
        String what,
        JsonObject facts,
        boolean testClock,
        Instant raisedAt,
        Closing closing) {

    /** Who ended it, and why; the words are null once they are erased. */
    public record Closing(Instant at, String by, String reason) {}
}
