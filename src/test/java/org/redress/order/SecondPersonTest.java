package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.order.Scene.MEDIATOR;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.reject;
import static org.redress.order.Scene.verdict;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand.DraftRuling;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.SignDraft;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeRefusal;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.policy.TestPolicies;

/** So much is at stake that nobody rules it alone: 13,000, under review since day 19. */
@Tag("FG15")
class SecondPersonTest {

    @Test
    void the_first_ruling_has_no_force_until_another_mediator_signs_it() {
        Scene scene = review();
        scene.did(Party.MEDIATOR, new Take(MEDIATOR), day(20));
        scene.did(Party.MEDIATOR, rule(MEDIATOR, 13_000, 12_999), day(20));

        assertEquals(List.of("RulingDrafted"), scene.happened());
        assertTrue(scene.dispute().isUnderReview());
        assertEquals(MEDIATOR, scene.dispute().mediation().drafts().getFirst().assistant());
        assertEquals(List.of(), scene.mails());
        var facts =
                scene.isRefused(
                        DisputeRefusal.SECOND_PERSON_NEEDED,
                        Party.MEDIATOR,
                        new SignDraft(MEDIATOR, 1),
                        day(20));
        assertEquals(Map.of("mediator", MEDIATOR), facts);

        scene.did(Party.MEDIATOR, new SignDraft("m2", 1), day(21));

        scene.assertSettled(Cause.RULING, 13_000, 0);
    }

    @Test
    void what_counts_is_what_is_at_stake_whoever_gets_it() {
        Scene nothing = review().did(Party.MEDIATOR, rule(MEDIATOR, 0, 12_999), day(20));
        assertEquals(List.of("RulingDrafted"), nothing.happened());

        Scene alone = review().did(Party.MEDIATOR, rule(MEDIATOR, 13_000, 13_000), day(20));
        alone.assertSettled(Cause.RULING, 13_000, 0);
    }

    @Test
    void a_limit_in_another_currency_is_none() {
        var rule = new Rule(MEDIATOR, verdict(13_000, true), TEXT, Map.of("CHF", 0L));
        review().did(Party.MEDIATOR, rule, day(20)).assertSettled(Cause.RULING, 13_000, 0);
    }

    @Test
    void a_supervisor_is_one_person_too_and_may_be_the_second() {
        Scene scene = review().did(Party.SUPERVISOR, rule("boss", 6_000, 0), day(20));
        assertEquals(List.of("RulingDrafted"), scene.happened());
        scene.isRefused(
                DisputeRefusal.SECOND_PERSON_NEEDED,
                Party.SUPERVISOR,
                new SignDraft("boss", 1),
                day(20));

        scene.did(Party.MEDIATOR, rule(MEDIATOR, 7_000, 0), day(20));
        scene.did(Party.SUPERVISOR, new SignDraft("boss", 2), day(20));
        scene.assertSettled(Cause.RULING, 7_000, 6_000);
    }

    @Test
    void an_assistant_and_a_mediator_are_two_people_and_one_who_is_both_is_one() {
        Scene scene = review();
        scene.did(Party.ASSISTANT, new DraftRuling("a", verdict(6_000, true), TEXT), day(20));
        scene.isRefused(
                DisputeRefusal.SECOND_PERSON_NEEDED,
                Party.MEDIATOR,
                new SignDraft("a", 1),
                day(20));

        scene.did(Party.MEDIATOR, new SignDraft(MEDIATOR, 1), day(20));

        scene.assertSettled(Cause.RULING, 6_000, 7_000);
    }

    @Test
    void who_has_taken_a_case_keeps_it_but_for_a_signature_under_his_own_ruling() {
        Scene scene = review().did(Party.MEDIATOR, new Take(MEDIATOR), day(20));
        scene.did(Party.ASSISTANT, new DraftRuling("a", verdict(6_000, true), TEXT), day(20));
        var taken = DisputeRefusal.TAKEN_BY_ANOTHER;

        scene.isRefused(taken, Party.MEDIATOR, new SignDraft("m2", 1), day(20));
        scene.isRefused(taken, Party.MEDIATOR, new SignDraft("m2", 9), day(20));
        scene.isRefused(taken, Party.MEDIATOR, rule("m2", 6_000, 0), day(20));
        scene.isRefused(
                DisputeRefusal.DRAFT_NOT_FOUND,
                Party.MEDIATOR,
                new SignDraft(MEDIATOR, 9),
                day(20));
    }

    @Test
    void a_ruling_that_may_not_be_given_is_not_kept_either() {
        Scene scene = review();
        scene.isRefused(
                DisputeRefusal.AMOUNT_ABOVE_LINES,
                Party.MEDIATOR,
                rule(MEDIATOR, 13_001, 0),
                day(20));
        for (int i = 0; i < 10; i++) {
            scene.did(Party.MEDIATOR, rule(MEDIATOR, 1, 0), day(20));
        }
        scene.isRefused(
                DisputeRefusal.TOO_MANY_REQUESTS, Party.MEDIATOR, rule(MEDIATOR, 1, 0), day(20));
    }

    /** Ten drafts would else keep everybody from ruling until the default moves the money. */
    @Test
    void an_assistants_ten_drafts_keep_no_mediator_from_ruling() {
        Scene scene = review();
        for (int i = 0; i < 10; i++) {
            scene.did(Party.ASSISTANT, new DraftRuling("a", verdict(1, true), TEXT), day(20));
        }

        scene.did(Party.MEDIATOR, rule(MEDIATOR, 13_000, 12_999), day(20));
        assertEquals(List.of("RulingDrafted"), scene.happened());
        scene.did(Party.MEDIATOR, new SignDraft("m2", 11), day(21));

        scene.assertSettled(Cause.RULING, 13_000, 0);
    }

    /** Nor do a mediator's ten keep another from it. */
    @Test
    void a_mediators_ten_drafts_keep_no_other_from_ruling() {
        Scene scene = review();
        for (int i = 0; i < 10; i++) {
            scene.did(Party.MEDIATOR, rule(MEDIATOR, 1, 0), day(20));
        }

        scene.did(Party.SUPERVISOR, rule("boss", 13_000, 0), day(20));
        scene.did(Party.ASSISTANT, new DraftRuling("a", verdict(1, true), TEXT), day(20));

        assertEquals(12, scene.dispute().mediation().drafts().size());
    }

    private static Rule rule(String mediator, long amount, long alone) {
        return new Rule(mediator, verdict(amount, true), TEXT, Map.of("USD", alone, "EUR", alone));
    }

    private static Scene review() {
        return Scene.disputed(TestPolicies.SEVEN_DAY)
                .did(Party.SELLER, reject(), day(13))
                .timePasses(day(19));
    }
}
