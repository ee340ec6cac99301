package org.redress.account;

/** In which of its two roles an account is spoken of; one account may have both. */
public enum AccountRole {
    BUYER,
    SELLER;

    /** The word in the API and in the database. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static AccountRole named(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
}
