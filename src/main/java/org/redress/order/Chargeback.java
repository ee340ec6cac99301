package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import org.redress.kernel.Deadline;

/**
 * The buyer's bank takes the payment back, or tries to: the last chargeback of an order (FG10).
 * While it is open every deadline stands still. Amounts are minor units, instants UTC.
 *
 * @param reference the provider's own word for it
 * @param remindAt when a person is next told that the bank has not decided
 * @param endedAt when the outcome was recorded, null while it is open
 * @param loss what the marketplace lost of money that had been settled before, 0 unless lost
 */
public record Chargeback(
        String reference,
        Standing standing,
        Instant openedAt,
        Instant remindAt,
        Instant endedAt,
        long loss) {

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

    static Chargeback opened(String reference, Instant at, Instant remindAt) {
        return new Chargeback(reference, Standing.OPEN, at, remindAt, null, 0);
    }

    public boolean isOpen() {
        return standing == Standing.OPEN;
    }

    /** Its timed exit, the only one of an order that stands still. */
    Deadline reminder() {
        return new Deadline(remindAt, Deadline.Kind.CHARGEBACK, 0);
    }

    Chargeback reminded(Instant next) {
        return new Chargeback(reference, standing, openedAt, next, endedAt, loss);
    }

    Chargeback ended(Standing how, Instant at, long lost) {
        return new Chargeback(reference, how, openedAt, remindAt, at, lost);
    }
}
