package org.redress.policy;

/** What a party can ask or offer (M01). A partial refund is a refund of less than all. */
public enum Remedy {
    REFUND,
    /** The goods go back first, then the money. */
    RETURN,
    /** Another one is sent; the buyer keeps what came, if anything came. */
    EXCHANGE,
    EXCHANGE_AFTER_RETURN;

    public boolean returnsFirst() {
        return this == RETURN || this == EXCHANGE_AFTER_RETURN;
    }

    public boolean exchanges() {
        return this == EXCHANGE || this == EXCHANGE_AFTER_RETURN;
    }

    /** The word in policies and in the API, for example {@code exchange-after-return}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
