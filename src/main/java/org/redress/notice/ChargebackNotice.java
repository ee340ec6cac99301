package org.redress.notice;

import org.redress.order.OrderEvent;

/** Emails about a bank chargeback, to the seller (W23). */
public sealed interface ChargebackNotice extends Notice {

    /**
     * W23: the bank wants the payment back, and all stands still.
     *
     * @param held what is held and waits, null if nothing is
     */
    record ChargebackOpened(String held) implements ChargebackNotice {}

    /** W23: the bank decided for the seller; {@code since} is when it had begun. */
    record ChargebackWon(String since) implements ChargebackNotice {}

    /**
     * W23: the bank decided for the buyer.
     *
     * @param held what the seller does not get, null if all was settled before
     * @param settled whether anything was settled before; that stays
     */
    record ChargebackLost(String held, boolean settled) implements ChargebackNotice {}

    static Notice opened(Telling telling) {
        return new ChargebackOpened(telling.amountOrNull(telling.order().balance().held()));
    }

    static Notice won(Telling telling) {
        return new ChargebackWon(telling.instant(telling.order().chargeback().openedAt()));
    }

    static Notice lost(Telling telling) {
        var lost = (OrderEvent.ChargebackLost) telling.event();
        return new ChargebackLost(telling.amountOrNull(lost.held()), lost.loss() > 0);
    }
}
