package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.redress.order.Scene.MEDIATOR;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.reject;
import static org.redress.order.Scene.rule;
import static org.redress.order.Scene.verdict;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.AnswerProposal;
import org.redress.dispute.DisputeCommand.DraftRuling;
import org.redress.dispute.DisputeCommand.HandBack;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.SignDraft;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeEvent.EvidenceWindowEnded;
import org.redress.dispute.DisputeRefusal;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.RemoveEvidence;
import org.redress.policy.Policy;
import org.redress.policy.Remedy;
import org.redress.policy.TestPolicies;

/** A mediator at work before the ruling. Under review since day 19. */
class MediationTest {

    @Test
    @Tag("A01")
    void a_case_that_one_mediator_took_is_not_another_ones() {
        Scene scene = review(TestPolicies.SEVEN_DAY).did(Party.MEDIATOR, take(MEDIATOR), day(20));

        scene.isRefused(DisputeRefusal.TAKEN_BY_ANOTHER, Party.MEDIATOR, take("m2"), day(20));
        scene.isRefused(
                DisputeRefusal.TAKEN_BY_ANOTHER,
                Party.MEDIATOR,
                new Rule("m2", verdict(1, true), TEXT),
                day(20));
        scene.isRefused(
                DisputeRefusal.TAKEN_BY_ANOTHER, Party.MEDIATOR, new HandBack("m2"), day(20));
        scene.did(Party.MEDIATOR, take(MEDIATOR), day(20));
        assertEquals(List.of(), scene.happened());
        scene.did(Party.MEDIATOR, new HandBack(MEDIATOR), day(21));
        assertNull(scene.dispute().mediation().mediator());
        scene.isRefused(DisputeRefusal.NOT_TAKEN, Party.MEDIATOR, new HandBack(MEDIATOR), day(21));
        scene.did(Party.MEDIATOR, take("m2"), day(21));
    }

    @Test
    @Tag("A01")
    void a_supervisor_may_step_in() {
        Scene scene = review(TestPolicies.SEVEN_DAY).did(Party.MEDIATOR, take(MEDIATOR), day(20));

        scene.did(Party.SUPERVISOR, take("boss"), day(21));
        assertEquals("boss", scene.dispute().mediation().mediator());
        scene.did(Party.SUPERVISOR, new HandBack("boss"), day(21));
    }

    @Test
    @Tag("M07")
    @Tag("A05")
    @Tag("W10")
    void evidence_is_asked_for_with_three_days_and_missing_it_is_decided_without() {
        Scene scene = review(TestPolicies.SEVEN_DAY);
        scene.did(Party.MEDIATOR, request(Party.SELLER), day(20));
        assertEquals(List.of("EVIDENCE_REQUESTED SELLER"), scene.mails());
        assertEquals(day(23), scene.nextAt());

        scene.timePasses(day(23));

        assertEquals(true, scene.onlyInDispute(EvidenceWindowEnded.class).event().missed());
        assertEquals(List.of("EVIDENCE_NOT_BROUGHT SELLER"), scene.mails());
        assertEquals(day(79), scene.nextAt());
    }

    @Test
    @Tag("M07")
    void what_was_brought_in_time_is_not_missed() {
        Scene scene = review(Scene.preset("moderator-5"));
        scene.did(Party.MEDIATOR, request(Party.SELLER), day(20));
        scene.did(Party.SELLER, photo(1), day(22)).timePasses(day(23));

        assertEquals(false, scene.onlyInDispute(EvidenceWindowEnded.class).event().missed());
        assertEquals(List.of(), scene.mails());
    }

    @Test
    @Tag("M07")
    void under_classic_5_7_who_misses_it_loses() {
        Policy classic = Scene.preset("classic-5-7");
        Scene seller = lateReview(classic).did(Party.MEDIATOR, request(Party.SELLER), day(41));
        seller.timePasses(day(44)).assertSettled(Cause.EVIDENCE_MISSED, 13_000, 0);

        Scene buyer = lateReview(classic).did(Party.MEDIATOR, request(Party.BUYER), day(41));
        buyer.timePasses(day(44)).assertSettled(Cause.EVIDENCE_MISSED, 0, 13_000);

        Scene brought = lateReview(classic).did(Party.MEDIATOR, request(Party.BUYER), day(41));
        brought.did(Party.BUYER, photo(1), day(42)).timePasses(day(44));
        assertEquals(List.of("EvidenceWindowEnded"), brought.happened());
    }

    @Test
    @Tag("M06")
    @Tag("M07")
    void an_answer_that_is_taken_away_again_is_none() {
        Policy classic = Scene.preset("classic-5-7");
        Scene scene = lateReview(classic).did(Party.MEDIATOR, request(Party.BUYER), day(41));
        scene.did(Party.BUYER, photo(1), day(42)).did(Party.BUYER, photo(1), day(42));
        scene.did(Party.BUYER, new RemoveEvidence(1), day(43));
        assertEquals(true, scene.dispute().mediation().requests().getFirst().answered());

        scene.did(Party.BUYER, new RemoveEvidence(2), day(43)).timePasses(day(44));

        scene.assertSettled(Cause.EVIDENCE_MISSED, 0, 13_000);
    }

    @Test
    @Tag("M07")
    void if_both_miss_the_same_instant_nobody_has_lost_by_it() {
        Scene scene = lateReview(Scene.preset("classic-5-7"));
        scene.did(Party.MEDIATOR, request(Party.BUYER), day(41));
        scene.did(Party.MEDIATOR, request(Party.SELLER), day(41)).timePasses(day(44));

        assertEquals("EvidenceWindowEnded", scene.happened().getFirst());
        assertEquals(13_000, scene.order.balance().held() + scene.order.balance().inFlight());
        assertEquals(List.of("EvidenceWindowEnded", "EvidenceWindowEnded"), scene.happened());
    }

    @Test
    @Tag("A04")
    @Tag("A05")
    @Tag("W11")
    void a_proposal_binds_once_both_have_accepted_it() {
        Scene scene = proposed(5_000);
        assertEquals(List.of("PROPOSAL_MADE BUYER", "PROPOSAL_MADE SELLER"), scene.mails());
        scene.did(Party.BUYER, answer(1, true), day(21));
        assertEquals(true, scene.dispute().isUnderReview());
        scene.isRefused(DisputeRefusal.ANSWERED_ALREADY, Party.BUYER, answer(1, true), day(21));

        scene.did(Party.SELLER, answer(1, true), day(22));

        scene.assertSettled(Cause.AGREEMENT, 5_000, 8_000);
    }

    @Test
    @Tag("A04")
    void one_rejection_takes_it_off_the_table_and_three_days_of_silence_too() {
        Scene no = proposed(5_000).did(Party.SELLER, answer(1, false), day(21));
        no.isRefused(DisputeRefusal.PROPOSAL_NOT_FOUND, Party.BUYER, answer(1, true), day(21));

        Scene late = proposed(5_000).did(Party.BUYER, answer(1, true), day(21));
        late.timePasses(day(23));
        assertEquals(List.of("ProposalLapsed"), late.happened());
        late.isRefused(DisputeRefusal.PROPOSAL_NOT_FOUND, Party.SELLER, answer(1, true), day(23));
    }

    @Test
    @Tag("A04")
    void several_proposals_may_lie_on_the_table_and_the_parties_take_one() {
        Scene scene = proposed(5_000);
        scene.did(Party.MEDIATOR, new Propose(MEDIATOR, verdict(7_000, true), TEXT), day(21));
        scene.did(Party.BUYER, answer(1, true), day(21))
                .did(Party.SELLER, answer(2, true), day(21));
        assertEquals(true, scene.dispute().isUnderReview());

        scene.did(Party.BUYER, answer(2, true), day(22));

        scene.assertSettled(Cause.AGREEMENT, 7_000, 6_000);
    }

    @Test
    @Tag("A04")
    void a_proposal_may_be_a_return_as_well() {
        Scene scene = review(TestPolicies.SEVEN_DAY);
        var back = new Verdict(new Ask(Remedy.RETURN, 9_000L, null), false);
        scene.did(Party.MEDIATOR, new Propose(MEDIATOR, back, TEXT), day(20));
        scene.did(Party.BUYER, answer(1, true), day(20))
                .did(Party.SELLER, answer(1, true), day(20));

        assertEquals(List.of("ProposalAnswered", "ReturnAgreed"), scene.happened());
    }

    @Test
    void at_most_ten_requests_ten_proposals_and_ten_drafts_of_an_assistant_are_open() {
        Scene scene = review(TestPolicies.SEVEN_DAY);
        var propose = new Propose(MEDIATOR, verdict(1, true), TEXT);
        var draft = new DraftRuling("a", verdict(1, true), TEXT);
        for (int i = 0; i < 10; i++) {
            scene.did(Party.MEDIATOR, request(Party.BUYER), day(20));
            scene.did(Party.MEDIATOR, propose, day(20)).did(Party.ASSISTANT, draft, day(20));
        }
        var full = DisputeRefusal.TOO_MANY_REQUESTS;
        scene.isRefused(full, Party.MEDIATOR, request(Party.BUYER), day(20));
        scene.isRefused(full, Party.MEDIATOR, propose, day(20));
        scene.isRefused(full, Party.ASSISTANT, draft, day(20));
    }

    @Test
    @Tag("A03")
    void an_assistants_draft_has_no_force_until_a_mediator_signs_it() {
        Scene scene = review(TestPolicies.SEVEN_DAY);
        scene.did(Party.ASSISTANT, new DraftRuling("a", verdict(6_000, true), TEXT), day(20));
        assertEquals(true, scene.dispute().isUnderReview());
        scene.isRefused(DisputeRefusal.NOT_FOR_THIS_PARTY, Party.ASSISTANT, rule(1, true), day(20));
        scene.isRefused(
                DisputeRefusal.DRAFT_NOT_FOUND,
                Party.MEDIATOR,
                new SignDraft(MEDIATOR, 2),
                day(20));

        scene.did(Party.MEDIATOR, new SignDraft(MEDIATOR, 1), day(21));

        scene.assertSettled(Cause.RULING, 6_000, 7_000);
    }

    private static Scene proposed(long amount) {
        return review(TestPolicies.SEVEN_DAY)
                .did(Party.MEDIATOR, new Propose(MEDIATOR, verdict(amount, true), TEXT), day(20));
    }

    /** Rejected on day 13, at the cap with the mediator; under moderator-5 since day 17. */
    private static Scene review(Policy policy) {
        return Scene.disputed(policy).did(Party.SELLER, reject(), day(13)).timePasses(day(19));
    }

    private static Scene lateReview(Policy policy) {
        return Scene.disputed(policy, 33).did(Party.SELLER, reject(), day(34)).timePasses(day(40));
    }

    private static Take take(String who) {
        return new Take(who);
    }

    private static RequestEvidence request(Party from) {
        return new RequestEvidence(MEDIATOR, from, TEXT);
    }

    private static AnswerProposal answer(int proposal, boolean accept) {
        return new AnswerProposal(proposal, accept);
    }
}
