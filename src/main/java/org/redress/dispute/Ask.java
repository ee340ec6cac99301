package org.redress.dispute;

import org.redress.policy.Remedy;
import org.redress.policy.Side;

/** Terms as a party writes them; what is null keeps its default. Amounts are minor units. */
public record Ask(Remedy remedy, Long amount, Side freight) {

    /** A refund of zero, which from a seller is a rejection (N04). */
    boolean isNothing() {
        boolean refund = remedy == null || remedy == Remedy.REFUND;
        return refund && amount != null && amount == 0 && freight == null;
    }

    public static Ask refund(Long amount) {
        return new Ask(Remedy.REFUND, amount, null);
    }
}
