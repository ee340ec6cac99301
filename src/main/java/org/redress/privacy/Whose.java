package org.redress.privacy;

/** Whose names, words and files of an order are erased. */
public enum Whose {
    ALL,
    BUYER,
    SELLER;

    /** As it stands in the outbox and in records. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
