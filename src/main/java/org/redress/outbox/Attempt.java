package org.redress.outbox;

import java.time.Duration;

/** What became of one try to let a message leave. */
public sealed interface Attempt {

    OutboxMessage message();

    record Delivered(OutboxMessage message) implements Attempt {}

    record Failed(OutboxMessage message, String error) implements Attempt {

        public static Failed of(OutboxMessage message, Throwable failure) {
            return new Failed(message, ErrorText.of(failure));
        }
    }

    /** Nothing went wrong, but it is too early; such a try does not count. */
    record Postponed(OutboxMessage message, Duration pause, String why) implements Attempt {}

    /** No further try makes sense before a person has looked. */
    record Parked(OutboxMessage message, String why) implements Attempt {}

    /** It shall not leave at all, and nobody need look at it. */
    record Dropped(OutboxMessage message, String why) implements Attempt {}
}
