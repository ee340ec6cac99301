package org.redress.ledger;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * Money on its way out: {@code amount} minor units to the buyer's original payment method (E11) or
 * to the seller, planned to arrive by {@code plannedAt} (E12). {@code number} counts within the
 * order.
 */
public record Instruction(int number, Kind kind, long amount, Instant plannedAt) {

    /** To whom, and from whose money: the order's, or the marketplace's own. */
    public enum Kind {
        REFUND(Account.HELD, Account.IN_FLIGHT, Account.REFUNDED, Account.FAILED),
        PAYOUT(Account.HELD, Account.IN_FLIGHT, Account.RELEASED, Account.FAILED),
        /** A correction is paid the way a refund is, and stays within what the buyer has paid. */
        BUYER_CORRECTION(
                Account.MARKETPLACE,
                Account.CORRECTING,
                Account.CORRECTED,
                Account.CORRECTION_FAILED),
        SELLER_CORRECTION(
                Account.MARKETPLACE,
                Account.CORRECTING,
                Account.CORRECTED,
                Account.CORRECTION_FAILED);

        private final Account source;
        private final Account onItsWay;
        private final Account arrival;
        private final Account failure;

        Kind(Account source, Account onItsWay, Account arrival, Account failure) {
            this.source = source;
            this.onItsWay = onItsWay;
            this.arrival = arrival;
            this.failure = failure;
        }

        /** Whether the buyer gets it; the seller gets the others. */
        public boolean isToBuyer() {
            return this == REFUND || this == BUYER_CORRECTION;
        }

        /** Whether it is the marketplace's own money. */
        public boolean isCorrection() {
            return source == Account.MARKETPLACE;
        }

        /** The word in JSON and in the database. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** Fails for a word that is none. */
        public static Kind named(String code) {
            return Stream.of(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no kind " + code));
        }
    }

    /** Settling or correcting puts the money on its way. */
    public Posting sent() {
        return posting(kind.source, kind.onItsWay);
    }

    /** The provider's word that it is done moves it on. */
    public Posting arrived() {
        return posting(kind.onItsWay, kind.arrival);
    }

    /**
     * It will not be done, or ({@code late}) what was done is undone: a person has to see to it.
     */
    public Posting failed(boolean late) {
        return posting(late ? kind.arrival : kind.onItsWay, kind.failure);
    }

    /** This is a new try of one that has failed. */
    public Posting sentAgain() {
        return posting(kind.failure, kind.onItsWay);
    }

    /** What had failed was paid in another way. */
    public Posting paidByHand() {
        return posting(kind.failure, kind.arrival);
    }

    private Posting posting(Account from, Account to) {
        return new Posting(from, to, amount, number);
    }
}
