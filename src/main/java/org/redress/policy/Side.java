package org.redress.policy;

/** One of the two sides of a purchase, where a rule names who bears something. */
public enum Side {
    BUYER,
    SELLER;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
