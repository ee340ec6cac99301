package org.redress.dispute;

import org.redress.policy.Remedy;
import org.redress.policy.Side;

/** Terms as a party writes them; what is null keeps its default. Amounts are minor units. */
public record Ask(Remedy remedy, Long amount, Side freight) {

    public static Ask refund(Long amount) {
        return new Ask(Remedy.REFUND, amount, null);
    }
}
