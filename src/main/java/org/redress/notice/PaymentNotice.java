package org.redress.notice;

import org.redress.ledger.Instruction;
import org.redress.order.OrderEvent;

/**
 * Emails about money that did not arrive at once (W15, FG6, FG11): a refund's to the buyer, a
 * payout's to the seller.
 */
public sealed interface PaymentNotice extends Notice {

    /** W15: it did not arrive, or came back ({@code late}); a person sees to it. */
    record PaymentFailed(String amount, boolean late) implements PaymentNotice {}

    /** W15: it is on its way again, planned to arrive by {@code planned}. */
    record PaymentRetried(String amount, String planned) implements PaymentNotice {}

    /** W15: it was paid in another way. */
    record PaidByHand(String amount) implements PaymentNotice {}

    static Notice failed(Telling telling) {
        var failed = (OrderEvent.PaymentFailed) telling.event();
        return new PaymentFailed(amount(telling, failed.instruction()), failed.late());
    }

    static Notice retried(Telling telling) {
        var again = ((OrderEvent.PaymentRetried) telling.event()).again();
        return new PaymentRetried(amount(telling, again), telling.instant(again.plannedAt()));
    }

    static Notice byHand(Telling telling) {
        var paid = (OrderEvent.PaidByHand) telling.event();
        return new PaidByHand(amount(telling, paid.instruction()));
    }

    private static String amount(Telling telling, Instruction instruction) {
        return telling.amount(instruction.amount());
    }
}
