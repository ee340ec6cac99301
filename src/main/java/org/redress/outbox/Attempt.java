package org.redress.outbox;

/** What became of one try to let a message leave. */
public sealed interface Attempt {

    OutboxMessage message();

    record Delivered(OutboxMessage message) implements Attempt {}

    record Failed(OutboxMessage message, String error) implements Attempt {

        public static Failed of(OutboxMessage message, Throwable failure) {
            return new Failed(message, ErrorText.of(failure));
        }
    }
}
