package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.redress.kernel.Deadline;

/**
 * The buyer's bank takes the payment back, or tries to: the last chargeback of an order (FG10).
 * While it is open every deadline stands still. Amounts are minor units, instants UTC.
 *
 * @param reference the provider's own word for it
 * @param remindAt when a person is next told that the bank has not decided
 * @param endedAt when the outcome was recorded, null while it is open
 * @param loss what the marketplace lost of money that had been settled before, 0 unless lost
 * @param earlier the references of those before it, all won. None in states of formats 1 and 2
 */
public record Chargeback(
        String reference,
        Standing standing,
        Instant openedAt,
        Instant remindAt,
        Instant endedAt,
        long loss,
        List<String> earlier) {

    public Chargeback {
        earlier = earlier == null ? List.of() : earlier;
    }

    /** How often a person is told of a chargeback that stays open. */
    public static final Duration REMINDED_EVERY = Duration.ofDays(30);

    /** Where it stands. */
    public enum Standing {
        OPEN,
        WON,
        LOST;

        /** The word in the API. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** {@code last} is the one before, null if there was none. */
    static Chargeback opened(Chargeback last, String reference, Instant at, Instant remindAt) {
        return new Chargeback(reference, Standing.OPEN, at, remindAt, null, 0, withReference(last));
    }

    /** As format 2 has kept it; null stays null. */
    static Chargeback withoutEarlier(Chargeback last) {
        return last == null
                ? null
                : new Chargeback(
                        last.reference,
                        last.standing,
                        last.openedAt,
                        last.remindAt,
                        last.endedAt,
                        last.loss,
                        List.of());
    }

    private static List<String> withReference(Chargeback last) {
        return last == null
                ? List.of()
                : Stream.concat(last.earlier.stream(), Stream.of(last.reference)).toList();
    }

    public boolean isOpen() {
        return standing == Standing.OPEN;
    }

    /** Its timed exit, the only one of an order that stands still. */
    Deadline reminder() {
        return new Deadline(remindAt, Deadline.Kind.CHARGEBACK, 0);
    }

    /** Whether it was won before this one was opened. */
    boolean isAfter(String other) {
        return earlier.contains(other);
    }

    Chargeback reminded(Instant next) {
        return new Chargeback(reference, standing, openedAt, next, endedAt, loss, earlier);
    }

    /** A part of the loss is none after all. */
    Chargeback recovered(long amount) {
        return new Chargeback(
                reference, standing, openedAt, remindAt, endedAt, loss - amount, earlier);
    }

    Chargeback ended(Standing how, Instant at, long lost) {
        return new Chargeback(reference, how, openedAt, remindAt, at, lost, earlier);
    }
}
