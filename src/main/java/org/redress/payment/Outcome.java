package org.redress.payment;

import org.redress.kernel.Money;

/** What the provider says to a request to move money. */
public sealed interface Outcome {

    /** It is done: the provider's own reference and what it says it has moved. */
    record Done(String reference, Money moved) implements Outcome {}

    /** It will be done; a notification or a look-up tells when. */
    record Accepted(String reference, Money moved) implements Outcome {}

    /** It will not be done, or it was undone again; {@code reason} is the provider's own word. */
    record Declined(String reason) implements Outcome {}

    /** Nobody knows whether it was done. Unknown is not failed. */
    record Unknown(String why) implements Outcome {}
}
