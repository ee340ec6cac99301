package org.redress.payment;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * The provider that moves the money. Every call carries our own key, which is the same on every
 * try; as long as the provider remembers it ({@link #keyLife}) the same key moves money once and is
 * answered alike. A call may fail or stay silent: then nobody knows, and {@link Gateways} says so.
 */
public interface PaymentGateway {

    /** The word by which it is configured, and that stands in the address of its notifications. */
    String name();

    /**
     * For so long after the first try the same key can be asked again without moving money twice.
     */
    Duration keyLife();

    /** Back to the original payment method, all of the payment or a part of it (E11, E15). */
    Uni<Outcome> refund(PaymentRequest request);

    /** On to the seller. */
    Uni<Outcome> release(PaymentRequest request);

    /** Takes back what a release had moved. */
    Uni<Outcome> reverse(Reversal reversal);

    /** What became of a request, found by our own key. */
    Uni<Finding> lookUp(PaymentRequest request);

    /** Everything the provider moved on a day of UTC, as its own books have it. */
    Uni<List<BalanceEntry>> balanceFile(LocalDate day);

    /** Whether so many calls a second and no more may be made; not where nobody is called. */
    default boolean isLimited() {
        return true;
    }

    /**
     * Refund or release, as the request says. A correction goes the same way, for what was captured
     * stands on the marketplace's own account once the settlement gave it to the other side.
     */
    default Uni<Outcome> pay(PaymentRequest request) {
        return switch (request.kind()) {
            case REFUND, BUYER_CORRECTION -> refund(request);
            case PAYOUT, SELLER_CORRECTION -> release(request);
        };
    }
}
