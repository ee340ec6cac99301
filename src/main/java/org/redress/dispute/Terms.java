package org.redress.dispute;

import org.redress.policy.Remedy;
import org.redress.policy.Side;

/**
 * What is asked, offered, proposed or ruled.
 *
 * @param amount what goes back to the buyer, in minor units; for an exchange what goes back if the
 *     replacement fails
 * @param coversShipping whether the shipping share takes part in it (rule 1)
 * @param freight who pays for the way back, null where nothing goes back
 */
public record Terms(Remedy remedy, long amount, boolean coversShipping, Side freight) {

    /** A rejection is a formal offer of nothing (N04). */
    static Terms nothing() {
        return new Terms(Remedy.REFUND, 0, false, null);
    }

    public boolean isNothing() {
        return remedy == Remedy.REFUND && amount == 0;
    }

    /** The same once the goods are back: what is left to do. */
    Terms withoutReturn() {
        return switch (remedy) {
            case REFUND, EXCHANGE -> this;
            case RETURN -> new Terms(Remedy.REFUND, amount, coversShipping, null);
            case EXCHANGE_AFTER_RETURN -> new Terms(Remedy.EXCHANGE, amount, coversShipping, null);
        };
    }
}
