package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.ship;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeEvent.Escalated;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.DeliveredWindow;
import org.redress.dispute.Turn;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.RetractTracking;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.TestPolicies;

/** "Not received" is claimed and the carrier delivers: the buyer has five days to speak. */
class DeliveredWindowTest {

    private static final Policy CLAIM = Scene.preset("claim-15");

    @Test
    @Tag("C05")
    @Tag("C06")
    @Tag("W06")
    void the_buyer_is_told_and_has_five_days_while_the_sellers_silence_cannot_fire() {
        Scene scene = deliveredOn(24);

        assertEquals(List.of("TrackingRecorded", "DeliveredWindowOpened"), scene.happened());
        assertEquals(List.of("DELIVERED_DURING_DISPUTE BUYER"), scene.mails());
        assertEquals(day(29), scene.nextAt());
        assertEquals(day(29), ((DeliveredWindow) scene.dispute().status()).endsAt());
        scene.timePasses(justBefore(day(29)));
        assertEquals(List.of(), scene.happened(), "the cap of day 27 waits");
    }

    @Test
    @Tag("C07")
    void silence_of_the_buyer_sends_the_money_to_the_seller() {
        Scene scene = deliveredOn(20).timePasses(day(25));

        scene.assertSettled(Cause.DELIVERED_UNCONTESTED, 0, 13_000);
        assertEquals(List.of("DISPUTE_EXPIRED BUYER", "DISPUTE_EXPIRED SELLER"), scene.mails());
    }

    @Test
    @Tag("C07")
    void received_fine_means_withdraw_and_the_shrunken_protection_runs_on() {
        Scene scene = deliveredOn(20).did(Party.BUYER, new Withdraw(), day(21));

        assertEquals(day(25), scene.nextAt());
        scene.timePasses(day(25)).assertSettled(Cause.DELIVERED_BY_CARRIER, 0, 13_000);
    }

    @Test
    @Tag("C07")
    void not_as_described_means_another_reason_a_whole_turn_of_the_seller_and_a_new_cap() {
        Scene scene = deliveredOn(20).did(Party.BUYER, photo(1), day(21));

        scene.did(Party.BUYER, new Edit(Reason.DAMAGED, false, null, null), day(22));

        assertEquals(new AwaitingSeller(new Turn(day(37), true)), scene.dispute().status());
        assertEquals(day(37), scene.dispute().capAt());
    }

    @Test
    @Tag("C07")
    void the_same_reason_in_other_words_is_no_answer() {
        deliveredOn(20)
                .isRefused(
                        DisputeRefusal.REASON_UNCHANGED,
                        Party.BUYER,
                        new Edit(null, false, Ask.refund(1L), Scene.TEXT),
                        day(21));
    }

    @Test
    @Tag("C07")
    void still_missing_means_a_claim_at_once_even_before_the_third_day() {
        Scene scene = Scene.disputed(CLAIM);
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(12)), day(12));

        scene.did(Party.BUYER, new Escalate(), day(13));

        assertEquals(
                "tracking.deliveredWindow", scene.onlyInDispute(Escalated.class).because().rule());
    }

    @Test
    @Tag("C07")
    @Tag("N13")
    void the_window_is_the_buyers_and_no_seller_calls_the_mediator_in_it() {
        Policy either =
                TestPolicies.varied(
                        "claim-15", "after: P3D, sellerToo: false", "after: P3D, sellerToo: true");
        Scene scene = Scene.disputed(either);
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(20)), day(20));

        scene.isRefused(DisputeRefusal.NOT_YOUR_TURN, Party.SELLER, new Escalate(), day(21));
        Scene.disputed(either).did(Party.SELLER, new Escalate(), day(15));
    }

    @Test
    @Tag("N13")
    void a_seller_who_may_escalate_in_his_own_turn_does_so_in_his_own() {
        Policy own =
                TestPolicies.varied(
                        "claim-15",
                        "allowed: after, since: opening, after: P3D, sellerToo: false",
                        "allowed: in-own-turn, sellerToo: true");
        Scene scene = Scene.disputed(own).did(Party.SELLER, counter(1), day(13));

        scene.isRefused(DisputeRefusal.NOT_YOUR_TURN, Party.SELLER, new Escalate(), day(13));
        scene.did(Party.BUYER, counter(2), day(14)).did(Party.SELLER, new Escalate(), day(15));
    }

    @Test
    @Tag("C06")
    void the_seller_may_offer_or_concede_in_the_window_and_no_turn_moves() {
        Scene scene = deliveredOn(20).did(Party.SELLER, counter(4_000), day(21));

        assertEquals(List.of("SellerOfferedMeanwhile"), scene.happened());
        assertEquals(day(25), scene.nextAt());
        scene.did(Party.BUYER, accept(2), day(22));
        scene.assertSettled(Cause.AGREEMENT, 4_000, 9_000);

        deliveredOn(20).did(Party.SELLER, accept(1), day(21));
    }

    @Test
    @Tag("C05")
    void a_retraction_gives_the_seller_back_the_time_he_had_left() {
        Scene scene = deliveredOn(20);

        scene.did(Party.MARKETPLACE, new RetractTracking("f1"), day(24));

        assertEquals(List.of("TrackingRetracted", "DeliveredWindowClosed"), scene.happened());
        assertEquals(new AwaitingSeller(new Turn(day(31), true)), scene.dispute().status());
        assertEquals(day(31), scene.dispute().capAt());
    }

    @Test
    @Tag("C05")
    void a_retraction_leaves_him_at_least_a_day() {
        Scene scene = deliveredOn(26.75);

        scene.did(Party.MARKETPLACE, new RetractTracking("f1"), day(28));

        assertEquals(new AwaitingSeller(new Turn(day(29), true)), scene.dispute().status());
    }

    @Test
    @Tag("C05")
    void after_his_formal_answer_the_turn_given_back_lasts_until_the_cap() {
        Policy granting =
                TestPolicies.varied("claim-15", "sellerSilence: mediator", "sellerSilence: grant");
        Scene scene = Scene.disputed(granting).did(Party.SELLER, counter(4_000), day(13));
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(20)), day(20));

        scene.did(Party.MARKETPLACE, new RetractTracking("f1"), day(21));
        assertEquals(new AwaitingSeller(new Turn(day(27), false)), scene.dispute().status());

        scene.timePasses(day(27));
        assertEquals(List.of("Escalated"), scene.happened());
    }

    @Test
    @Tag("C06")
    void the_window_starts_when_the_last_of_its_lines_is_delivered() {
        Scene scene = twoParcels();
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(20)), day(20));
        assertEquals(List.of("TrackingRecorded", "DeliveredMeanwhile"), scene.happened());

        scene.did(Party.MARKETPLACE, delivered("f2", "T2", day(21)), day(21));

        assertEquals(List.of("TrackingRecorded", "DeliveredWindowOpened"), scene.happened());
        assertEquals(day(26), scene.nextAt());
        scene.did(Party.MARKETPLACE, new RetractTracking("f1"), day(22));
        assertEquals(List.of("TrackingRetracted", "DeliveredWindowClosed"), scene.happened());
    }

    @Test
    @Tag("C06")
    @Tag("W06")
    void a_claim_already_under_review_gets_the_email_and_no_window() {
        Scene scene = Scene.disputed(CLAIM).did(Party.BUYER, new Escalate(), day(15));

        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(20)), day(20));

        assertEquals(List.of("TrackingRecorded", "DeliveredMeanwhile"), scene.happened());
        assertEquals(List.of("DELIVERED_DURING_DISPUTE BUYER"), scene.mails());
        assertEquals(true, scene.dispute().isUnderReview());
    }

    @Test
    @Tag("C05")
    @Tag("W06")
    void where_no_window_is_given_the_fact_is_shown_and_the_turns_stay() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        var before = scene.dispute().status();

        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(13)), day(13));

        assertEquals(List.of("DELIVERED_DURING_DISPUTE BUYER"), scene.mails());
        assertEquals(before, scene.dispute().status());
    }

    @Test
    @Tag("C06")
    void a_dispute_about_goods_that_came_gets_neither() {
        Scene scene = Scene.damaged(CLAIM, Ask.refund(null));

        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(13)), day(13));

        assertEquals(List.of("TrackingRecorded"), scene.happened());
        assertEquals(List.of(), scene.mails());
    }

    private static Scene deliveredOn(double day) {
        return Scene.disputed(CLAIM)
                .did(Party.MARKETPLACE, delivered("f1", "T1", day(day)), day(day));
    }

    private static Scene twoParcels() {
        Scene scene =
                Scene.paid(
                        CLAIM,
                        0,
                        new LineToRegister("a", 1, 600, 0, false),
                        new LineToRegister("b", 1, 300, 0, false));
        scene.did(Party.SELLER, ship("T1", "a"), day(1)).did(Party.SELLER, ship("T2", "b"), day(1));
        return scene.did(Party.BUYER, open(null), day(12));
    }
}
