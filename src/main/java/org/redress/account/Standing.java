package org.redress.account;

/** What an account may do; it never decides a dispute. */
public enum Standing {
    GOOD,
    /** No dispute can be opened; whatever is open goes on (O07). */
    BLOCKED,
    /** A seller's payouts wait; settlements are booked as usual. */
    HELD;

    /** The word in the API and in the database. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Standing named(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }

    /** Only payouts can be held, and only sellers get any. */
    public boolean isFor(AccountRole role) {
        return this != HELD || role == AccountRole.SELLER;
    }
}
