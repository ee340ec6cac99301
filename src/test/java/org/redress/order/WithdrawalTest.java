package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.redress.dispute.DisputeRefusal.DISPUTE_CLOSED;
import static org.redress.dispute.DisputeRefusal.DISPUTE_NOT_FOUND;
import static org.redress.dispute.DisputeRefusal.NOT_FOR_THIS_PARTY;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.ship;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.Withdrawn;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

class WithdrawalTest {

    private static final LineToRegister A = new LineToRegister("a", 1, 600, 0, false);
    private static final LineToRegister B = new LineToRegister("b", 1, 300, 0, false);

    @Test
    @Tag("C01")
    void only_the_buyer_takes_a_dispute_back() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.isRefused(NOT_FOR_THIS_PARTY, Party.SELLER, new Withdraw(), day(13));
        scene.isRefused(NOT_FOR_THIS_PARTY, Party.MEDIATOR, new Withdraw(), day(13));
        scene.isRefused(DISPUTE_NOT_FOUND, Party.BUYER, new InDispute(2, new Withdraw()), day(13));
        scene.did(Party.BUYER, new Withdraw(), day(13));

        assertEquals(List.of("Withdrawn"), scene.happened());
        scene.isRefused(DISPUTE_CLOSED, Party.BUYER, new Withdraw(), day(13));
    }

    @Test
    @Tag("C02")
    @Tag("E10")
    void while_protection_runs_its_clock_stands_as_before_and_a_dispute_may_be_opened_again() {
        Scene scene =
                Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.BUYER, new Withdraw(), day(13));
        assertEquals(day(61), scene.nextAt());

        scene.did(Party.BUYER, open(5_000L), day(14));

        assertInstanceOf(Withdrawn.class, scene.order.disputes().getFirst().status());
        assertEquals(2, scene.dispute().number());
        assertInstanceOf(AwaitingSeller.class, scene.dispute().status());
        assertEquals(day(21), scene.nextAt());
    }

    @Test
    @Tag("C03")
    void after_protection_a_withdrawal_is_final_and_pays_the_seller_at_once() {
        Scene scene = lateDispute(TestPolicies.SEVEN_DAY);

        scene.did(Party.BUYER, new Withdraw(), day(62));

        assertEquals(List.of("Withdrawn", "LinesSettled"), scene.happened());
        scene.assertSettled(Cause.PROTECTION_EXPIRED, 0, 13_000);
        assertEquals(day(61), scene.only(LinesSettled.class).due());
        assertEquals(day(62), scene.only(LinesSettled.class).at());
    }

    @Test
    @Tag("C02")
    @Tag("C03")
    void the_instant_at_which_protection_ends_is_after_it() {
        Scene before = lateDispute(TestPolicies.SEVEN_DAY);
        before.did(Party.BUYER, new Withdraw(), justBefore(day(61)));
        assertEquals(List.of("Withdrawn"), before.happened());

        Scene at = lateDispute(TestPolicies.SEVEN_DAY);
        at.did(Party.BUYER, new Withdraw(), day(61));
        assertEquals(List.of("Withdrawn", "LinesSettled"), at.happened());
    }

    @Test
    @Tag("C03")
    void where_the_policy_refuses_it_a_late_withdrawal_changes_nothing() {
        Scene scene = lateDispute(TestPolicies.STRICT);

        scene.isRefused(OrderRefusal.PROTECTION_OVER, Party.BUYER, new Withdraw(), day(61));
        scene.isRefused(NOT_FOR_THIS_PARTY, Party.SELLER, new Withdraw(), day(61));

        Scene intime = lateDispute(TestPolicies.STRICT);
        intime.did(Party.BUYER, new Withdraw(), justBefore(day(61)));
    }

    @Test
    @Tag("C03")
    void a_withdrawal_releases_the_lines_whose_protection_is_over_and_the_others_go_on() {
        Scene scene = twoLines(TestPolicies.SEVEN_DAY).did(Party.BUYER, new Withdraw(), day(62));

        scene.assertSettled(Cause.PROTECTION_EXPIRED, 0, 600);
        assertInstanceOf(LineStatus.InTransit.class, scene.line(1));
        assertEquals(day(64), scene.nextAt());
    }

    @Test
    @Tag("C03")
    void one_line_whose_protection_is_over_is_enough_to_refuse_it() {
        twoLines(TestPolicies.STRICT)
                .isRefused(OrderRefusal.PROTECTION_OVER, Party.BUYER, new Withdraw(), day(62));
    }

    private static Scene lateDispute(Policy policy) {
        Scene scene = Scene.shipped(policy).did(Party.BUYER, open(null), day(57));
        return scene.did(Party.SELLER, counter(1), day(59));
    }

    /** Protected until day 61 and day 64, both in one dispute. */
    private static Scene twoLines(Policy policy) {
        Scene scene = Scene.paid(policy, 0, A, B);
        scene.did(Party.SELLER, ship("T1", "a"), day(1)).did(Party.SELLER, ship("T2", "b"), day(4));
        scene.did(Party.BUYER, open(null, "a", "b"), day(58));
        return scene.did(Party.SELLER, counter(1), day(60));
    }
}
