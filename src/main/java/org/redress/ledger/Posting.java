package org.redress.ledger;

/**
 * One movement between two accounts of an order, balanced by its shape (rule 10). {@code amount} is
 * in minor units, above zero; {@code instruction} is the payment instruction it belongs to, 0 if
 * none.
 */
public record Posting(Account from, Account to, long amount, int instruction) {

    public Posting {
        if (amount <= 0 || from == to) {
            throw new IllegalArgumentException(amount + " from " + from + " to " + to);
        }
    }
}
