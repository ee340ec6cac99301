package org.redress.notice;

import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.SELLER;
import static org.redress.policy.TestPolicies.BOUNCES;
import static org.redress.policy.TestPolicies.SEVEN_DAY;
import static org.redress.policy.TestPolicies.varied;

import java.util.List;
import java.util.Map;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.order.CarrierFact.Tracking;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;
import org.redress.policy.Side;

/** Lives that buyer and seller, or their silence, settle. */
final class TalksLives {

    static final Policy CLAIM_15 = varied("claim-15");
    private static final Policy PAYPAL_LIKE = varied("paypal-like");

    private TalksLives() {}

    static void putInto(Map<String, Story> lives) {
        lives.put("silent seller", disputed().silence());
        lives.put("dispute-opened+dinar", disputed(Story.registered(SEVEN_DAY, "KWD")));
        lives.put("dispute-opened+nearest", nearest());
        lives.put("agreement", answered().inDispute(BUYER, new Accept(2, false)));
        lives.put("a reminder to answer", answered().reminded());
        lives.put("counter", answered().inDispute(BUYER, new Counter(Ask.refund(1_500L))));
        lives.put("seller-answered+rejection", rejected());
        lives.put("seller-answered+return", offered(Remedy.RETURN, 1_500L, Side.SELLER));
        lives.put("seller-answered+replacement", offered(Remedy.EXCHANGE, null, null));
        lives.put("buyer-answered+rejection", rejected().inDispute(BUYER, new Reject()));
        lives.put("buyer-answered+edit", edited());
        lives.put("turn-extended", disputed(Story.registered(BOUNCES)).unreached(SELLER));
        lives.put("turn-extended+buyer", offeredAndUnreached());
        lives.put("withdrawal", disputed().inDispute(BUYER, new Withdraw()));
        lives.put("withdrawn+final", withdrawnLate());
        lives.put("delivered", disputed().tracked("JD014", Tracking.DELIVERED));
        lives.put("delivered-during-dispute+partly", partly());
        lives.put("delivered-during-dispute+window", inWindow());
        lives.put("seller-answered+window", inWindow().inDispute(SELLER, refund(800)));
        lives.put("delivered window ends", inWindow().silence());
        lives.put("dispute-expired+silence", disputed(Story.registered(PAYPAL_LIKE)).silence());
        lives.put(
                "dispute-expired+cap",
                disputed(Story.registered(varied("seven-day", "atCap: mediator", "atCap: release")))
                        .inDispute(SELLER, refund(800))
                        .silence());
    }

    static Story disputed() {
        return disputed(Story.registered(SEVEN_DAY));
    }

    static Story disputed(Story story) {
        return story.shipped()
                .later(12)
                .opened(Reason.TRACKING_STUCK, null, "Nothing moves since the 3rd.\nPlease help!")
                .later(1);
    }

    static Story answered() {
        return disputed().inDispute(SELLER, refund(800)).later(1);
    }

    private static Story offeredAndUnreached() {
        return disputed(Story.registered(BOUNCES)).inDispute(SELLER, refund(800)).unreached(BUYER);
    }

    static Counter refund(long amount) {
        return new Counter(Ask.refund(amount));
    }

    private static Story rejected() {
        return disputed().inDispute(SELLER, new Reject());
    }

    private static Story nearest() {
        return Story.registered(SEVEN_DAY)
                .shipped()
                .later(20)
                .opened(
                        List.of("lamp", "bulb"),
                        Reason.POOR_QUALITY,
                        true,
                        new Ask(Remedy.EXCHANGE_AFTER_RETURN, null, Side.SELLER),
                        "The lamp hums, and so do all of the bulbs.");
    }

    private static Story offered(Remedy remedy, Long amount, Side freight) {
        return Story.registered(SEVEN_DAY)
                .shipped()
                .later(20)
                .opened(Reason.DIFFERENT_PRODUCT, null, "The bulbs have another socket.")
                .later(1)
                .inDispute(SELLER, new Counter(new Ask(remedy, amount, freight)));
    }

    private static Story edited() {
        var story = answered();
        var words = story.text("The parcel has come, but two bulbs are broken.");
        return story.attached(BUYER, 1)
                .inDispute(BUYER, new Edit(Reason.DAMAGED, false, Ask.refund(1_200L), words));
    }

    private static Story withdrawnLate() {
        return Story.registered(varied("seven-day", "sellerTurn: P7D", "sellerTurn: P14D"))
                .shipped()
                .later(59)
                .opened(Reason.IN_TRANSIT, null, "It has not come.")
                .later(2)
                .inDispute(BUYER, new Withdraw());
    }

    private static Story partly() {
        return Story.registered(SEVEN_DAY)
                .shipped(List.of("lamp"), "DHL", "JD014")
                .shipped(List.of("bulb"), "DHL", "JD015")
                .later(20)
                .opened(List.of(), Reason.IN_TRANSIT, false, null, "Neither parcel has come.")
                .later(1)
                .tracked("JD014", Tracking.DELIVERED);
    }

    private static Story inWindow() {
        return disputed(Story.registered(CLAIM_15)).tracked("JD014", Tracking.DELIVERED);
    }
}
