package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.refund;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.ledger.Balance;
import org.redress.ledger.Instruction;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.AllowedActions.Action;
import org.redress.order.Effect.Pay;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.policy.TestPolicies;

/** What becomes of money on its way out, whatever the provider tells and in whatever order. */
class PayingTest {

    private static final Balance RELEASED = new Balance(13_000, 0, 0, 0, 13_000, 0, 0, 0);
    private static final Balance FAILED = new Balance(13_000, 0, 0, 0, 0, 0, 0, 13_000);
    private static final Balance IN_FLIGHT = new Balance(13_000, 0, 13_000, 0, 0, 0, 0, 0);

    @Test
    @Tag("FG6")
    void what_arrived_and_then_failed_waits_for_a_person() {
        Scene scene = paid();
        assertEquals(RELEASED, scene.order.balance());

        scene.did(Party.PROVIDER, new FailPayment(1, "account_closed"), day(15));

        assertEquals(FAILED, scene.order.balance());
        assertEquals(1, scene.order.funds().failed().size());
        assertEquals(List.of(), scene.order.funds().arrived());
    }

    @Test
    @Tag("FG11")
    void what_was_declined_waits_for_a_person_and_never_vanishes() {
        Scene scene = inFlight();

        scene.did(Party.PROVIDER, new FailPayment(1, "account_closed"), day(13));

        assertEquals(FAILED, scene.order.balance());
    }

    @Test
    @Tag("FG7")
    void what_is_told_twice_or_out_of_order_changes_nothing() {
        Scene scene = inFlight().did(Party.PROVIDER, new FailPayment(1, "f"), day(13));

        for (var late :
                List.of(
                        new FailPayment(1, "f"),
                        new CompletePayment(1, "p"),
                        new FailPayment(7, "f"),
                        new CompletePayment(7, "p"))) {
            scene.did(Party.PROVIDER, late, day(14));
            assertEquals(List.of(), scene.happened(), () -> "after " + late);
        }
        assertEquals(FAILED, scene.order.balance());
    }

    @Test
    @Tag("FG6")
    @Tag("E16")
    void a_retry_has_a_number_of_its_own_and_an_old_word_does_not_touch_it() {
        Scene scene = paid().did(Party.PROVIDER, new FailPayment(1, "f"), day(15));
        scene.did(Party.OPERATOR, new RetryPayment(1), day(16));

        assertEquals(IN_FLIGHT, scene.order.balance());
        var again = scene.order.inFlight().getFirst();
        assertEquals(new Instruction(2, Kind.PAYOUT, 13_000, day(23)), again);
        assertEquals(
                List.of(new Pay(again)),
                OrderEffects.of(scene.last.events().getLast()).stream()
                        .filter(Pay.class::isInstance)
                        .toList());

        scene.did(Party.PROVIDER, new FailPayment(1, "f"), day(17));
        scene.did(Party.PROVIDER, new CompletePayment(1, "p"), day(17));
        assertEquals(IN_FLIGHT, scene.order.balance());
        scene.isRefused(
                OrderRefusal.PAYMENT_NOT_FAILED, Party.OPERATOR, new RetryPayment(1), day(17));
        scene.did(Party.PROVIDER, new CompletePayment(2, "p"), day(17));
        assertEquals(RELEASED, scene.order.balance());
    }

    @Test
    @Tag("FG11")
    void what_failed_can_be_paid_in_another_way_and_then_it_is_over() {
        Scene scene = inFlight().did(Party.PROVIDER, new FailPayment(1, "f"), day(13));

        scene.did(Party.OPERATOR, new PayByHand(1, "transfer-77"), day(14));
        assertEquals(RELEASED, scene.order.balance());

        scene.did(Party.PROVIDER, new FailPayment(1, "f"), day(15));
        assertEquals(RELEASED, scene.order.balance());
        scene.isRefused(
                OrderRefusal.PAYMENT_NOT_FAILED,
                Party.OPERATOR,
                new PayByHand(1, "again"),
                day(15));
    }

    @Test
    void only_an_operator_sees_to_what_failed() {
        Scene scene = inFlight().did(Party.PROVIDER, new FailPayment(1, "f"), day(13));

        for (var party : Set.of(Party.BUYER, Party.SELLER, Party.PROVIDER, Party.MARKETPLACE)) {
            scene.isRefused(OrderRefusal.WRONG_PARTY, party, new RetryPayment(1), day(14));
            scene.isRefused(OrderRefusal.WRONG_PARTY, party, new PayByHand(1, "h"), day(14));
        }
        assertEquals(
                Set.of("payments/1/retry", "payments/1/by-hand", "chargeback", "corrections"),
                AllowedActions.onOrder(scene.order, Party.OPERATOR, scene.policy, day(14)).stream()
                        .map(Action::action)
                        .collect(Collectors.toSet()));
    }

    @Test
    @Tag("E15")
    @Tag("FG9")
    void two_equal_partials_are_two_instructions_and_together_never_more_than_was_paid() {
        Scene scene =
                Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, counter(6_500), day(13));
        scene.did(Party.BUYER, accept(2), day(14));

        var both = scene.order.inFlight();
        assertEquals(List.of(1, 2), both.stream().map(Instruction::number).toList());
        assertEquals(List.of(6_500L, 6_500L), both.stream().map(Instruction::amount).toList());
        scene.isRefused(OrderRefusal.LINE_SETTLED, Party.SELLER, refund("camera"), day(15));
    }

    private static Scene inFlight() {
        return Scene.shipped(TestPolicies.SEVEN_DAY).did(Party.BUYER, confirm(), day(12));
    }

    private static Scene paid() {
        return inFlight().did(Party.PROVIDER, new CompletePayment(1, "p"), day(13));
    }
}
