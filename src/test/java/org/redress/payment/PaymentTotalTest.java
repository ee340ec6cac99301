package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.order.OrderId;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Books;
import org.redress.support.TestPostgres;

/** The last barrier before the provider: the database lets nobody ask for more than was paid. */
@Tag("E16")
class PaymentTotalTest {

    private static final long CAPTURED = 3_030;
    private static final String TOO_MUCH = "never_more_than_captured";

    private static final AtomicInteger ORDERS = new AtomicInteger();
    private static TestPostgres database;

    private final UUID order = OrderId.of("total-" + ORDERS.getAndIncrement());

    @BeforeAll
    static void open() {
        database = TestPostgres.fresh();
        try (var load = new OrderLoad(database)) {
            load.load(
                    "total-", Kind.PROTECTED, 20, java.time.Instant.parse("2040-01-01T00:00:00Z"));
        }
    }

    @Test
    @Tag("FG9")
    void refunds_and_payouts_together_reach_what_was_paid_and_never_pass_it() {
        assertEquals("", ask(1, "refund", 2_000, "USD"));
        assertEquals("", ask(2, "payout", 1_030, "USD"));

        assertTrue(ask(3, "refund", 1, "USD").contains(TOO_MUCH));
        assertTrue(ask(4, "payout", 1, "USD").contains(TOO_MUCH));
        assertEquals(CAPTURED, asked());
    }

    /** The marketplace's own money, outside of what the settlement divides. */
    @Test
    void a_correction_undoes_at_most_what_the_other_side_got() {
        assertEquals("", ask(1, "refund", 1_000, "USD"));
        assertEquals("", ask(2, "payout", 2_030, "USD"));

        assertEquals("", ask(3, "buyer-correction", 2_030, "USD"));
        assertEquals("", ask(4, "seller-correction", 1_000, "USD"));
        assertTrue(ask(5, "buyer-correction", 1, "USD").contains(TOO_MUCH));
        assertTrue(ask(6, "seller-correction", 1, "USD").contains(TOO_MUCH));
        assertEquals(CAPTURED, asked());
    }

    @Test
    @Tag("FG8")
    void of_many_at_once_only_as_many_are_let_through_as_were_paid_for() throws Exception {
        List<Callable<String>> clicks = new ArrayList<>();
        for (int number = 1; number <= 60; number++) {
            int instruction = number;
            clicks.add(() -> ask(instruction, "refund", 500, "USD"));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            long let = 0;
            for (var click : threads.invokeAll(clicks)) {
                let += click.get().isEmpty() ? 1 : 0;
            }
            assertEquals(CAPTURED / 500, let);
        }
    }

    @Test
    @Tag("FG6")
    void what_failed_makes_room_for_its_retry_and_not_for_more() {
        assertEquals("", ask(1, "refund", CAPTURED, "USD"));
        assertTrue(ask(2, "refund", CAPTURED, "USD").contains(TOO_MUCH));

        execute("update payment set stage = 'failed', told_at = now() where " + mine());
        assertEquals("", ask(2, "refund", CAPTURED, "USD"));

        String back = "update payment set stage = 'done' where instruction = 1 and " + mine();
        assertTrue(execute(back).contains(TOO_MUCH), "both at once cannot be true");
    }

    @Test
    @Tag("FG5")
    void another_currency_or_a_changed_amount_is_no_payment_of_the_order() {
        assertTrue(ask(1, "refund", 10, "EUR").contains("captured"));
        assertEquals("", ask(2, "refund", 10, "USD"));
        String more = "update payment set amount = 20 where " + mine();
        assertTrue(execute(more).contains("keeps its kind and amount"));
    }

    @Test
    @Tag("FG9")
    void any_sequence_of_partials_keeps_the_sum_within_what_was_paid() {
        var random = new Random(42);
        long expected = 0;
        for (int number = 1; number <= 100; number++) {
            long amount = 1 + random.nextInt(400);
            boolean fits = expected + amount <= CAPTURED;
            String kind = random.nextBoolean() ? "refund" : "payout";
            assertEquals(fits, ask(number, kind, amount, "USD").isEmpty());
            expected += fits ? amount : 0;
            assertEquals(expected, asked());
        }
    }

    private String ask(int number, String kind, long amount, String currency) {
        return execute(
                """
                insert into payment (bucket, order_id, instruction, provider, kind, amount, currency, paid_by,
                    test_clock, outbox_id)
                values (%d, '%s', %d, 'p', '%s', %d, '%s', 'r', false, 1)\
                """
                        .formatted(OrderId.bucket(order), order, number, kind, amount, currency));
    }

    private String mine() {
        return "order_id = '" + order + "'";
    }

    private long asked() {
        return new Books(database)
                .count("select refunds + payouts from payment_total where " + mine());
    }

    /** What the database says against it, empty where nothing. */
    private String execute(String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }
}
