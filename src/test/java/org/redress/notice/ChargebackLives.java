package org.redress.notice;

import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MARKETPLACE;
import static org.redress.policy.TestPolicies.SEVEN_DAY;

import java.util.List;
import java.util.Map;
import org.redress.dispute.Ask;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.policy.Reason;

/** Lives of orders that a bank takes an interest in. */
final class ChargebackLives {

    private ChargebackLives() {}

    static void putInto(Map<String, Story> lives) {
        lives.put("chargeback won", decided(chargedBack(disputed()).later(20), true));
        lives.put("chargeback lost", decided(chargedBack(disputed()).later(20), false));
        lives.put(
                "message-received+frozen",
                chargedBack(disputed()).wrote(BUYER, 0, "Sorry.", false));
        Story settled = shipped().then(BUYER, new ConfirmReceipt(List.of()));
        lives.put("chargeback-opened+settled", chargedBack(settled).dueNext());
        Story over = chargedBack(shipped().then(BUYER, new ConfirmReceipt(List.of())));
        lives.put("chargeback-lost+settled", decided(over.later(1), false));
        Story partly = shipped().then(BUYER, new ConfirmReceipt(List.of("bulb")));
        lives.put("chargeback-lost+partly", decided(chargedBack(partly).later(40), false));
    }

    private static Story shipped() {
        return Story.registered(SEVEN_DAY).shipped().later(20);
    }

    private static Story disputed() {
        return shipped().opened(Reason.IN_TRANSIT, (Ask) null, "It has not come.").later(2);
    }

    private static Story chargedBack(Story story) {
        return story.then(MARKETPLACE, new RecordChargeback("cb-1"));
    }

    private static Story decided(Story story, boolean won) {
        return story.then(MARKETPLACE, new RecordChargebackOutcome("cb-1", won));
    }
}
