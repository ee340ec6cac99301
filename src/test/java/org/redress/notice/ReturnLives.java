package org.redress.notice;

import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MEDIATOR;
import static org.redress.kernel.Party.SELLER;
import static org.redress.policy.TestPolicies.SEVEN_DAY;
import static org.redress.policy.TestPolicies.varied;

import java.util.Map;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.ShipReplacement;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.order.CarrierFact.Tracking;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;
import org.redress.policy.Side;

/** Lives in which goods go back, or another one is sent. */
final class ReturnLives {

    private static final Ask BY_SELLER = new Ask(Remedy.RETURN, 1_500L, Side.SELLER);
    private static final Ask BY_BUYER = new Ask(Remedy.RETURN, null, Side.BUYER);
    private static final Ask EXCHANGE = new Ask(Remedy.EXCHANGE, null, null);
    private static final Ask BOTH = new Ask(Remedy.EXCHANGE_AFTER_RETURN, null, Side.SELLER);
    private static final Policy NOT_ARRIVED =
            varied("seven-day", "arriveMissed: mediator", "arriveMissed: release");
    private static final Policy STRICT =
            varied(
                    "seven-day",
                    "addressMissed: grant",
                    "addressMissed: release",
                    "inspectMissed: grant",
                    "inspectMissed: mediator",
                    "evidenceMissed: decided-without",
                    "evidenceMissed: loses");

    private ReturnLives() {}

    static void putInto(Map<String, Story> lives) {
        lives.put("returned", acknowledged(arrived(SEVEN_DAY, BY_SELLER), Inspection.RECEIVED));
        lives.put("return-settled+freight", freight(700));
        lives.put("return-settled+owed", freight(4_000));
        lives.put("return-settled+uninspected", arrived(SEVEN_DAY, BY_BUYER).dueNext());
        lives.put("return-settled+no-address", agreed(SEVEN_DAY, BY_SELLER).dueNext());
        lives.put("return-settled+not-sent", addressed(SEVEN_DAY, BY_SELLER).dueNext());
        lives.put("return-settled+not-arrived", sent(NOT_ARRIVED, BY_BUYER, 700).dueNext());
        lives.put("return-settled+lost-by-buyer", lost(BY_BUYER));
        lives.put("return-settled+lost-by-seller", lost(BY_SELLER));
        lives.put("return-shipped+freight", sent(SEVEN_DAY, BY_SELLER, 700));
        lives.put("return-agreed+silence", asked(SEVEN_DAY, BY_BUYER).dueNext());
        lives.put("return-agreed+ruling", ruled(SEVEN_DAY));
        lives.put("return-agreed+release", agreed(STRICT, BY_BUYER));
        lives.put("return-arrived+mediator", arrived(STRICT, BY_BUYER));
        lives.put(
                "return-contested",
                acknowledged(arrived(SEVEN_DAY, BY_BUYER), Inspection.EMPTY_OR_DIFFERENT));
        lives.put(
                "evidence-not-brought+return",
                acknowledged(arrived(STRICT, BY_BUYER), Inspection.DAMAGED).dueNext());
        lives.put("exchange", agreed(SEVEN_DAY, EXCHANGE).inDispute(SELLER, replacement()));
        lives.put("replacement missed", agreed(SEVEN_DAY, EXCHANGE).dueNext());
        lives.put("replacement-due+returned", exchanged());
        lives.put(
                "replacement-shipped+owed", exchanged().later(1).inDispute(SELLER, replacement()));
        lives.put("replacement-missed+freight", exchanged().dueNext());
    }

    private static Story asked(Policy policy, Ask ask) {
        return Story.registered(policy)
                .shipped()
                .later(12)
                .opened(Reason.DIFFERENT_PRODUCT, ask, "The bulbs have another socket.")
                .later(1);
    }

    private static Story agreed(Policy policy, Ask ask) {
        return asked(policy, ask).inDispute(SELLER, new Accept(1, false)).later(1);
    }

    private static Story ruled(Policy policy) {
        var story = asked(policy, null).inDispute(SELLER, TalksLives.refund(100)).dueNext();
        var grounds = story.text("Another socket is another product.");
        return story.inDispute(MEDIATOR, new Rule("m-1", new Verdict(BY_SELLER, false), grounds));
    }

    private static Story addressed(Policy policy, Ask ask) {
        var story = agreed(policy, ask);
        var address = story.text("Sam’s Lamps\nLampengasse 3\n\n20095 Hamburg\n");
        return story.inDispute(SELLER, new GiveReturnAddress(address)).later(2);
    }

    private static Story sent(Policy policy, Ask ask, long freight) {
        return addressed(policy, ask)
                .inDispute(BUYER, new ShipReturn("DHL", "RT001", freight))
                .later(4);
    }

    private static Story arrived(Policy policy, Ask ask) {
        return arrived(sent(policy, ask, 0));
    }

    private static Story arrived(Story story) {
        return story.tracked("RT001", Tracking.DELIVERED).later(1);
    }

    private static Story freight(long paid) {
        return acknowledged(arrived(sent(SEVEN_DAY, BY_SELLER, paid)), Inspection.RECEIVED);
    }

    private static Story lost(Ask ask) {
        return sent(SEVEN_DAY, ask, 700).tracked("RT001", Tracking.LOST);
    }

    private static Story exchanged() {
        return acknowledged(arrived(sent(SEVEN_DAY, BOTH, 700)), Inspection.RECEIVED);
    }

    private static Story acknowledged(Story story, Inspection found) {
        var note = story.text("As I opened the parcel.");
        return story.inDispute(SELLER, new AcknowledgeReturn(found, note));
    }

    private static ShipReplacement replacement() {
        return new ShipReplacement("DHL", "JD099");
    }
}
