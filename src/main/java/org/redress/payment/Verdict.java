package org.redress.payment;

import java.time.Instant;

/** What is to be done about an instruction after a word of the provider, or for want of one. */
sealed interface Verdict {

    /** It is done, and for the amount that was asked. */
    record Paid(String reference) implements Verdict {}

    /** It will not be done, or was undone. */
    record Failed(String reason) implements Verdict {}

    /** It will be done; look again later. */
    record Waits(String reference) implements Verdict {}

    /** Ask the provider with the same key. */
    record AskAgain() implements Verdict {}

    /** Nobody knows; look it up after a while. */
    record Unclear(String why) implements Verdict {}

    /** The provider is not to be called now. */
    record NotNow(String why) implements Verdict {}

    /** Somebody else is at the order just now, who may be recording a chargeback. */
    record Busy() implements Verdict {}

    /**
     * The seller's payouts wait (his standing is held).
     *
     * @param isLong so long that it is time to look whether that is still right
     */
    record Held(String seller, Instant since, boolean isLong) implements Verdict {}

    /** The order stands still until the bank has decided about a chargeback. */
    record Frozen() implements Verdict {}

    /** The bank has taken the order's money back before anybody was asked. */
    record ChargedBack() implements Verdict {}

    /**
     * Told to be done after it had failed; that it failed stands.
     *
     * @param isFailed whether it still waits for a person, and was not tried again or paid by hand
     * @param reference the provider's own, of the payment that it says was made
     * @param bankPaidAt since when the bank has paid the same money to the buyer, null if it has
     *     not
     */
    record Contradicted(boolean isFailed, String reference, Instant bankPaidAt)
            implements Verdict {}

    /** Only a person can find out. */
    record ForPerson(String why) implements Verdict {}

    /** It was over before. */
    record Over() implements Verdict {}
}
