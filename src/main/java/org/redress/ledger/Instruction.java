package org.redress.ledger;

import java.time.Instant;

/**
 * Money on its way out: {@code amount} minor units to the buyer's original payment method (E11) or
 * to the seller, planned to arrive by {@code plannedAt} (E12). {@code number} counts within the
 * order.
 */
public record Instruction(int number, Kind kind, long amount, Instant plannedAt) {

    /** To whom, and into which account once it has arrived. */
    public enum Kind {
        REFUND(Account.REFUNDED),
        PAYOUT(Account.RELEASED);

        private final Account arrival;

        Kind(Account arrival) {
            this.arrival = arrival;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Settling moves the money from held to in flight. */
    public Posting sent() {
        return new Posting(Account.HELD, Account.IN_FLIGHT, amount, number);
    }

    /** The provider's word that it is done moves it on. */
    public Posting arrived() {
        return new Posting(Account.IN_FLIGHT, kind.arrival, amount, number);
    }

    /**
     * It will not be done, or ({@code late}) what was done is undone: a person has to see to it.
     */
    public Posting failed(boolean late) {
        return new Posting(late ? kind.arrival : Account.IN_FLIGHT, Account.FAILED, amount, number);
    }

    /** This is a new try of one that has failed. */
    public Posting sentAgain() {
        return new Posting(Account.FAILED, Account.IN_FLIGHT, amount, number);
    }

    /** What had failed was paid in another way. */
    public Posting paidByHand() {
        return new Posting(Account.FAILED, kind.arrival, amount, number);
    }
}
