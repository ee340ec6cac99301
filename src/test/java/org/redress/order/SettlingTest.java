package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.refund;
import static org.redress.order.Scene.ship;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeStatus;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.Account;
import org.redress.ledger.Balance;
import org.redress.ledger.Instruction;
import org.redress.ledger.LineSettlement;
import org.redress.ledger.Parts;
import org.redress.ledger.Posting;
import org.redress.order.Effect.Notify;
import org.redress.order.Effect.Pay;
import org.redress.order.Effect.Post;
import org.redress.order.Effect.Settle;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.TestPolicies;

/** Where the money goes, exactly once. */
class SettlingTest {

    private static final LineToRegister A = new LineToRegister("a", 1, 600, 0, false);
    private static final LineToRegister B = new LineToRegister("b", 1, 300, 0, false);
    private static final LineToRegister C = new LineToRegister("c", 1, 100, 0, false);

    @Test
    @Tag("E18")
    void the_seller_refunds_everything_without_a_dispute() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY).did(Party.SELLER, refund(), day(1));

        scene.assertSettled(Cause.SELLER_REFUND, 13_000, 0);
        scene.isRefused(OrderRefusal.NOTHING_LEFT, Party.SELLER, refund(), day(1));
        scene.isRefused(OrderRefusal.LINE_SETTLED, Party.SELLER, refund("camera"), day(1));
    }

    @Test
    @Tag("E18")
    void the_seller_refunds_a_named_line_with_its_share_of_shipping_and_the_rest_goes_on() {
        Scene scene =
                Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B).did(Party.SELLER, ship("T1"), day(1));

        scene.isRefused(OrderRefusal.WRONG_PARTY, Party.BUYER, refund("b"), day(2));
        scene.did(Party.SELLER, refund("b"), day(2));

        scene.assertSettled(Cause.SELLER_REFUND, 330, 0);
        assertEquals(660, scene.order.balance().held());
        assertEquals(day(61), scene.nextAt());
    }

    @Test
    @Tag("E18")
    @Tag("E17")
    void a_full_refund_ends_the_dispute_by_concession() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(Party.BUYER, open(500L), day(12));

        scene.did(Party.SELLER, refund(), day(13));

        assertEquals(List.of("Resolved", "LinesSettled"), scene.happened());
        scene.assertSettled(Cause.SELLER_REFUND, 13_000, 0);
        assertEquals("CONCESSION 13000", scene.outcome());
    }

    @Test
    @Tag("E05")
    @Tag("E18")
    void lines_of_one_dispute_are_refunded_only_together() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B, C);
        scene.did(Party.SELLER, ship("T1"), day(1)).did(Party.BUYER, open(null, "a", "b"), day(12));

        var facts =
                scene.isRefused(
                        OrderRefusal.DISPUTE_LINES_TOGETHER,
                        Party.SELLER,
                        refund("a", "c"),
                        day(13));
        assertEquals("a,b", facts.get("lines"));
        scene.did(Party.SELLER, refund("c"), day(13)).did(Party.SELLER, refund("b", "a"), day(14));

        assertEquals(true, scene.order.isSettled());
    }

    @Test
    @Tag("E18")
    void several_disputes_may_be_ended_by_one_refund() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B, C);
        scene.did(Party.SELLER, ship("T1"), day(1));
        scene.did(Party.BUYER, open(null, "a"), day(12)).did(Party.BUYER, open(null, "b"), day(12));

        scene.did(Party.SELLER, refund(), day(13));

        assertEquals(List.of("Resolved", "Resolved", "LinesSettled"), scene.happened());
        scene.assertSettled(Cause.SELLER_REFUND, 1_090, 0);
    }

    @Test
    @Tag("E11")
    @Tag("E16")
    void a_settlement_books_the_money_instructs_the_provider_and_tells_both_parties() {
        Scene scene =
                Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, counter(4_000), day(13));
        scene.did(Party.BUYER, accept(2), day(14));

        var effects = OrderEffects.of(scene.last.events().getLast());

        var refund = new Instruction(1, Instruction.Kind.REFUND, 4_000, day(21));
        var payout = new Instruction(2, Instruction.Kind.PAYOUT, 9_000, day(21));
        assertEquals(
                List.of(
                        new Post(new Posting(Account.HELD, Account.IN_FLIGHT, 4_000, 1)),
                        new Post(new Posting(Account.HELD, Account.IN_FLIGHT, 9_000, 2)),
                        new Settle(
                                new LineSettlement(
                                        0,
                                        new Parts(3_077, 615, 308),
                                        new Parts(6_923, 1_385, 692)),
                                LineStatus.Cause.AGREEMENT),
                        new Pay(refund),
                        new Pay(payout),
                        new Notify(NoticeKind.AGREEMENT_REACHED, Party.BUYER),
                        new Notify(NoticeKind.AGREEMENT_REACHED, Party.SELLER)),
                effects);
    }

    @Test
    @Tag("E11")
    @Tag("E16")
    void the_providers_word_moves_the_money_once_however_often_it_is_given() {
        Scene scene =
                Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, counter(4_000), day(13));
        scene.did(Party.BUYER, accept(2), day(14));
        assertEquals(new Balance(13_000, 0, 13_000, 0, 0, 0, 0, 0), scene.order.balance());

        scene.isRefused(
                OrderRefusal.WRONG_PARTY, Party.SELLER, new CompletePayment(1, "p1"), day(15));
        scene.did(Party.PROVIDER, new CompletePayment(1, "p1"), day(15));
        assertEquals(new Balance(13_000, 0, 9_000, 4_000, 0, 0, 0, 0), scene.order.balance());
        scene.did(Party.PROVIDER, new CompletePayment(1, "p1"), day(16));
        assertEquals(List.of(), scene.happened());
        scene.did(Party.PROVIDER, new CompletePayment(2, "p2"), day(16));

        assertEquals(new Balance(13_000, 0, 0, 4_000, 9_000, 0, 0, 0), scene.order.balance());
        assertEquals(List.of(), scene.order.inFlight());
    }

    @Test
    @Tag("E16")
    void a_second_settlement_of_a_line_is_impossible() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(Party.BUYER, confirm(), day(9));
        Occurrence<OrderEvent> again = scene.last.events().getLast();

        assertThrows(IllegalStateException.class, () -> OrderEvolution.evolve(scene.order, again));
    }

    @Test
    @Tag("E16")
    void a_settled_line_takes_no_further_command() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(Party.BUYER, confirm(), day(9));

        scene.isRefused(OrderRefusal.LINE_SETTLED, Party.SELLER, refund("camera"), day(10));
        scene.isRefused(OrderRefusal.LINE_SETTLED, Party.BUYER, confirm("camera"), day(10));
        scene.isRefused(OrderRefusal.LINE_SETTLED, Party.BUYER, open(null, "camera"), day(10));
        scene.isRefused(OrderRefusal.LINE_SETTLED, Party.SELLER, ship("T2", "camera"), day(10));
        scene.timePasses(day(500));
        assertEquals(List.of(), scene.happened());
    }

    @Test
    @Tag("E17")
    void the_order_is_settled_with_its_last_line() {
        Scene scene =
                Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B).did(Party.SELLER, ship("T1"), day(1));
        scene.did(Party.BUYER, open(null, "a"), day(12)).did(Party.BUYER, confirm("b"), day(13));
        assertEquals(false, scene.order.isSettled());

        scene.timePasses(day(19));

        assertEquals(true, scene.order.isSettled());
        assertEquals(0, scene.order.balance().held());
        assertInstanceOf(DisputeStatus.Resolved.class, scene.dispute().status());
    }

    @Test
    @Tag("E15")
    void a_dispute_over_two_lines_is_spread_over_both_with_equal_remainders_to_the_earlier_part() {
        Scene scene =
                Scene.paid(
                        TestPolicies.SEVEN_DAY,
                        0,
                        new LineToRegister("a", 1, 100, 0, false),
                        new LineToRegister("b", 1, 100, 0, false));
        scene.did(Party.SELLER, ship("T1"), day(1)).did(Party.BUYER, open(101L), day(12));

        scene.timePasses(day(19));

        var settlements = scene.only(LinesSettled.class).event().settlements();
        assertEquals(new Parts(51, 0, 0), settlements.get(0).refunded());
        assertEquals(new Parts(50, 0, 0), settlements.get(1).refunded());
    }

    @Test
    void a_replay_of_the_events_gives_the_order() {
        Scene scene =
                Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, counter(4_000), day(13));
        scene.timePasses(day(500));

        assertEquals(scene.order, Life.replay(scene.history));
        assertEquals(scene.history.size(), scene.order.version());
    }
}
