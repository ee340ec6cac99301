package org.redress.ledger;

import java.util.ArrayList;
import java.util.List;
import org.redress.kernel.Spread;

/** The money of one line in minor units: goods, tax, and its share of the order's shipping. */
public record Parts(long goods, long tax, long shipping) {

    public long total() {
        return Math.addExact(goodsAndTax(), shipping);
    }

    public long goodsAndTax() {
        return Math.addExact(goods, tax);
    }

    public Parts plus(Parts other) {
        return new Parts(goods + other.goods, tax + other.tax, shipping + other.shipping);
    }

    public Parts minus(Parts other) {
        return new Parts(goods - other.goods, tax - other.tax, shipping - other.shipping);
    }

    /**
     * One largest-remainder split of {@code amount} over all parts of all lines in registration
     * order (rule 1); shipping takes part only where the outcome covers it.
     */
    public static List<Parts> split(long amount, List<Parts> lines, boolean coversShipping) {
        long[] weights = new long[3 * lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            Parts line = lines.get(i);
            weights[3 * i] = line.goods;
            weights[3 * i + 1] = line.tax;
            weights[3 * i + 2] = coversShipping ? line.shipping : 0;
        }
        long[] shares = Spread.over(amount, weights);
        List<Parts> split = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            split.add(new Parts(shares[3 * i], shares[3 * i + 1], shares[3 * i + 2]));
        }
        return split;
    }
}
