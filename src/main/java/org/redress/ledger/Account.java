package org.redress.ledger;

/**
 * Where money of an order can stand. {@code CAPTURED} is the source: what the buyer paid. The last
 * five are the marketplace's own, outside of an order's balance: {@code MARKETPLACE} is its money,
 * {@code LOSS} what a bank took of it for an order settled before, and the others what it pays to
 * correct an outcome: on its way, arrived, or waiting for a person.
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
    LOSS,
    CORRECTING,
    CORRECTED,
    CORRECTION_FAILED;

    /** Whether it is a part of an order's balance. */
    public boolean isOfAnOrder() {
        return ordinal() < MARKETPLACE.ordinal();
    }

    /** The name as it stands in JSON and in the database, for example {@code in-flight}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
