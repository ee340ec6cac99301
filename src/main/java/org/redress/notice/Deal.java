package org.redress.notice;

import org.redress.policy.Remedy;
import org.redress.policy.Side;

/**
 * What is asked, offered, proposed or decided, ready to be shown.
 *
 * @param amount what goes back; for an exchange what goes back if the replacement fails
 * @param freight who pays for the way back, null where nothing goes back
 */
public record Deal(Remedy remedy, String amount, Side freight) {
    public boolean isExchange() {
        return remedy.exchanges();
    }

    public boolean isSellersFreight() {
        return freight == Side.SELLER;
    }
}
