package org.redress.kernel;

import java.util.Currency;

/** An amount in minor units (cents; whole yen for JPY) of one ISO 4217 currency, never negative. */
public record Money(long minorUnits, Currency currency) {

    /** The largest amount accepted anywhere; sums of many of these still fit a long. */
    public static final long LIMIT = 1_000_000_000_000_000L;

    public Money {
        if (minorUnits < 0) {
            throw new IllegalArgumentException("negative amount " + minorUnits);
        }
    }

    @Override
    public String toString() {
        return minorUnits + " " + currency.getCurrencyCode();
    }
}
