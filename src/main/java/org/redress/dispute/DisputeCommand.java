package org.redress.dispute;

import org.redress.kernel.TextRef;

/** What a party may ask of an open dispute. Amounts are minor units. */
public sealed interface DisputeCommand {

    /**
     * Accept the other side's standing offer, named by its id; a zero offer needs {@code
     * confirmZero} (N10).
     */
    record Accept(int offer, boolean confirmZero) implements DisputeCommand {}

    /** Put another amount on the table (N05, N09); the seller's zero is a rejection. */
    record Counter(long amount) implements DisputeCommand {}

    /** Say no: for the seller an offer of zero (N04). */
    record Reject() implements DisputeCommand {}

    /** Call the mediator, where the policy allows it (N13). */
    record Escalate() implements DisputeCommand {}

    /** Take the dispute back (C01). */
    record Withdraw() implements DisputeCommand {}

    /**
     * The mediator's ruling: how much goes back to the buyer, shipping included or not, and the
     * grounds.
     */
    record Rule(long amount, boolean coversShipping, TextRef grounds) implements DisputeCommand {}
}
