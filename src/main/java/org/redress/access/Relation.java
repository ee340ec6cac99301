package org.redress.access;

/** How a caller has to stand to what an operation is about. */
public enum Relation {

    /** In no special way. */
    ALL,

    /** It is his: he is the order's buyer or seller, holds the account, filed the report. */
    OWN,

    /** It is not his and not about him: nobody works for the house on a case of his own. */
    OTHERS,

    /** A dispute of the order has come to the mediators, and he is not of the order himself. */
    ESCALATED;

    /** The word in docs/access.md. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
