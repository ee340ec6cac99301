package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.reject;
import static org.redress.order.Scene.ship;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeEvent.Escalated;
import org.redress.dispute.DisputeEvent.MediatorOverdue;
import org.redress.dispute.DisputeEvent.Resolved;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

/** What time does when a party says nothing, and in which order. */
class SilenceTest {

    @Test
    @Tag("N01")
    @Tag("N02")
    @Tag("E14")
    void the_seller_silent_until_his_last_instant_refunds_the_buyer() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.timePasses(justBefore(day(19)));
        assertEquals(List.of(), scene.happened());
        scene.timePasses(day(19));

        scene.assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
        var resolved = scene.onlyInDispute(Resolved.class);
        assertEquals(Resolution.SELLER_SILENCE, resolved.event().how());
        assertEquals(Party.TIME, resolved.actor());
        assertEquals(day(19), resolved.due());
        assertEquals("negotiation.sellerSilence", resolved.because().rule());
        assertEquals("13000", resolved.because().facts().get("asked"));
        assertEquals(day(26), scene.order.inFlight().getFirst().plannedAt());
    }

    @Test
    @Tag("N01")
    void an_answer_one_microsecond_before_counts_and_one_at_the_instant_does_not() {
        Scene intime = Scene.disputed(TestPolicies.SEVEN_DAY);
        intime.did(Party.SELLER, counter(1), justBefore(day(19)));
        assertEquals(List.of("SellerOffered"), intime.happened());

        Scene late = Scene.disputed(TestPolicies.SEVEN_DAY);
        late.does(Party.SELLER, counter(1), day(19));
        assertEquals(DisputeRefusal.DISPUTE_CLOSED, late.last.refusal().code());
        late.assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
    }

    @Test
    @Tag("N02")
    void the_seller_has_two_days_under_express_2_and_silence_grants_what_was_asked() {
        Scene scene = Scene.shipped(TestPolicies.EXPRESS_2).did(Party.BUYER, open(5_000L), day(3));

        scene.timePasses(day(5));

        scene.assertSettled(Cause.SELLER_SILENCE, 5_000, 8_000);
        assertEquals(day(26), scene.order.inFlight().getFirst().plannedAt());
    }

    @Test
    @Tag("N02")
    @Tag("A01")
    void the_sellers_silence_calls_the_mediator_where_the_policy_says_so() {
        Scene scene = Scene.disputed(TestPolicies.CLAIM);

        scene.timePasses(day(27));

        assertEquals(List.of("Escalated"), scene.happened());
        assertEquals(
                "negotiation.sellerSilence", scene.onlyInDispute(Escalated.class).because().rule());
    }

    @Test
    @Tag("N01")
    @Tag("N11")
    void at_the_same_instant_the_first_turn_ends_before_the_cap() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        assertEquals(scene.dispute().capAt(), scene.nextAt());

        scene.timePasses(day(19));

        scene.assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
    }

    @Test
    @Tag("N11")
    @Tag("A01")
    void talks_that_reach_the_cap_go_to_the_mediator_at_that_instant() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, counter(4_000), day(13));

        scene.timePasses(justBefore(day(19)));
        assertEquals(List.of(), scene.happened());
        scene.timePasses(day(19));

        var escalated = scene.onlyInDispute(Escalated.class);
        assertEquals(day(79), escalated.event().decideBy());
        assertEquals("negotiation.cap", escalated.because().rule());
        assertEquals(day(19), escalated.due());
    }

    @Test
    @Tag("N11")
    void a_later_turn_of_the_seller_has_no_silence_of_its_own() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, counter(4_000), day(13)).did(Party.BUYER, counter(9_000), day(14));

        scene.timePasses(day(19));

        assertEquals(List.of("Escalated"), scene.happened());
    }

    @Test
    @Tag("N11")
    void a_whole_turn_that_ends_with_the_cap_keeps_its_silence_and_one_cut_short_has_none() {
        Policy tenDays =
                TestPolicies.varied(
                        "seven-day",
                        "sellerTurn: P7D",
                        "sellerTurn: P5D",
                        "counterRestartsTurn: false",
                        "counterRestartsTurn: true",
                        "  cap: P7D",
                        "  cap: P10D");
        Scene whole = Scene.disputed(tenDays).did(Party.SELLER, counter(1), day(13));
        whole.did(Party.BUYER, counter(9_000), day(17)).timePasses(day(22));
        whole.assertSettled(Cause.SELLER_SILENCE, 9_000, 4_000);

        Scene cut = Scene.disputed(tenDays).did(Party.SELLER, counter(1), day(13));
        cut.did(Party.BUYER, counter(9_000), day(17.5)).timePasses(day(22));
        assertEquals(List.of("Escalated"), cut.happened());
    }

    @Test
    @Tag("N06")
    void the_buyers_silence_in_his_own_days_calls_the_mediator() {
        Scene scene = Scene.disputed(TestPolicies.EXPRESS_2);
        scene.did(Party.SELLER, reject(), day(13)).timePasses(day(15));

        var escalated = scene.onlyInDispute(Escalated.class);
        assertEquals("negotiation.buyerSilence", escalated.because().rule());
        assertEquals(day(15), escalated.due());
    }

    @Test
    @Tag("A01")
    void the_mediators_silence_first_calls_the_supervisor_and_then_grants_the_request() {
        Scene scene = underReview();
        assertEquals(new UnderReview(day(79), null), scene.dispute().status());

        scene.timePasses(day(79));
        assertEquals(List.of("MediatorOverdue"), scene.happened());
        assertEquals(day(86), scene.onlyInDispute(MediatorOverdue.class).event().defaultAt());

        scene.timePasses(justBefore(day(86)));
        assertEquals(List.of(), scene.happened());
        scene.timePasses(day(86));
        scene.assertSettled(Cause.MEDIATOR_SILENCE, 13_000, 0);
        assertEquals("review.defaultAfter", scene.only(LinesSettled.class).because().rule());
    }

    @Test
    void a_refused_command_leaves_standing_what_time_did_before_it() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.does(Party.BUYER, open(1L, "camera"), day(30));

        assertEquals(OrderRefusal.LINE_SETTLED, scene.last.refusal().code());
        scene.assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
        assertEquals(scene.last.caughtUp(), scene.order);
        assertTrue(scene.order.isSettled());
    }

    @Test
    void after_an_outage_deadlines_act_in_due_order_and_say_when_they_ran() {
        Scene scene =
                Scene.paid(
                        TestPolicies.SEVEN_DAY,
                        0,
                        new LineToRegister("a", 1, 100, 0, false),
                        new LineToRegister("b", 1, 200, 0, false),
                        new LineToRegister("c", 1, 400, 0, false),
                        new LineToRegister("d", 1, 800, 0, false));
        scene.did(Party.SELLER, ship("T1", "a", "b", "c"), day(1));
        scene.did(Party.BUYER, open(null, "a"), day(5));
        scene.did(Party.BUYER, open(null, "b"), day(6));
        scene.did(Party.SELLER, new OrderCommand.InDispute(2, counter(1)), day(7));

        scene.timePasses(day(100));

        assertEquals(
                List.of("Resolved", "LinesSettled", "Escalated", "LinesSettled", "LinesSettled"),
                scene.happened());
        assertEquals(
                List.of(day(12), day(12), day(13), day(14), day(61)),
                scene.last.events().stream().map(occurrence -> occurrence.due()).toList());
        assertTrue(scene.last.events().stream().allMatch(o -> o.at().equals(day(100))));
        assertEquals(
                List.of("refunded", "in-transit", "released", "refunded"),
                scene.order.lines().stream().map(line -> line.status().word()).toList());
    }

    @Test
    void time_given_to_a_person_starts_when_the_turn_was_really_given() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, counter(4_000), day(13));

        scene.timePasses(day(100));

        assertEquals(new UnderReview(day(160), null), scene.dispute().status());
        assertEquals(day(19), scene.onlyInDispute(Escalated.class).due());
        assertEquals(day(160), scene.nextAt());
    }

    @Test
    void time_twice_at_the_same_instant_or_too_soon_changes_nothing() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).timePasses(day(19));
        ProtectedOrder once = scene.order;

        scene.timePasses(day(19)).timePasses(day(18));

        assertEquals(List.of(), scene.happened());
        assertEquals(once, scene.order);
    }

    @Test
    void a_deadline_of_a_state_that_was_left_is_void() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, accept(1), day(13));

        scene.timePasses(day(1_000));

        assertEquals(List.of(), scene.happened());
    }

    @Test
    void the_forecast_tells_the_road_ahead_if_nobody_acts() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, counter(4_000), day(13));

        var road = Life.forecast(scene.order, scene.policy);

        assertEquals(
                List.of("Escalated", "MediatorOverdue", "Resolved", "LinesSettled"),
                road.stream().map(o -> Scene.nameOf(o.event())).toList());
        assertEquals(
                List.of(day(19), day(79), day(86), day(86)),
                road.stream().map(o -> o.due()).toList());
    }

    private static Scene underReview() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        return scene.did(Party.SELLER, counter(4_000), day(13)).timePasses(day(19));
    }
}
