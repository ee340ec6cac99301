package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.MEDIATOR;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.rule;
import static org.redress.order.Scene.verdict;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Appeal;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeCommand.WaiveAppeal;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.policy.Policy;
import org.redress.policy.Remedy;
import org.redress.policy.TestPolicies;

/** Rulings that may be reopened. Ruled on day 20 for 6,000; under moderator-5 until day 27. */
class AppealTest {

    private static final Policy POLICY = Scene.preset("moderator-5");

    @Test
    @Tag("A07")
    @Tag("W11")
    void a_ruling_waits_seven_days_and_is_then_carried_out() {
        Scene scene = ruled();
        assertEquals(List.of("RULED BUYER", "RULED SELLER"), scene.mails());
        assertEquals(13_000, scene.order.balance().held());
        assertEquals(day(27), scene.nextAt());

        scene.timePasses(day(27)).assertSettled(Cause.RULING, 6_000, 7_000);
    }

    @Test
    @Tag("A07")
    void at_once_when_both_waive() {
        Scene scene = ruled().did(Party.SELLER, new WaiveAppeal(), day(21));
        assertEquals(List.of("AppealWaived"), scene.happened());
        scene.isRefused(DisputeRefusal.ANSWERED_ALREADY, Party.SELLER, new WaiveAppeal(), day(21));
        scene.did(Party.SELLER, photo(1), day(21));
        scene.isRefused(DisputeRefusal.ANSWERED_ALREADY, Party.SELLER, new Appeal(TEXT), day(21));

        scene.did(Party.BUYER, new WaiveAppeal(), day(22));

        scene.assertSettled(Cause.RULING, 6_000, 7_000);
    }

    @Test
    @Tag("A07")
    void an_appeal_needs_evidence_that_the_ruling_did_not_have() {
        Scene scene = Scene.disputed(POLICY).did(Party.BUYER, photo(1), day(13));
        scene.did(Party.BUYER, new Escalate(), day(13));
        scene.did(Party.MEDIATOR, rule(6_000, true), day(20));

        scene.isRefused(DisputeRefusal.NEW_EVIDENCE_NEEDED, Party.BUYER, new Appeal(TEXT), day(21));
        scene.did(Party.SELLER, photo(1), day(22));
        scene.isRefused(DisputeRefusal.NEW_EVIDENCE_NEEDED, Party.BUYER, new Appeal(TEXT), day(22));
        scene.did(Party.SELLER, new Appeal(TEXT), day(22));

        assertEquals(new UnderReview(day(82), null), scene.dispute().status());
        assertEquals(
                List.of("APPEALED BUYER", "APPEALED SELLER", "APPEALED MEDIATOR"), scene.mails());
    }

    @Test
    @Tag("A07")
    void another_mediator_decides_it_and_his_ruling_settles_at_once() {
        Scene scene = appealed();
        scene.isRefused(DisputeRefusal.SAME_MEDIATOR, Party.MEDIATOR, new Take(MEDIATOR), day(23));
        scene.isRefused(DisputeRefusal.SAME_MEDIATOR, Party.MEDIATOR, rule(1, true), day(23));
        scene.did(Party.MEDIATOR, new Take("mediator-2"), day(23));

        scene.did(Party.MEDIATOR, new Rule("mediator-2", verdict(13_000, true), TEXT), day(24));

        scene.assertSettled(Cause.RULING, 13_000, 0);
    }

    @Test
    @Tag("A07")
    void the_ruling_under_appeal_stands_when_the_second_mediator_is_silent() {
        Scene scene = appealed().timePasses(day(82)).timePasses(day(89));

        scene.assertSettled(Cause.MEDIATOR_SILENCE, 6_000, 7_000);
    }

    @Test
    @Tag("A07")
    @Tag("A02")
    void the_default_after_the_first_mediators_silence_opens_the_same_window() {
        Scene scene = Scene.disputed(POLICY).did(Party.BUYER, new Escalate(), day(13));
        scene.timePasses(day(73)).timePasses(day(80));
        assertEquals(List.of("Ruled"), scene.happened());
        scene.did(Party.SELLER, photo(1), day(81)).did(Party.SELLER, new Appeal(TEXT), day(81));

        scene.did(Party.MEDIATOR, rule(0, false), day(82));

        scene.assertSettled(Cause.RULING, 0, 13_000);
    }

    @Test
    @Tag("A07")
    @Tag("N02")
    void a_refund_by_the_sellers_silence_opens_none() {
        Scene.disputed(POLICY).timePasses(day(17)).assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
    }

    @Test
    @Tag("A07")
    @Tag("O09")
    @Tag("C01")
    void nobody_sheds_a_ruling_by_withdrawing_before_or_under_the_appeal() {
        ruled().isRefused(DisputeRefusal.RULED_ALREADY, Party.BUYER, new Withdraw(), day(21));
        appealed().isRefused(DisputeRefusal.RULED_ALREADY, Party.BUYER, new Withdraw(), day(23));
    }

    @Test
    @Tag("A07")
    void a_ruled_return_starts_when_the_window_is_over() {
        Scene scene = Scene.damaged(POLICY, Ask.refund(null));
        scene.did(Party.BUYER, new Escalate(), day(13));
        var back = new Verdict(ask(Remedy.RETURN, 9_000L), false);
        scene.did(Party.MEDIATOR, new Rule(MEDIATOR, back, TEXT), day(20)).timePasses(day(27));

        assertEquals(List.of("ReturnAgreed"), scene.happened());
        assertEquals(day(30), scene.nextAt());
    }

    @Test
    @Tag("A07")
    void only_the_parties_appeal_and_only_what_is_ruled() {
        Scene scene = ruled();
        scene.isRefused(
                DisputeRefusal.NOT_FOR_THIS_PARTY, Party.MEDIATOR, new Appeal(TEXT), day(21));
        scene.isRefused(
                DisputeRefusal.NOT_FOR_THIS_PARTY, Party.OPERATOR, new WaiveAppeal(), day(21));
        Scene open = Scene.disputed(POLICY);
        open.isRefused(DisputeRefusal.NOT_IN_THIS_STATE, Party.BUYER, new Appeal(TEXT), day(13));
        open.isRefused(DisputeRefusal.NOT_IN_THIS_STATE, Party.BUYER, new WaiveAppeal(), day(13));
    }

    @Test
    @Tag("A07")
    void elsewhere_a_ruling_is_final() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, Scene.reject(), day(13)).timePasses(day(19));

        scene.did(Party.MEDIATOR, rule(6_000, true), day(20));

        scene.assertSettled(Cause.RULING, 6_000, 7_000);
        scene.isRefused(DisputeRefusal.DISPUTE_CLOSED, Party.BUYER, new Appeal(TEXT), day(20));
    }

    @Test
    @Tag("A07")
    void ebay_like_gives_thirty_days_to_appeal_and_two_to_decide_it() {
        Scene scene = Scene.disputed(Scene.preset("ebay-like"));
        scene.timePasses(day(18)).did(Party.MEDIATOR, rule(6_000, true), day(20));
        assertEquals(day(50), scene.nextAt());
        scene.did(Party.BUYER, photo(1), day(40)).did(Party.BUYER, new Appeal(TEXT), day(40));

        assertEquals(day(42), scene.nextAt());
    }

    private static Scene ruled() {
        Scene scene = Scene.disputed(POLICY).did(Party.BUYER, new Escalate(), day(13));
        return scene.did(Party.MEDIATOR, rule(6_000, true), day(20));
    }

    private static Scene appealed() {
        Scene scene = ruled().did(Party.BUYER, photo(1), day(22));
        return scene.did(Party.BUYER, new Appeal(TEXT), day(22));
    }
}
