package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.logging.Log;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.payment.SimulatedBooks.Movement;
import org.redress.payment.SimulatedBooks.State;
import org.redress.support.Books;
import org.redress.support.PostgresResource;

/**
 * More than ten thousand settlements through a provider of which up to a third of the calls and
 * look-ups go wrong: in the end the provider's truth equals the ledger.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(PaymentFaultsIT.Hurried.class)
class PaymentFaultsIT {

    private static final long SEED = Long.getLong("redress.faults.seed", 20_261_122L);
    private static final int ORDERS = Integer.getInteger("redress.faults.orders", 3_400);

    private static final String LEDGER =
            """
            select order_id,
                sum(case when to_account in ('refunded', 'released') then amount
                    when from_account in ('refunded', 'released') then -amount else 0 end),
                sum(case when to_account = 'failed' then amount
                    when from_account = 'failed' then -amount else 0 end),
                sum(case when to_account = 'in-flight' then amount
                    when from_account = 'in-flight' then -amount else 0 end)
            from posting group by order_id\
            """;

    public static class Hurried implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "redress.outbox.every", "off",
                    "redress.outbox.batch", "200",
                    "redress.outbox.retry-first", "1ms",
                    "redress.outbox.retry-longest", "20ms",
                    "redress.payment.look-again", "20ms",
                    "redress.payment.calls-per-second", "100000",
                    "redress.payment.breaker-failures", "1000",
                    "redress.payment.breaker-pause", "20ms");
        }
    }

    @Inject SimulatedGateway provider;
    @Inject PaymentRelay relay;
    @Inject PaymentInbox inbox;
    @Inject PaidOrders orders;

    private Books books;

    @Test
    @Tag("FG1")
    @Tag("FG2")
    @Tag("FG3")
    @Tag("FG5")
    @Tag("FG6")
    @Tag("FG7")
    @Tag("FG8")
    @Tag("FG11")
    @Tag("E16")
    void the_providers_truth_equals_the_ledger() {
        books = new Books(orders.database());
        for (double share : new double[] {0, 0.1, 0.3}) {
            provider.reset();
            provider.behave(Faults.mixed(SEED, share, Duration.ofMillis(share > 0 ? 30 : 0)));
            List<UUID> all = new ArrayList<>(orders.refunded(ORDERS / 2));
            all.addAll(orders.released(ORDERS - ORDERS / 2));

            settleAll();

            assertTruthEqualsLedger(all, share);
        }
        assertEquals(List.of(), books.findings());
        assertEquals(
                0,
                books.count(
                        "select count(*) from outbox where topic = 'payment' and status <> 'done'"));
        assertEquals(0, books.count("select count(*) from task where kind = 'payment-unknown'"));
    }

    /** Calls and notifications in turn, until nobody has anything to say any more. */
    private void settleAll() {
        long waiting = 1;
        for (int round = 0; waiting > 0; round++) {
            assertTrue(round < 10_000, "it comes to an end");
            relay.tick().await().atMost(Duration.ofMinutes(2));
            for (var told : provider.settle()) {
                inbox.take(SimulatedGateway.NAME, told).await().atMost(Duration.ofSeconds(20));
            }
            waiting =
                    books.count(
                            "select count(*) from outbox where topic = 'payment' and status <> 'done'");
        }
    }

    private void assertTruthEqualsLedger(List<UUID> all, double share) {
        Map<String, List<Movement>> truth = provider.books().all();
        Map<UUID, Stands> ledger = ledger();
        long moved = 0;
        long failed = 0;
        for (UUID order : all) {
            var movements = truth.getOrDefault(order + "-1", List.of());
            assertTrue(movements.size() <= 1, () -> "money moved twice for " + order);
            boolean done = !movements.isEmpty() && movements.getFirst().state() == State.DONE;
            moved += done ? 1 : 0;
            failed += done ? 0 : 1;
            long booked = done ? PaidOrders.ALL : 0;
            var expected = new Stands(booked, PaidOrders.ALL - booked, 0);
            assertEquals(expected, ledger.get(order), order::toString);
        }
        Log.infof("faults %.0f %%: %d moved, %d failed, none twice", share * 100, moved, failed);
        assertTrue(share == 0 ? failed == 0 : failed > 0 && moved > failed);
    }

    private record Stands(long arrived, long failed, long inFlight) {}

    private Map<UUID, Stands> ledger() {
        Map<UUID, Stands> ledger = new HashMap<>();
        try (var connection = orders.database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(LEDGER)) {
            while (rows.next()) {
                var stands = new Stands(rows.getLong(2), rows.getLong(3), rows.getLong(4));
                ledger.put(rows.getObject(1, UUID.class), stands);
            }
            return ledger;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
