package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.dispute.DisputeRefusal.AMOUNT_ABOVE_LINES;
import static org.redress.dispute.DisputeRefusal.AMOUNT_TOO_SMALL;
import static org.redress.dispute.DisputeRefusal.DISPUTE_CLOSED;
import static org.redress.dispute.DisputeRefusal.ESCALATION_NOT_ALLOWED;
import static org.redress.dispute.DisputeRefusal.NOT_UNDER_REVIEW;
import static org.redress.dispute.DisputeRefusal.NOT_YOUR_TURN;
import static org.redress.dispute.DisputeRefusal.TOO_EARLY;
import static org.redress.dispute.DisputeRefusal.UNDER_REVIEW;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.reject;
import static org.redress.order.Scene.rule;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeEvent.Escalated;
import org.redress.dispute.DisputeEvent.Resolved;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Party;
import org.redress.ledger.Parts;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

/** The way to the mediator, and what a mediator decides. */
class EscalationTest {

    @Test
    @Tag("A01")
    void where_the_policy_never_lets_the_buyer_escalate_the_cap_is_named_instead() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, reject(), day(13));

        var facts = scene.isRefused(ESCALATION_NOT_ALLOWED, Party.BUYER, new Escalate(), day(14));

        assertEquals(day(19).toString(), facts.get("cap"));
    }

    @Test
    @Tag("A01")
    void where_the_policy_allows_it_from_a_day_on_that_very_instant_is_inside() {
        Scene scene = Scene.disputed(TestPolicies.CLAIM);

        var facts = scene.isRefused(TOO_EARLY, Party.BUYER, new Escalate(), justBefore(day(15)));
        assertEquals(day(15).toString(), facts.get("from"));
        scene.did(Party.BUYER, new Escalate(), day(15));

        assertEquals(day(75), scene.onlyInDispute(Escalated.class).event().decideBy());
    }

    @Test
    @Tag("A01")
    void at_any_time_means_from_the_opening() {
        Scene scene = Scene.disputed(TestPolicies.ANY_TIME);

        scene.did(Party.BUYER, new Escalate(), day(12));

        assertEquals(List.of("Escalated"), scene.happened());
    }

    @Test
    @Tag("A01")
    void in_his_own_turn_means_after_the_sellers_answer() {
        Scene scene = Scene.disputed(TestPolicies.BARGAIN);

        scene.isRefused(NOT_YOUR_TURN, Party.BUYER, new Escalate(), day(13));
        scene.did(Party.SELLER, counter(4_000), day(13)).did(Party.BUYER, new Escalate(), day(14));

        assertEquals(List.of("Escalated"), scene.happened());
        scene.isRefused(UNDER_REVIEW, Party.BUYER, new Escalate(), day(15));
    }

    @Test
    @Tag("A01")
    void under_review_the_terms_stand_still() {
        Scene scene = underReview();

        scene.isRefused(UNDER_REVIEW, Party.SELLER, counter(5_000), day(20));
        scene.isRefused(UNDER_REVIEW, Party.BUYER, counter(5_000), day(20));
        scene.isRefused(UNDER_REVIEW, Party.SELLER, reject(), day(20));
        scene.isRefused(UNDER_REVIEW, Party.BUYER, reject(), day(20));
    }

    @Test
    @Tag("E18")
    void a_concession_under_review_grants_exactly_the_standing_request() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(Party.BUYER, open(9_000L), day(12));
        scene.did(Party.SELLER, reject(), day(13)).timePasses(day(19));

        scene.did(Party.SELLER, accept(1), day(20));

        scene.assertSettled(Cause.CONCESSION, 9_000, 4_000);
        assertEquals(Resolution.CONCESSION, scene.onlyInDispute(Resolved.class).event().how());
    }

    @Test
    void the_buyer_may_still_take_the_sellers_last_offer_until_the_ruling() {
        Scene scene = underReview();
        scene.did(Party.BUYER, accept(2), day(20));

        scene.assertSettled(Cause.AGREEMENT, 4_000, 9_000);
    }

    @Test
    void only_a_mediator_or_supervisor_rules_and_only_under_review() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.isRefused(NOT_UNDER_REVIEW, Party.MEDIATOR, rule(1, true), day(13));

        Scene reviewed = underReview();
        reviewed.did(Party.SUPERVISOR, rule(1, true), day(20));
        reviewed.isRefused(DISPUTE_CLOSED, Party.MEDIATOR, rule(2, true), day(21));
    }

    @Test
    @Tag("E14")
    @Tag("E15")
    void a_full_ruling_with_shipping_pays_everything_back() {
        Scene scene = underReview().did(Party.MEDIATOR, rule(13_000, true), day(20));

        scene.assertSettled(Cause.RULING, 13_000, 0);
        assertEquals(Scene.TEXT, scene.onlyInDispute(Resolved.class).event().grounds());
    }

    @Test
    void a_ruling_without_shipping_leaves_the_shipping_with_the_seller() {
        Scene scene = underReview();

        var facts =
                scene.isRefused(AMOUNT_ABOVE_LINES, Party.MEDIATOR, rule(12_001, false), day(20));
        assertEquals("12000", facts.get("ceiling"));
        scene.did(Party.MEDIATOR, rule(12_000, false), day(20));

        scene.assertSettled(Cause.RULING, 12_000, 1_000);
        assertEquals(new Parts(10_000, 2_000, 0), refunded(scene));
    }

    @Test
    void a_partial_ruling_is_spread_over_the_parts_it_covers() {
        Scene with = underReview().did(Party.MEDIATOR, rule(1_300, true), day(20));
        assertEquals(new Parts(1_000, 200, 100), refunded(with));

        Scene without = underReview().did(Party.MEDIATOR, rule(1_200, false), day(20));
        assertEquals(new Parts(1_000, 200, 0), refunded(without));
    }

    @Test
    void a_ruling_of_nothing_releases_everything() {
        Scene scene = underReview();
        scene.isRefused(AMOUNT_TOO_SMALL, Party.MEDIATOR, rule(-1, true), day(20));

        scene.did(Party.MEDIATOR, rule(0, true), day(20));

        scene.assertSettled(Cause.RULING, 0, 13_000);
    }

    @Test
    void a_ruling_may_go_beyond_what_the_buyer_asked() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(Party.BUYER, open(1_000L), day(12));
        scene.did(Party.SELLER, reject(), day(13)).timePasses(day(19));

        scene.did(Party.MEDIATOR, rule(13_000, true), day(20));

        scene.assertSettled(Cause.RULING, 13_000, 0);
    }

    @Test
    void an_overdue_mediator_may_still_rule_until_the_default() {
        Scene intime = underReview().timePasses(day(79));
        intime.did(Party.MEDIATOR, rule(2_000, true), justBefore(day(86)));
        intime.assertSettled(Cause.RULING, 2_000, 11_000);

        Scene late = underReview().timePasses(day(79));
        late.does(Party.MEDIATOR, rule(2_000, true), day(86));
        assertEquals(DISPUTE_CLOSED, late.last.refusal().code());
        late.assertSettled(Cause.MEDIATOR_SILENCE, 13_000, 0);
    }

    @Test
    @Tag("E10")
    void a_review_longer_than_protection_keeps_the_money_held() {
        Policy policy = TestPolicies.SEVEN_DAY;
        Scene scene = Scene.shipped(policy).did(Party.BUYER, open(null), day(59));
        scene.did(Party.SELLER, reject(), day(60)).timePasses(day(66));

        scene.timePasses(day(100));

        assertEquals(List.of(), scene.happened());
        assertEquals(13_000, scene.order.balance().held());
        assertEquals(day(126), scene.nextAt());
    }

    private static Parts refunded(Scene scene) {
        return scene.only(LinesSettled.class).event().settlements().getFirst().refunded();
    }

    private static Scene underReview() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        return scene.did(Party.SELLER, counter(4_000), day(13)).timePasses(day(19));
    }
}
