package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.MEDIATOR;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.reject;
import static org.redress.order.Scene.rule;
import static org.redress.order.Scene.verdict;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.DraftRuling;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeEvent.ReturnContested;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.Mediation.EvidenceRequest;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;
import org.redress.policy.TestPolicies;

/** The seller says that something is wrong with what came back; a mediator decides. */
class ContestedReturnTest {

    private static final Policy POLICY = TestPolicies.SEVEN_DAY;

    @ParameterizedTest
    @EnumSource(Inspection.class)
    @Tag("A10")
    @Tag("A12")
    @Tag("A13")
    void of_the_five_findings_only_received_pays_and_the_others_call_the_mediator(
            Inspection found) {
        Scene scene = arrived(POLICY, 13).did(Party.SELLER, says(found), day(19));

        if (found == Inspection.RECEIVED) {
            scene.assertSettled(Cause.RETURN_RECEIVED, 12_000, 1_000);
            return;
        }
        assertEquals(day(79), scene.onlyInDispute(ReturnContested.class).event().decideBy());
        assertEquals(
                List.of(
                        "RETURN_CONTESTED BUYER",
                        "RETURN_CONTESTED SELLER",
                        "RETURN_CONTESTED MEDIATOR"),
                scene.mails());
        assertEquals(13_000, scene.order.balance().held());
    }

    @Test
    @Tag("A12")
    @Tag("M07")
    void both_may_show_what_they_say_for_three_days() {
        Scene scene = contested(POLICY, 13);
        scene.did(Party.SELLER, photo(1), day(20)).did(Party.BUYER, photo(1), day(20));

        scene.timePasses(day(22));

        assertEquals(List.of("EvidenceWindowEnded", "EvidenceWindowEnded"), scene.happened());
        scene.isRefused(DisputeRefusal.EVIDENCE_CLOSED, Party.BUYER, photo(1), day(22));
        scene.did(Party.MEDIATOR, rule(3_000, false), day(23));
        scene.assertSettled(Cause.RULING, 3_000, 10_000);
    }

    @Test
    @Tag("A12")
    @Tag("M07")
    void nobody_loses_by_bringing_nothing_to_a_window_that_nobody_asked_for() {
        Scene scene = contested(Scene.preset("classic-5-7"), 34).timePasses(day(43));
        assertEquals(List.of("EvidenceWindowEnded", "EvidenceWindowEnded"), scene.happened());

        Scene one = contested(Scene.preset("classic-5-7"), 34);
        one.did(Party.SELLER, photo(1), day(41)).timePasses(day(43));
        assertEquals(List.of("EvidenceWindowEnded", "EvidenceWindowEnded"), one.happened());
    }

    @Test
    @Tag("A13")
    void a_second_return_cannot_be_ruled_and_a_withdrawal_comes_too_late() {
        Scene scene = contested(POLICY, 13);
        var again = new Verdict(ask(Remedy.RETURN, 100L), false);

        scene.isRefused(
                DisputeRefusal.NOTHING_TO_RETURN,
                Party.MEDIATOR,
                new Rule(MEDIATOR, again, TEXT),
                day(20));
        scene.isRefused(DisputeRefusal.RETURN_SHIPPED, Party.BUYER, new Withdraw(), day(20));
    }

    @Test
    @Tag("A03")
    @Tag("A12")
    void a_seller_who_gives_in_pays_without_another_return() {
        Scene scene = contested(POLICY, 13).did(Party.SELLER, accept(1), day(20));

        scene.assertSettled(Cause.CONCESSION, 12_000, 1_000);
    }

    @Test
    @Tag("A02")
    @Tag("A12")
    void the_mediators_silence_grants_the_request_without_another_return() {
        Scene scene = contested(POLICY, 13).timePasses(day(22));
        scene.timePasses(day(79)).timePasses(day(86));

        scene.assertSettled(Cause.MEDIATOR_SILENCE, 12_000, 1_000);
    }

    @Test
    @Tag("M07")
    @Tag("A04")
    void what_was_asked_and_proposed_before_the_return_is_forgotten() {
        Policy classic = Scene.preset("classic-5-7");
        Scene scene = damaged(classic, 33).did(Party.SELLER, reject(), day(34));
        scene.timePasses(day(40));
        scene.did(Party.MEDIATOR, new RequestEvidence(MEDIATOR, Party.BUYER, TEXT), day(41));
        scene.did(Party.MEDIATOR, new Propose(MEDIATOR, verdict(1, false), TEXT), day(41));
        scene.did(Party.ASSISTANT, new DraftRuling("a", verdict(1, false), TEXT), day(41));
        var back = new Verdict(ask(Remedy.RETURN, null), false);
        scene.did(Party.MEDIATOR, new Rule(MEDIATOR, back, TEXT), day(41));
        scene.did(Party.SELLER, new GiveReturnAddress(TEXT), day(42));
        scene.did(Party.BUYER, new ShipReturn("post", "R1", 0), day(43));

        scene.did(Party.SELLER, says(Inspection.DAMAGED), day(48));

        assertEquals(List.of("ReturnContested"), scene.happened());
        var mediation = scene.dispute().mediation();
        assertEquals(
                List.of(day(51), day(51)),
                mediation.requests().stream().map(EvidenceRequest::dueAt).toList());
        assertEquals(List.of(), mediation.proposals());
        assertEquals(List.of(), mediation.drafts());
    }

    private static Scene damaged(Policy policy, int day) {
        return Scene.shipped(policy)
                .did(Party.BUYER, photo(0), day(11))
                .did(
                        Party.BUYER,
                        Scene.open(Reason.DAMAGED, ask(Remedy.RETURN, null), List.of(1)),
                        day(day));
    }

    /** Opened, accepted and addressed on that day, sent two days later, there five days later. */
    private static Scene arrived(Policy policy, int day) {
        Scene scene = damaged(policy, day).did(Party.SELLER, accept(1), day(day));
        scene.did(Party.SELLER, new GiveReturnAddress(TEXT), day(day));
        scene.did(Party.BUYER, new ShipReturn("post", "R1", 0), day(day + 2));
        Instant there = day(day + 5);
        return scene.did(Party.MARKETPLACE, delivered("r1", "R1", there), there);
    }

    private static Scene contested(Policy policy, int day) {
        return arrived(policy, day)
                .did(Party.SELLER, says(Inspection.EMPTY_OR_DIFFERENT), day(day + 6));
    }

    private static AcknowledgeReturn says(Inspection found) {
        return new AcknowledgeReturn(found, TEXT);
    }
}
