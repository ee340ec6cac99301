package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.reject;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand.ExtendDeadline;
import org.redress.dispute.DisputeEvent.DeadlineExtended;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.Turn;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

/** A strike, a holiday: a person gives everybody in a dispute more time. */
class DeadlineExtensionTest {

    @Test
    @Tag("A01")
    void turn_and_cap_move_together_and_both_parties_are_told() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.did(Party.OPERATOR, more(5), day(13));

        assertEquals(new AwaitingSeller(new Turn(day(24), true)), scene.dispute().status());
        assertEquals(day(24), scene.dispute().capAt());
        assertEquals(List.of("DEADLINE_EXTENDED BUYER", "DEADLINE_EXTENDED SELLER"), scene.mails());
        assertEquals(day(24), scene.onlyInDispute(DeadlineExtended.class).event().until());
        scene.timePasses(day(24)).assertSettled(Cause.SELLER_SILENCE, 13_000, 0);
    }

    @Test
    @Tag("A01")
    void whatever_an_open_dispute_waits_for_can_be_given_more_time() {
        for (Policy policy :
                List.of(
                        TestPolicies.SEVEN_DAY,
                        Scene.preset("claim-15"),
                        Scene.preset("moderator-5"))) {
            for (var state : LifecycleTable.disputeStates(policy)) {
                Scene scene = state.scene().get();
                if (!scene.order.disputes().getFirst().isOpen() || scene.order.isFrozen()) {
                    continue;
                }
                var now = LifecycleTable.State.now(scene);
                var before = scene.dispute().status().until();
                scene.did(Party.MEDIATOR, more(2), now);
                assertEquals(
                        before.plus(Duration.ofDays(2)),
                        scene.dispute().status().until(),
                        policy.name() + ": " + state.name());
                assertTrue(scene.order.nextDeadline().isPresent());
            }
        }
    }

    @Test
    @Tag("A01")
    void it_is_more_than_nothing_and_sixty_days_at_most() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, reject(), day(13));

        for (int days : new int[] {0, -1, 61}) {
            scene.isRefused(
                    DisputeRefusal.EXTENSION_TOO_LONG, Party.SUPERVISOR, more(days), day(14));
        }
        scene.did(Party.SUPERVISOR, more(60), day(14));
    }

    @Test
    @Tag("A01")
    void the_parties_cannot_give_it_to_themselves() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        for (Party party : List.of(Party.BUYER, Party.SELLER, Party.ASSISTANT, Party.MARKETPLACE)) {
            scene.isRefused(DisputeRefusal.NOT_FOR_THIS_PARTY, party, more(1), day(13));
        }
    }

    private static ExtendDeadline more(int days) {
        return new ExtendDeadline("op", Duration.ofDays(days), Scene.TEXT);
    }
}
