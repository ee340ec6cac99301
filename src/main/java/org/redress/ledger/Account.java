package org.redress.ledger;

/**
 * Where money of an order can stand. {@code CAPTURED} is the source: what the buyer paid. The last
 * two are the marketplace's own, outside of an order's balance: {@code MARKETPLACE} is its money,
 * {@code LOSS} what a bank took of it for an order settled before.
 */
public enum Account {
    CAPTURED,
    HELD,
    IN_FLIGHT,
    REFUNDED,
    RELEASED,
    FEES,
    CHARGED_BACK,
    FAILED,
    MARKETPLACE,
    LOSS;

    /** Whether it is a part of an order's balance. */
    public boolean isOfAnOrder() {
        return this != MARKETPLACE && this != LOSS;
    }

    /** The name as it stands in JSON and in the database, for example {@code in-flight}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
