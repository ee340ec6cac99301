package org.redress.kernel;

import java.math.BigInteger;

/**
 * Splits an amount over weights so that nothing is lost: largest remainder, ties to the earlier
 * part.
 */
public final class Spread {

    private Spread() {}

    /**
     * Shares of {@code amount} (minor units) in proportion to {@code weights}; their sum is exactly
     * the amount. When all weights are zero the first part takes everything.
     */
    public static long[] over(long amount, long[] weights) {
        long total = 0;
        for (long weight : weights) {
            total = Math.addExact(total, weight);
        }
        long[] shares = new long[weights.length];
        if (total == 0) {
            shares[0] = amount;
            return shares;
        }
        long[] remainders = new long[weights.length];
        long left = amount;
        for (int i = 0; i < weights.length; i++) {
            if (Math.multiplyHigh(amount, weights[i]) == 0 && amount * weights[i] >= 0) {
                shares[i] = amount * weights[i] / total;
                remainders[i] = amount * weights[i] % total;
            } else {
                var product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weights[i]));
                var quotient = product.divideAndRemainder(BigInteger.valueOf(total));
                shares[i] = quotient[0].longValueExact();
                remainders[i] = quotient[1].longValueExact();
            }
            left -= shares[i];
        }
        for (; left > 0; left--) {
            int largest = largest(remainders);
            shares[largest]++;
            remainders[largest] = -1;
        }
        return shares;
    }

    private static int largest(long[] remainders) {
        int largest = 0;
        for (int i = 1; i < remainders.length; i++) {
            if (remainders[i] > remainders[largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
