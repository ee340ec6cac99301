package org.redress.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A share of orders with its 95 % Wilson score interval, which is wide while there are few: {@code
 * low} and {@code high} are what the true share may well be. Of no orders nothing is known.
 *
 * @param rate null where {@code of} is 0
 */
public record Rate(
        long count, long of, @Schema(nullable = true) Double rate, double low, double high) {

    /** The standard normal quantile of 0.975. */
    private static final double Z = 1.959963984540054;

    private static final double DIGITS = 10_000;

    public static Rate of(long count, long of) {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException(count + " of " + of);
        }
        if (of == 0) {
            return new Rate(0, 0, null, 0, 1);
        }
        double share = (double) count / of;
        double weight = Z * Z / of;
        double middle = (share + weight / 2) / (1 + weight);
        double spread = Z / (1 + weight) * Math.sqrt(share * (1 - share) / of + weight / (4 * of));
        double low = count == 0 ? 0 : middle - spread;
        double high = count == of ? 1 : middle + spread;
        return new Rate(count, of, rounded(share), rounded(low), rounded(high));
    }

    private static double rounded(double share) {
        return Math.round(share * DIGITS) / DIGITS;
    }
}
