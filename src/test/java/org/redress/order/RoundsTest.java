package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.reject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.Turn;
import org.redress.kernel.Party;
import org.redress.policy.Policy;
import org.redress.policy.Remedy;
import org.redress.policy.TestPolicies;

/** Rounds, the cap that some offers move, and the least time to answer. */
class RoundsTest {

    @Test
    @Tag("N07")
    void the_eleventh_round_of_strict_5_is_refused_and_the_rest_remains_possible() {
        Scene scene = tenRounds("strict-5");

        var facts =
                scene.isRefused(DisputeRefusal.ROUNDS_USED_UP, Party.SELLER, counter(1), day(17));
        assertEquals("10", facts.get("limit"));
        scene.isRefused(
                DisputeRefusal.ROUNDS_USED_UP,
                Party.BUYER,
                new Edit(null, false, Ask.refund(1L), null),
                day(17));
        scene.did(Party.SELLER, reject(), day(17)).did(Party.SELLER, accept(11), day(17));
    }

    @Test
    @Tag("N07")
    void bargain_5_15_counts_ten_rounds_as_well() {
        tenRounds("bargain-5-15")
                .isRefused(DisputeRefusal.ROUNDS_USED_UP, Party.SELLER, counter(1), day(17));
    }

    @Test
    @Tag("N07")
    void a_replacing_offer_is_a_round_and_a_rejection_is_none() {
        Policy two = TestPolicies.varied("seven-day", "rounds: 100", "rounds: 2");
        Scene scene = Scene.disputed(two).did(Party.SELLER, reject(), day(13));
        scene.did(Party.BUYER, reject(), day(13)).did(Party.SELLER, counter(1), day(13));
        scene.did(Party.SELLER, counter(2), day(13));

        assertEquals(2, scene.dispute().table().rounds());
        scene.isRefused(DisputeRefusal.ROUNDS_USED_UP, Party.SELLER, counter(3), day(13));
        scene.isRefused(DisputeRefusal.ROUNDS_USED_UP, Party.BUYER, counter(3), day(13));
        scene.did(Party.BUYER, reject(), day(13));
    }

    @Test
    @Tag("N05")
    void a_counter_may_turn_a_refund_into_a_return() {
        Scene scene = Scene.damaged(TestPolicies.SEVEN_DAY, Ask.refund(null));

        scene.did(Party.SELLER, new Counter(ask(Remedy.RETURN, null)), day(13));

        assertEquals(Remedy.RETURN, scene.dispute().sellerOffer().terms().remedy());
        scene.did(Party.BUYER, accept(2), day(14));
        assertEquals(java.util.List.of("ReturnAgreed"), scene.happened());
    }

    @Test
    @Tag("N05")
    void nobody_counters_with_a_remedy_that_the_reason_does_not_know() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.isRefused(
                DisputeRefusal.REMEDY_NOT_ALLOWED,
                Party.SELLER,
                new Counter(ask(Remedy.RETURN, null)),
                day(13));
    }

    @Test
    @Tag("N11")
    void in_bargain_5_15_only_what_hands_the_turn_over_starts_the_cap_anew() {
        Scene scene = Scene.disputed(Scene.preset("bargain-5-15"));
        assertEquals(day(27), scene.dispute().capAt());

        scene.did(Party.BUYER, new Edit(null, false, Ask.refund(9_000L), null), day(13));
        assertEquals(day(27), scene.dispute().capAt(), "an edit in the seller's own turn");
        scene.did(Party.SELLER, counter(4_000), day(14));
        assertEquals(day(29), scene.dispute().capAt());
        scene.did(Party.SELLER, counter(5_000), day(15));
        assertEquals(day(29), scene.dispute().capAt(), "a replacing offer");
        assertEquals(new AwaitingBuyer(new Turn(day(29), true)), scene.dispute().status());
        scene.did(Party.BUYER, reject(), day(20));
        assertEquals(day(29), scene.dispute().capAt(), "a rejection");
        assertEquals(new AwaitingSeller(new Turn(day(25), true)), scene.dispute().status());
        scene.did(Party.SELLER, reject(), day(21));
        assertEquals(new AwaitingBuyer(new Turn(day(29), false)), scene.dispute().status());
        scene.did(Party.BUYER, counter(8_000), day(22));
        assertEquals(day(37), scene.dispute().capAt());
    }

    @Test
    @Tag("N11")
    void no_cap_of_bargain_5_15_lies_beyond_sixty_days_from_the_opening() {
        Scene scene = Scene.disputed(Scene.preset("bargain-5-15"));
        scene.did(Party.SELLER, counter(1), day(16)).did(Party.BUYER, counter(9), day(30));
        scene.did(Party.SELLER, counter(2), day(34)).did(Party.BUYER, counter(8), day(48));
        scene.did(Party.SELLER, counter(3), day(52));
        assertEquals(day(67), scene.dispute().capAt());

        scene.did(Party.BUYER, counter(7), day(60));

        assertEquals(day(72), scene.dispute().capAt());
        assertEquals(new AwaitingSeller(new Turn(day(65), true)), scene.dispute().status());
    }

    @Test
    @Tag("N11")
    void in_ae_seller_2022_every_offer_starts_the_seven_days_anew() {
        Scene scene = Scene.disputed(Scene.preset("ae-seller-2022"));
        assertEquals(day(19), scene.dispute().capAt());

        scene.did(Party.BUYER, new Edit(null, false, Ask.refund(9_000L), null), day(15));
        assertEquals(day(22), scene.dispute().capAt());
        assertEquals(new AwaitingSeller(new Turn(day(20), true)), scene.dispute().status());
        scene.did(Party.SELLER, counter(1), day(19));
        assertEquals(day(26), scene.dispute().capAt());
        assertEquals(new AwaitingBuyer(new Turn(day(26), false)), scene.dispute().status());
    }

    @Test
    @Tag("N07")
    void an_offer_near_the_cap_leaves_the_least_time_to_answer_where_the_policy_has_one() {
        Policy policy =
                TestPolicies.varied(
                        "seven-day",
                        "capInAll: none",
                        "capInAll: P9D",
                        "minimumAnswer: none",
                        "minimumAnswer: P2D");
        Scene early = Scene.disputed(policy).did(Party.SELLER, counter(1), day(17));
        assertEquals(day(19), early.dispute().capAt());

        Scene late = Scene.disputed(policy).did(Party.SELLER, counter(1), day(18));
        assertEquals(day(20), late.dispute().capAt());
        assertEquals(new AwaitingBuyer(new Turn(day(20), false)), late.dispute().status());
        late.did(Party.BUYER, counter(9_000), day(19.75));
        assertEquals(day(21), late.dispute().capAt(), "the cap of all caps");

        Scene no = Scene.disputed(policy).did(Party.SELLER, reject(), day(18.5));
        assertEquals(day(19), no.dispute().capAt(), "a rejection is no counter");
    }

    @Test
    @Tag("N17")
    @Tag("N20")
    void the_day_when_mediators_join_is_known_from_the_start() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        assertEquals(day(19), scene.dispute().capAt());
        assertEquals(
                "P7D",
                scene.last
                        .events()
                        .getFirst()
                        .because()
                        .facts()
                        .get("cap")
                        .replace("PT168H", "P7D"));
    }

    private static Scene tenRounds(String preset) {
        Scene scene = Scene.disputed(Scene.preset(preset));
        for (int round = 1; round <= 10; round++) {
            boolean seller = round % 2 == 1;
            scene.did(seller ? Party.SELLER : Party.BUYER, counter(5_000), day(13 + round * 0.25));
        }
        return scene;
    }
}
