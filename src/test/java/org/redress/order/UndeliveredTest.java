package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.policy.TestPolicies.BOUNCES;
import static org.redress.policy.TestPolicies.SEVEN_DAY;
import static org.redress.policy.TestPolicies.varied;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeEvent.TurnExtended;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.Turn;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.ReportUndelivered;
import org.redress.policy.Policy;

/** Silence after a notice that never arrived: more time, once, where the policy says so. */
@Tag("FE1")
class UndeliveredTest {

    private static final Policy WITHIN_CAP =
            varied("bargain-5-15", "bounces: none", "bounces: {extendBy: P30D, beyondCap: false}");

    @Test
    void the_turn_is_extended_once_and_the_other_party_told() {
        Scene scene = Scene.disputed(BOUNCES);
        var told = opened(day(19));

        scene.did(Party.PROVIDER, told, day(13));

        var extended = scene.onlyInDispute(TurnExtended.class);
        assertEquals(
                new TurnExtended(Party.SELLER, Duration.ofDays(2), day(21), day(21), 0),
                extended.event());
        assertEquals("bounces.extendBy", extended.because().rule());
        assertEquals(
                List.of("extendBy", "notice", "party", "told", "until"),
                List.copyOf(extended.because().facts().keySet()));
        assertEquals("dispute-opened", extended.because().facts().get("notice"));
        assertEquals(new AwaitingSeller(new Turn(day(21), true)), scene.dispute().status());
        assertEquals(List.of("TURN_EXTENDED BUYER"), scene.mails());
        assertEquals(day(18), Life.wakeAt(scene.order, BOUNCES), "the reminder moves with it");

        scene.did(Party.PROVIDER, told, day(14));
        assertEquals(List.of(), scene.happened(), "a second bounce changes nothing");
        scene.did(Party.PROVIDER, opened(day(21)), day(21))
                .assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
    }

    @Test
    void without_the_field_nothing_happens() {
        Scene scene = Scene.disputed(SEVEN_DAY).did(Party.PROVIDER, opened(day(19)), day(13));
        assertEquals(List.of(), scene.happened());
    }

    @Test
    void a_deadline_that_has_passed_stays_passed() {
        Scene scene = Scene.disputed(BOUNCES).did(Party.PROVIDER, opened(day(19)), day(19));
        scene.assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
        scene.did(Party.PROVIDER, opened(day(19)), day(20));
        assertEquals(List.of(), scene.happened());
    }

    @Test
    void a_turn_that_is_over_is_not_extended_though_the_other_one_is() {
        Scene scene = Scene.disputed(BOUNCES).did(Party.SELLER, counter(4_000), day(13));

        scene.did(Party.PROVIDER, opened(day(19)), day(14));
        assertEquals(List.of(), scene.happened());
        var toBuyer = new ReportUndelivered(1, NoticeKind.SELLER_ANSWERED, Party.BUYER, day(19));
        scene.did(Party.PROVIDER, toBuyer, day(14));
        assertEquals(day(21), scene.onlyInDispute(TurnExtended.class).event().until());
        assertEquals(List.of("TURN_EXTENDED SELLER"), scene.mails());
    }

    @Test
    void it_never_reaches_beyond_a_cap_that_stays() {
        Scene scene = Scene.disputed(WITHIN_CAP);
        var told = opened(scene.dispute().status().until());

        scene.did(Party.PROVIDER, told, day(13));

        assertEquals(scene.dispute().capAt(), scene.dispute().status().until());
        assertEquals(day(27), scene.dispute().capAt());
        scene.did(Party.PROVIDER, opened(day(27)), day(14));
        assertEquals(List.of(), scene.happened());
    }

    @Test
    void a_reminder_or_a_message_that_does_not_arrive_says_nothing_of_the_turn() {
        for (NoticeKind kind :
                List.of(
                        NoticeKind.DEADLINE_NEAR,
                        NoticeKind.MESSAGE_RECEIVED,
                        NoticeKind.TURN_EXTENDED,
                        NoticeKind.DEADLINE_EXTENDED)) {
            Scene scene = Scene.disputed(BOUNCES);
            var told = new ReportUndelivered(1, kind, Party.SELLER, day(19));
            scene.did(Party.PROVIDER, told, day(13));
            assertEquals(List.of(), scene.happened(), kind.code());
            assertEquals(Optional.empty(), reported(scene, kind, Party.SELLER));
        }
    }

    @Test
    void nothing_moves_while_a_bank_makes_all_stand_still() {
        Scene scene =
                Scene.disputed(BOUNCES)
                        .did(Party.MARKETPLACE, new RecordChargeback("c"), day(13))
                        .did(Party.PROVIDER, opened(day(19)), day(14));
        assertEquals(List.of(), scene.happened());
    }

    @Test
    @Tag("M07")
    void who_was_not_asked_for_evidence_has_longer_to_bring_it() {
        Scene scene = Scene.disputed(BOUNCES).did(Party.SELLER, counter(1_000), day(13));
        scene.timePasses(day(19));
        var request = new RequestEvidence(Scene.MEDIATOR, Party.BUYER, Scene.TEXT);
        scene.did(Party.MEDIATOR, request, day(20));
        var told = reported(scene, NoticeKind.EVIDENCE_REQUESTED, Party.BUYER).orElseThrow();
        assertEquals(day(23), told.deadline());

        scene.did(Party.PROVIDER, told, day(21));

        assertEquals(day(25), scene.dispute().mediation().requests().getFirst().dueAt());
        assertEquals(day(79), scene.dispute().status().until(), "the mediator's time stays");
        scene.did(Party.PROVIDER, told, day(21));
        assertEquals(List.of(), scene.happened());
    }

    /** Every email by which somebody learns of a turn says which one that is. */
    @Test
    void what_an_email_told_is_read_from_its_event() {
        Scene scene = Scene.disputed(BOUNCES);
        assertEquals(
                Optional.of(opened(day(19))),
                reported(scene, NoticeKind.DISPUTE_OPENED, Party.SELLER));
        assertTrue(reported(scene, NoticeKind.DISPUTE_OPENED, Party.BUYER).isEmpty());
        assertTrue(
                reported(Scene.shipped(BOUNCES), NoticeKind.PROTECTION_STARTED, Party.BUYER)
                        .isEmpty());
    }

    private static Optional<ReportUndelivered> reported(Scene scene, NoticeKind kind, Party to) {
        return Undelivered.report(scene.order, scene.history.getLast().event(), kind, to);
    }

    private static ReportUndelivered opened(Instant until) {
        return new ReportUndelivered(1, NoticeKind.DISPUTE_OPENED, Party.SELLER, until);
    }
}
