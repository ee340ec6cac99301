package org.redress.payment;

import io.smallrye.mutiny.Uni;

/**
 * The provider that moves the money. A request repeated with the same key moves it once and is
 * answered alike.
 */
public interface PaymentGateway {

    Uni<Outcome> pay(PaymentRequest request);

    /** What the provider says. */
    sealed interface Outcome {

        /** It is done; {@code reference} is the provider's own. */
        record Done(String reference) implements Outcome {}

        /** It will not be done. */
        record Declined(String reason) implements Outcome {}

        /** Nobody knows whether it was done; ask again with the same key. */
        record Unknown(String why) implements Outcome {}
    }
}
