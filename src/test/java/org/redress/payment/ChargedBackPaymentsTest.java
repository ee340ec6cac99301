package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.order.Done.Decided;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;

/**
 * Money that was on its way to the provider when the buyer's bank stepped in: nobody is asked for
 * it while the bank decides, nor ever after the bank has taken it.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(NotificationsTest.Listening.class)
@Tag("FG10")
class ChargedBackPaymentsTest extends PaymentDesk {

    @Test
    void while_the_bank_decides_nobody_is_asked_and_afterwards_somebody_is() {
        for (Supplier<UUID> settled : List.<Supplier<UUID>>of(this::refunded, this::released)) {
            UUID order = settled.get();
            chargeback(order);
            drain();
            assertFalse(isAsked(order));
            assertEquals(1, count("outbox where status = 'waiting' and attempts = 0", order));

            ended(order, true);
            comeBack(order);
            drain();
            assertTrue(isAsked(order));
            assertEquals(1, count("order_event where type = 'payment-completed'", order));
        }
        assertEquals(List.of(), books.findings());
    }

    @Test
    void a_refund_that_the_bank_has_made_is_ended_unasked_and_for_good() {
        UUID order = refunded();
        chargeback(order);
        ended(order, false);

        drain();

        assertFalse(isAsked(order));
        assertEquals(1, count("order_event where type = 'refund-charged-back'", order));
        assertEquals(0, count("task where true", order), "the books are right by themselves");
        assertEquals(1, count("outbox where topic = 'payment' and status = 'done'", order));
        assertTrue(refused(order, new RetryPayment(1)) && refused(order, new PayByHand(1, "x")));
        assertEquals(List.of(), books.findings());
    }

    @Test
    void a_payout_for_which_the_bank_has_taken_the_money_is_made_only_if_a_person_says_so() {
        UUID order = released();
        chargeback(order);
        ended(order, false);
        drain();
        assertFalse(isAsked(order));
        assertEquals(1, failed(order));
        assertEquals(1, count("task where kind = 'payment-charged-back'", order));

        send(Party.OPERATOR, order, new RetryPayment(1));
        drain();

        assertEquals(List.of(order + "-2"), List.copyOf(provider.calls().keySet()));
        assertEquals(1, count("order_event where type = 'payment-completed'", order));
        assertEquals(List.of(), books.findings());
    }

    @Test
    @Tag("FG1")
    void what_was_asked_for_before_is_still_looked_up() {
        provider.behave(silent(false, true));
        UUID done = refunded();
        drain();
        provider.behave(silent(true, false));
        UUID never = refunded();
        drain();
        for (UUID order : List.of(done, never)) {
            chargeback(order);
            ended(order, false);
            comeBack(order);
        }

        provider.behave(Faults.none());
        drain();

        assertEquals(1, count("order_event where type = 'payment-completed'", done));
        assertEquals(1, provider.calls().get(never + "-1").size(), "it is not asked again");
        assertEquals(1, count("payment where stage = 'asked'", never));
        assertEquals(0, failed(never), "for nobody knows yet");
        assertEquals(List.of(), books.findings());
    }

    /** Neither calls nor look-ups are answered, whatever is done. */
    private static Faults silent(boolean before, boolean after) {
        return new Faults(
                7,
                before ? 1 : 0,
                after ? 1 : 0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                0,
                Duration.ZERO,
                Faults.DAY);
    }

    @Test
    @Tag("FR11")
    void a_chargeback_between_the_look_and_the_call_stops_the_call() throws Exception {
        UUID order = refunded();
        try (var other = orders.database().connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "select 1 from protected_order where order_id = '"
                            + order
                            + "' for no key update");
            var bank = road.send(chargebackOf(order)).subscribeAsCompletionStage();
            awaitWaiting(1);
            relays.drain().await().atMost(Duration.ofSeconds(10));
            other.rollback();

            assertNull(((Decided) bank.join()).life().refusal());
        }

        assertFalse(isAsked(order));
        assertEquals(0, count("payment where true", order));
        assertEquals(1, count("outbox where topic = 'payment' and status = 'waiting'", order));
        assertEquals(List.of(), books.findings());
    }

    @Test
    @Tag("FR11")
    void a_payment_whose_order_is_busy_is_tried_again_soon() throws Exception {
        UUID order = refunded();
        try (var other = orders.database().connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "select 1 from protected_order where order_id = '"
                            + order
                            + "' for no key update");
            drain();
            other.rollback();
        }

        assertFalse(isAsked(order));
        String soon = "next_try_at < now() + interval '2 seconds' and attempts = 0";
        assertEquals(1, count("outbox where status = 'waiting' and " + soon, order));
        comeBack(order);
        drain();
        assertTrue(isAsked(order));
    }

    private void awaitWaiting(int transactions) {
        Eventually.within(
                Duration.ofSeconds(4),
                transactions + " wait for the order",
                () ->
                        books.count(
                                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                                + " and datname = current_database()")
                                == transactions);
    }

    private boolean refused(UUID order, OrderCommand command) {
        return sent(Party.OPERATOR, order, command).life().refusal() != null;
    }

    private boolean isAsked(UUID order) {
        return provider.calls().containsKey(order + "-1");
    }

    private long failed(UUID order) {
        return count(
                "order_event where type = 'payment-failed' and body like '%chargeback-lost%'",
                order);
    }
}
