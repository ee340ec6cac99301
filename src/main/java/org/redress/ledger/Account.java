package org.redress.ledger;

/** Where money of an order can stand. {@code CAPTURED} is the source: what the buyer paid. */
public enum Account {
    CAPTURED,
    HELD,
    IN_FLIGHT,
    REFUNDED,
    RELEASED,
    FEES,
    CHARGED_BACK,
    FAILED;

    /** The name as it stands in JSON and in the database, for example {@code in-flight}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
