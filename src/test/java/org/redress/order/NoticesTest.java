package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.reject;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.kernel.Party;
import org.redress.policy.TestPolicies;

/** Who is written to about the first half of a dispute; the rest stands with its own situation. */
class NoticesTest {

    @Test
    @Tag("W19")
    void both_learn_that_the_order_is_protected_and_when_the_clock_starts() {
        assertEquals(
                List.of("ORDER_PROTECTED BUYER", "ORDER_PROTECTED SELLER"),
                Scene.paid(TestPolicies.SEVEN_DAY).mails());
        assertEquals(
                List.of("PROTECTION_STARTED BUYER", "PROTECTION_STARTED SELLER"),
                Scene.shipped(TestPolicies.SEVEN_DAY).mails());
    }

    @Test
    @Tag("W01")
    @Tag("W02")
    @Tag("W03")
    void each_word_of_one_side_goes_to_the_other() {
        Scene scene = disputed();
        assertEquals(List.of("DISPUTE_OPENED SELLER", "DISPUTE_OPENED BUYER"), scene.mails());
        scene.did(Party.SELLER, counter(4_000), day(13));
        assertEquals(List.of("SELLER_ANSWERED BUYER"), scene.mails());
        scene.did(Party.BUYER, counter(9_000), day(14));
        assertEquals(List.of("BUYER_ANSWERED SELLER"), scene.mails());
        scene.did(Party.BUYER, new Edit(null, false, Ask.refund(8_000L), null), day(14));
        assertEquals(List.of("BUYER_ANSWERED SELLER"), scene.mails());
        scene.did(Party.SELLER, reject(), day(15));
        assertEquals(List.of("SELLER_ANSWERED BUYER"), scene.mails());
        scene.did(Party.BUYER, reject(), day(15));
        assertEquals(List.of("BUYER_ANSWERED SELLER"), scene.mails());
    }

    @Test
    @Tag("W04")
    @Tag("W20")
    @Tag("W16")
    @Tag("W17")
    void every_end_is_told_to_both() {
        assertEquals(
                List.of("SILENCE_GRANTED BUYER", "SILENCE_GRANTED SELLER"),
                disputed().timePasses(day(19)).mails());
        assertEquals(
                List.of("AGREEMENT_REACHED BUYER", "AGREEMENT_REACHED SELLER"),
                disputed().did(Party.SELLER, accept(1), day(13)).mails());
        assertEquals(
                List.of("WITHDRAWN SELLER", "WITHDRAWN BUYER"),
                disputed().did(Party.BUYER, new Withdraw(), day(13)).mails());
        assertEquals(
                List.of("FUNDS_RELEASED BUYER", "FUNDS_RELEASED SELLER"),
                Scene.shipped(TestPolicies.SEVEN_DAY).timePasses(day(61)).mails());
    }

    @Test
    @Tag("W09")
    @Tag("W11")
    void an_escalation_is_told_to_the_mediators_and_a_ruling_to_both_parties() {
        Scene scene = disputed().did(Party.SELLER, reject(), day(13)).timePasses(day(19));
        assertEquals(
                List.of("ESCALATED BUYER", "ESCALATED SELLER", "ESCALATED MEDIATOR"),
                scene.mails());

        scene.did(Party.MEDIATOR, Scene.rule(6_000, true), day(20));
        assertEquals(List.of("RULING_GIVEN BUYER", "RULING_GIVEN SELLER"), scene.mails());
    }

    private static Scene disputed() {
        return Scene.disputed(TestPolicies.SEVEN_DAY);
    }
}
