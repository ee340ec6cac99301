package org.redress.payment;

import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.redress.kernel.Money;

/**
 * Amounts as Stripe counts them, which is in minor units too, but not of the same size in every
 * currency (FG12).
 */
final class StripeMoney {

    /** ISO 4217 has no minor unit for these; Stripe counts hundredths of them. */
    private static final Set<String> HUNDREDTHS = Set.of("ISK", "UGX");

    /** ISO 4217 has a minor unit for these; Stripe counts the whole. */
    private static final Set<String> WHOLE = Set.of("MGA");

    private static final long CENT = 100;

    private StripeMoney() {}

    /** Empty where Stripe cannot move such an amount. */
    static OptionalLong amount(Money money) {
        String code = money.currency().getCurrencyCode();
        long amount = money.minorUnits();
        if (HUNDREDTHS.contains(code)) {
            return OptionalLong.of(Math.multiplyExact(amount, CENT));
        }
        if (!WHOLE.contains(code)) {
            return OptionalLong.of(amount);
        }
        return amount % CENT == 0 ? OptionalLong.of(amount / CENT) : OptionalLong.empty();
    }

    static String currency(Money money) {
        return money.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    /** Fails for an amount or a currency that is none. */
    static Money of(long amount, String currency) {
        var known = Currency.getInstance(currency.toUpperCase(Locale.ROOT));
        if (HUNDREDTHS.contains(known.getCurrencyCode())) {
            if (amount % CENT != 0) {
                throw new IllegalArgumentException("a part of a " + known + ": " + amount);
            }
            return new Money(amount / CENT, known);
        }
        return WHOLE.contains(known.getCurrencyCode())
                ? new Money(Math.multiplyExact(amount, CENT), known)
                : new Money(amount, known);
    }
}
