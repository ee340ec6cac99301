package org.redress.dispute;

import java.util.List;
import org.redress.kernel.TextRef;
import org.redress.policy.Reason;

/**
 * What a dispute is about.
 *
 * @param lines places of the disputed lines in the order
 * @param nearest the reason is only the nearest one; the text tells (R19)
 * @param claim what the lines are worth
 */
public record Matter(
        List<Integer> lines, Reason reason, boolean nearest, TextRef text, Claim claim) {

    /**
     * What the disputed lines allow: goods with tax, and their shipping share where the reason
     * covers it.
     */
    public record Claim(long goodsAndTax, long shippingShare, boolean coversShipping) {
        public long ceiling() {
            return ceiling(coversShipping);
        }

        public long ceiling(boolean withShipping) {
            return withShipping ? goodsAndTax + shippingShare : goodsAndTax;
        }
    }
}
