package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.redress.dispute.DisputeRefusal.AMOUNT_ABOVE_LINES;
import static org.redress.dispute.DisputeRefusal.AMOUNT_TOO_SMALL;
import static org.redress.dispute.DisputeRefusal.CONFIRM_ZERO;
import static org.redress.dispute.DisputeRefusal.DISPUTE_CLOSED;
import static org.redress.dispute.DisputeRefusal.NOT_YOUR_TURN;
import static org.redress.dispute.DisputeRefusal.NO_OFFER;
import static org.redress.dispute.DisputeRefusal.OFFER_CHANGED;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.refundOffer;
import static org.redress.order.Scene.reject;
import static org.redress.order.Scene.rejection;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeEvent.SellerOffered;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.Turn;
import org.redress.kernel.Party;
import org.redress.ledger.Balance;
import org.redress.order.LineStatus.Cause;
import org.redress.policy.TestPolicies;

/**
 * What buyer and seller say to each other; what their silence does stands in {@link SilenceTest}.
 */
class TalksTest {

    @Test
    @Tag("N03")
    @Tag("E17")
    void the_seller_accepts_and_the_asked_amount_goes_back() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.did(Party.SELLER, accept(1), day(13));

        assertEquals(List.of("Resolved", "LinesSettled"), scene.happened());
        scene.assertSettled(Cause.AGREEMENT, 13_000, 0);
        assertEquals("AGREEMENT 13000", scene.outcome());
        assertEquals(true, scene.order.isSettled());
        assertEquals(new Balance(13_000, 0, 13_000, 0, 0, 0, 0, 0), scene.order.balance());
    }

    @Test
    @Tag("E15")
    void a_part_goes_back_over_the_covered_parts_and_the_rest_to_the_seller() {
        Scene scene =
                Scene.shipped(TestPolicies.SEVEN_DAY).did(Party.BUYER, Scene.open(6_500L), day(12));

        scene.did(Party.SELLER, accept(1), day(13));

        scene.assertSettled(Cause.AGREEMENT, 6_500, 6_500);
        var settlement = scene.only(OrderEvent.LinesSettled.class).event().settlements().getFirst();
        assertEquals(new org.redress.ledger.Parts(5_000, 1_000, 500), settlement.refunded());
        assertEquals("split", settlement.outcome());
    }

    @Test
    @Tag("N05")
    @Tag("N06")
    void a_counter_offer_hands_the_turn_to_the_buyer() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.did(Party.SELLER, counter(4_000), day(13));

        assertEquals(refundOffer(2, 4_000), scene.dispute().sellerOffer());
        assertEquals(new AwaitingBuyer(new Turn(day(19), false)), scene.dispute().status());
        assertEquals(
                "negotiation.counter", scene.onlyInDispute(SellerOffered.class).because().rule());
    }

    @Test
    @Tag("N06")
    void where_the_buyer_has_days_of_his_own_they_count_from_each_answer_of_the_seller() {
        Scene scene = Scene.disputed(TestPolicies.EXPRESS_2);

        scene.did(Party.SELLER, counter(4_000), day(13));
        assertEquals(new AwaitingBuyer(new Turn(day(15), true)), scene.dispute().status());
        scene.did(Party.BUYER, counter(9_000), day(14));
        assertEquals(new AwaitingSeller(new Turn(day(27), false)), scene.dispute().status());
        scene.did(Party.SELLER, reject(), day(20));
        assertEquals(new AwaitingBuyer(new Turn(day(22), true)), scene.dispute().status());
    }

    @Test
    @Tag("N04")
    void a_rejection_by_the_seller_is_an_offer_of_zero() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.did(Party.SELLER, reject(), day(13));

        assertEquals(rejection(2), scene.dispute().sellerOffer());
        assertEquals(
                "negotiation.rejection", scene.onlyInDispute(SellerOffered.class).because().rule());
    }

    @Test
    @Tag("N10")
    void accepting_zero_must_be_confirmed_and_then_ends_with_nothing() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, reject(), day(13));

        scene.isRefused(CONFIRM_ZERO, Party.BUYER, accept(2), day(14));
        scene.did(Party.BUYER, new Accept(2, true), day(14));

        scene.assertSettled(Cause.AGREEMENT, 0, 13_000);
        assertEquals("AGREEMENT 0", scene.outcome());
    }

    @Test
    @Tag("N05")
    void accepting_names_the_offer_and_a_changed_one_is_not_accepted() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.isRefused(NO_OFFER, Party.BUYER, accept(1), day(13));
        scene.did(Party.SELLER, counter(8_000), day(13));
        scene.did(Party.SELLER, counter(4_000), day(14));

        var facts = scene.isRefused(OFFER_CHANGED, Party.BUYER, accept(2), day(15));
        assertEquals("3", facts.get("standing"));
        assertEquals("4000", facts.get("amount"));

        scene.did(Party.BUYER, accept(3), day(15));
        scene.assertSettled(Cause.AGREEMENT, 4_000, 9_000);
    }

    @Test
    @Tag("N05")
    void the_seller_cannot_accept_a_request_that_the_buyer_has_changed() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, counter(4_000), day(13)).did(Party.BUYER, counter(9_000), day(14));

        scene.isRefused(OFFER_CHANGED, Party.SELLER, accept(1), day(15));
        scene.did(Party.SELLER, accept(3), day(15));

        scene.assertSettled(Cause.AGREEMENT, 9_000, 4_000);
    }

    @Test
    @Tag("N06")
    void a_second_offer_in_the_buyers_turn_replaces_the_first_and_moves_no_deadline() {
        Scene scene = Scene.disputed(TestPolicies.EXPRESS_2);
        scene.did(Party.SELLER, counter(4_000), day(13)).did(Party.SELLER, counter(5_000), day(14));

        assertEquals(refundOffer(3, 5_000), scene.dispute().sellerOffer());
        assertEquals(new AwaitingBuyer(new Turn(day(15), true)), scene.dispute().status());
    }

    @Test
    @Tag("N06")
    void the_buyer_counters_and_rejects_only_in_his_turn() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.isRefused(NOT_YOUR_TURN, Party.BUYER, counter(9_000), day(13));
        scene.isRefused(NOT_YOUR_TURN, Party.BUYER, reject(), day(13));
    }

    @Test
    @Tag("N06")
    void a_rejection_by_the_buyer_hands_the_turn_back_and_leaves_the_request() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, counter(4_000), day(13)).did(Party.BUYER, reject(), day(14));

        assertEquals(List.of("BuyerRejected"), scene.happened());
        assertEquals(refundOffer(1, 13_000), scene.dispute().request());
        assertEquals(new AwaitingSeller(new Turn(day(19), false)), scene.dispute().status());
    }

    @Test
    @Tag("A01")
    void a_rejection_by_the_buyer_calls_the_mediator_where_the_policy_says_so() {
        Scene scene = Scene.disputed(TestPolicies.STRICT);
        scene.did(Party.SELLER, counter(4_000), day(13)).did(Party.BUYER, reject(), day(14));

        assertEquals(day(74), scene.onlyInDispute(DisputeEvent.Escalated.class).event().decideBy());
        assertEquals(
                "negotiation.buyerRejection",
                scene.onlyInDispute(DisputeEvent.Escalated.class).because().rule());
    }

    @Test
    @Tag("N06")
    void a_counter_gives_a_whole_turn_where_the_policy_says_so_but_never_beyond_the_cap() {
        Scene scene = Scene.disputed(TestPolicies.STRICT);
        assertEquals(day(72), scene.dispute().capAt());

        scene.did(Party.SELLER, counter(4_000), day(16));
        assertEquals(new AwaitingBuyer(new Turn(day(21), true)), scene.dispute().status());
        scene.did(Party.BUYER, counter(9_000), day(20));
        assertEquals(new AwaitingSeller(new Turn(day(25), true)), scene.dispute().status());
        for (int day = 21; day <= 68; day++) {
            boolean sellers = day % 2 == 1;
            scene.did(sellers ? Party.SELLER : Party.BUYER, counter(5_000), day(day));
        }
        assertEquals(new AwaitingSeller(new Turn(day(72), false)), scene.dispute().status());
    }

    @Test
    @Tag("E15")
    void no_offer_is_above_what_the_lines_allow_or_below_what_makes_sense() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.isRefused(AMOUNT_ABOVE_LINES, Party.SELLER, counter(13_001), day(13));
        scene.isRefused(AMOUNT_TOO_SMALL, Party.SELLER, counter(-1), day(13));
        scene.did(Party.SELLER, counter(4_000), day(13));

        scene.isRefused(AMOUNT_ABOVE_LINES, Party.BUYER, counter(13_001), day(14));
        scene.isRefused(AMOUNT_TOO_SMALL, Party.BUYER, counter(0), day(14));
    }

    @Test
    void each_party_may_take_up_the_others_last_word_whoever_has_the_turn() {
        Scene seller = Scene.disputed(TestPolicies.SEVEN_DAY);
        seller.did(Party.SELLER, reject(), day(13)).did(Party.SELLER, accept(1), day(14));
        seller.assertSettled(Cause.AGREEMENT, 13_000, 0);

        Scene buyer = Scene.disputed(TestPolicies.SEVEN_DAY);
        buyer.did(Party.SELLER, counter(4_000), day(13)).did(Party.BUYER, counter(9_000), day(14));
        buyer.did(Party.BUYER, accept(2), day(15));
        buyer.assertSettled(Cause.AGREEMENT, 4_000, 9_000);
    }

    @Test
    @Tag("E17")
    void nothing_more_can_be_done_in_a_dispute_that_has_ended() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, accept(1), day(13));

        var facts = scene.isRefused(DISPUTE_CLOSED, Party.SELLER, accept(1), day(13));

        assertEquals("resolved", facts.get("status"));
        assertEquals(1, scene.order.instructions());
        assertNull(scene.order.nextDeadline().orElse(null));
    }
}
