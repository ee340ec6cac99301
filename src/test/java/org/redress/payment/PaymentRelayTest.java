package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.order.OrderId;
import org.redress.payment.Outcome.Done;
import org.redress.payment.Outcome.Unknown;
import org.redress.support.Books;
import org.redress.support.PostgresResource;

/** The relay of payments on a real database: what only a person can solve, and an outage. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(PaymentRelayTest.Impatient.class)
class PaymentRelayTest {

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "redress.outbox.every", "off",
                    "redress.outbox.batch", "20",
                    "redress.outbox.retry-first", "1ms",
                    "redress.outbox.retry-longest", "5ms",
                    "redress.payment.calls-per-second", "100000",
                    "redress.payment.breaker-pause", "1s");
        }
    }

    @Inject SimulatedGateway provider;
    @Inject PaymentRelay relay;
    @Inject PaidOrders orders;

    private Books books;

    @BeforeEach
    void quiet() {
        books = new Books(orders.database());
        provider.reset();
        untilDone();
    }

    @Test
    @Tag("FG13")
    void an_outage_with_many_waiting_costs_next_to_no_calls_more_than_the_work() {
        int work = 500;
        List<UUID> all = orders.refunded(work);
        provider.behave(request -> new Unknown("down"));
        for (int tick = 0; tick < 20; tick++) {
            tick();
        }
        assertEquals(work, notDone());

        provider.behave(request -> new Done("r", request.amount()));
        untilDone();

        int calls = provider.calls().values().stream().mapToInt(List::size).sum();
        assertEquals(work, provider.calls().size());
        assertTrue(calls <= work * 1.1, "calls: " + calls);
        assertEquals(work, all.size());
        assertEquals(List.of(), books.findings());
    }

    @Test
    @Tag("FG4")
    @Tag("FG3")
    void what_is_too_old_to_be_asked_again_is_given_to_a_person_and_not_asked() {
        UUID order = orders.refunded(1).getFirst();
        provider.behave(request -> new Unknown("timed out"));
        tick();
        age(order, "22 hours");

        untilParked(order);

        assertEquals(1, provider.calls().get(order + "-1").size());
        assertEquals(1, count("task where kind = 'payment-unknown'", order));
        assertEquals(0, count("order_event where type like 'payment-%'", order));
        assertEquals(1, count("payment where stage = 'asked'", order));
    }

    @Test
    @Tag("FG3")
    void what_is_younger_is_asked_again_with_the_same_key() {
        UUID order = orders.refunded(1).getFirst();
        provider.behave(request -> new Unknown("timed out"));
        tick();
        age(order, "21 hours");

        provider.behave(request -> new Done("r", request.amount()));
        untilDone();

        assertEquals(List.of(order + "-1"), List.copyOf(provider.calls().keySet()));
        assertEquals(1, count("order_event where type = 'payment-completed'", order));
    }

    @Test
    @Tag("FG8")
    @Tag("E16")
    void a_payment_beyond_what_was_paid_is_never_asked_for_and_keeps_no_other_from_leaving() {
        var both = orders.refunded(2);
        UUID tooMuch = both.getFirst();
        books.execute(
                """
                insert into payment (bucket, order_id, instruction, provider, kind, amount, currency, paid_by,
                    test_clock, outbox_id)
                values (%d, '%s', 99, 'simulated', 'refund', 1, 'USD', 'r', false, 0)\
                """
                        .formatted(OrderId.bucket(tooMuch), tooMuch));

        untilParked(tooMuch);

        assertFalse(provider.calls().containsKey(tooMuch + "-1"));
        assertEquals(1, count("task where kind = 'payment-unknown'", tooMuch));
        assertEquals(1, count("order_event where type = 'payment-completed'", both.getLast()));
    }

    @Test
    @Tag("FG7")
    void a_payment_that_its_order_cannot_take_yet_is_told_to_it_later() {
        UUID order = orders.refunded(1).getFirst();
        var format = "update protected_order set format = %s where order_id = '%s'";
        books.execute(format.formatted("format + 100", order));
        tick();
        tick();
        assertEquals(0, count("order_event where type = 'payment-completed'", order));

        books.execute(format.formatted("format - 100", order));
        untilDone();

        assertEquals(1, count("order_event where type = 'payment-completed'", order));
        assertEquals(1, provider.calls().get(order + "-1").size());
        assertEquals(List.of(), books.findings());
    }

    private void tick() {
        relay.tick().await().atMost(Duration.ofSeconds(30));
    }

    private void untilDone() {
        for (int tick = 0; notDone() > 0; tick++) {
            assertTrue(tick < 10_000, "it comes to an end");
            tick();
        }
    }

    private void untilParked(UUID order) {
        String parked = "outbox where topic = 'payment' and status = 'parked'";
        for (int tick = 0; count(parked, order) == 0; tick++) {
            assertTrue(tick < 10_000, "it comes to an end");
            tick();
        }
    }

    private void age(UUID order, String by) {
        books.execute(
                "update payment set asked_at = asked_at - interval '"
                        + by
                        + "' where order_id = '"
                        + order
                        + "'");
    }

    private long notDone() {
        return books.count(
                "select count(*) from outbox where topic = 'payment' and status = 'waiting'");
    }

    private long count(String from, UUID order) {
        return books.count("select count(*) from " + from + " and order_id = '" + order + "'");
    }
}
