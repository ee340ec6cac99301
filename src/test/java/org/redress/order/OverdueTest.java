package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.reject;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeEvent.Resolved;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.RemoveEvidence;
import org.redress.policy.Policy;
import org.redress.policy.Remedy;
import org.redress.policy.TestPolicies;

/** The mediator is silent: the supervisor is told, then the default outcome is carried out. */
class OverdueTest {

    private static final Policy POLICY = TestPolicies.SEVEN_DAY;

    @Test
    @Tag("A02")
    @Tag("W24")
    void after_sixty_days_the_supervisor_is_told_and_seven_days_are_left() {
        Scene scene = rejected(Scene.disputed(POLICY)).timePasses(day(79));

        assertEquals(
                List.of(
                        "MEDIATOR_OVERDUE SUPERVISOR",
                        "MEDIATOR_OVERDUE BUYER",
                        "MEDIATOR_OVERDUE SELLER"),
                scene.mails());
        assertEquals(new ReviewOverdue(day(86)), scene.dispute().status());
    }

    @Test
    @Tag("A02")
    void the_seven_days_count_from_when_he_was_really_told() {
        Scene scene = rejected(Scene.disputed(POLICY)).timePasses(day(90));

        assertEquals(new ReviewOverdue(day(97)), scene.dispute().status());
    }

    @Test
    @Tag("A02")
    @Tag("N17")
    void the_buyers_standing_request_is_granted_where_its_evidence_rule_is_met() {
        Scene missing = rejected(Scene.disputed(POLICY)).timePasses(day(79)).timePasses(day(86));
        missing.assertSettled(Cause.MEDIATOR_SILENCE, 13_000, 0);

        Scene damaged = Scene.damaged(POLICY, Ask.refund(9_000L));
        rejected(damaged).timePasses(day(79)).timePasses(day(86));
        damaged.assertSettled(Cause.MEDIATOR_SILENCE, 9_000, 4_000);
        var facts = damaged.onlyInDispute(Resolved.class).because().facts();
        assertEquals("true", facts.get("evidenceMet"));
        assertEquals("standing_terms", facts.get("default"));
    }

    @Test
    @Tag("A02")
    @Tag("N17")
    void without_it_the_sellers_last_formal_offer_zero_included() {
        Scene offered = withoutPhoto().did(Party.SELLER, counter(4_000), day(13));
        offered.timePasses(day(19)).timePasses(day(79)).timePasses(day(86));
        offered.assertSettled(Cause.MEDIATOR_SILENCE, 4_000, 9_000);

        Scene rejected = rejected(withoutPhoto()).timePasses(day(79)).timePasses(day(86));
        rejected.assertSettled(Cause.MEDIATOR_SILENCE, 0, 13_000);
    }

    @Test
    @Tag("A02")
    void without_any_answer_of_the_seller_nothing() {
        Scene scene = Scene.damaged(Scene.preset("moderator-5"), Ask.refund(null));
        scene.did(Party.BUYER, new RemoveEvidence(1), day(12));
        scene.did(Party.BUYER, new Escalate(), day(13));
        scene.timePasses(day(73)).timePasses(day(80));
        assertEquals(List.of("Ruled"), scene.happened());

        scene.timePasses(day(87)).assertSettled(Cause.MEDIATOR_SILENCE, 0, 13_000);
    }

    @Test
    @Tag("A02")
    @Tag("A08")
    @Tag("A14")
    void a_return_or_an_exchange_enters_its_own_flow() {
        Scene back = rejected(Scene.damaged(POLICY, ask(Remedy.RETURN, null)));
        back.timePasses(day(79)).timePasses(day(86));
        assertEquals(List.of("ReturnAgreed"), back.happened());

        Scene another = rejected(Scene.damaged(POLICY, ask(Remedy.EXCHANGE, null)));
        another.timePasses(day(79)).timePasses(day(86));
        assertEquals(List.of("ReplacementAgreed"), another.happened());

        Scene sellers = withoutPhoto();
        sellers.did(Party.SELLER, new Counter(ask(Remedy.RETURN, 8_000L)), day(13));
        sellers.timePasses(day(19)).timePasses(day(79)).timePasses(day(86));
        assertEquals(List.of("ReturnAgreed"), sellers.happened());
    }

    @Test
    @Tag("A02")
    void sharetribe_like_gives_everything_back_after_sixty_days() {
        Scene scene = Scene.damaged(Scene.preset("sharetribe-like"), Ask.refund(100L));

        scene.timePasses(day(72));

        assertEquals(List.of("MediatorOverdue", "Resolved", "LinesSettled"), scene.happened());
        scene.assertSettled(Cause.MEDIATOR_SILENCE, 13_000, 0);
    }

    @Test
    @Tag("A02")
    void a_party_may_still_give_in_while_the_mediator_is_overdue() {
        Scene scene = rejected(Scene.disputed(POLICY)).timePasses(day(79));

        scene.did(Party.SELLER, Scene.accept(1), day(80));

        scene.assertSettled(Cause.CONCESSION, 13_000, 0);
    }

    private static Scene rejected(Scene scene) {
        return scene.did(Party.SELLER, reject(), day(13)).timePasses(day(19));
    }

    /** The buyer took his photo back before the escalation. */
    private static Scene withoutPhoto() {
        Scene scene = Scene.damaged(POLICY, Ask.refund(null)).did(Party.BUYER, photo(0), day(12));
        return scene.did(Party.BUYER, new RemoveEvidence(1), day(12));
    }
}
