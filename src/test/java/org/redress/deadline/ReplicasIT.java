package org.redress.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Books;
import org.redress.support.Eventually;
import org.redress.support.JarProcess;
import org.redress.support.TestMail;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/** Several processes of the packaged service on one database: every deadline fires exactly once. */
class ReplicasIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Instant LONG_DUE = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SETTLED =
            "select count(*) from protected_order where status = 'settled'";

    private static final String FIRED =
            "select count(*) from order_event join order_listing using (bucket, order_id)"
                    + " where body::jsonb ->> 'due' is not null and external_id not like 'later-%'";
    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final String OTHERS =
            "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and pid <> pg_backend_pid() and state ";
    private static final String IN_HAND = OTHERS + "like 'idle in transaction%'";
    private static final String AT_WORK = OTHERS + "= 'active'";
    private static final Map<String, String> LOCKS_END_SOON =
            Map.of(
                    "quarkus.datasource.sweep.reactive.additional-properties"
                            + ".idle_in_transaction_session_timeout",
                    "1500");

    private final TestPostgres database = TestPostgres.fresh();
    private final Books books = new Books(database);

    @BeforeEach
    void mail() {
        TestMail.REAL.start();
    }

    @AfterEach
    void noMail() {
        TestMail.REAL.stop();
    }

    @Test
    @Tag("E02")
    @Tag("N02")
    @Tag("E16")
    void two_replicas_fire_every_deadline_once_and_write_to_each_party_once() {
        load(500);
        try (var one = replica();
                var two = replica()) {
            one.awaitReady();
            two.awaitReady();
            awaitSettled(1000);
            awaitDone();
        }
        assertEverySettledOnce(1000);
        // The end of each order to both, and of each refund that it was paid.
        assertMails(2500);
    }

    @Test
    @Tag("FP1")
    void a_replica_killed_in_the_middle_of_a_sweep_loses_and_doubles_nothing() {
        load(5000);
        try (var victim = replica().awaitReady();
                var two = replica();
                var three = replica()) {
            Eventually.within(LIMIT, "the sweep has begun", () -> books.count(SETTLED) >= 500);
            victim.kill();
            long atTheKill = books.count(SETTLED);
            assertTrue(atTheKill < 10_000, "killed only after " + atTheKill);
            two.awaitReady();
            three.awaitReady();
            awaitSettled(10_000);
        }
        assertEverySettledOnce(10_000);
    }

    @Test
    @Tag("FP6")
    void a_replica_that_is_stopped_ends_what_it_has_begun() {
        load(2000);
        try (var stopped = replica().awaitReady()) {
            Eventually.within(LIMIT, "the sweep has begun", () -> books.count(SETTLED) >= 200);
            assertEquals(143, stopped.terminate(), stopped.log());
        }
        assertEquals(List.of(), books.findings());
        try (var next = replica().awaitReady()) {
            awaitSettled(4000);
        }
        assertEverySettledOnce(4000);
    }

    @Test
    @Tag("FP4")
    void a_replica_that_was_frozen_changes_nothing_when_it_wakes_and_goes_on_working() {
        load(3000);
        try (var frozen = replica(LOCKS_END_SOON).awaitReady()) {
            Eventually.within(LIMIT, "the sweep has begun", () -> books.count(SETTLED) >= 500);
            Eventually.within(LIMIT, "frozen in a transaction", () -> isCaught(frozen));
            Eventually.within(LIMIT, "its locks are gone", () -> books.count(IN_HAND) == 0);
            try (var other = replica().awaitReady()) {
                awaitSettled(6000);
            }
            long fired = books.count(FIRED);

            frozen.resume();

            load("later-", 100);
            awaitSettled(6200);
            assertEquals(fired, books.count(FIRED));
        }
        assertEverySettledOnce(6200);
    }

    /** Frozen between its claim and its COMMIT; if it was not, it is let go for another try. */
    private boolean isCaught(JarProcess replica) {
        replica.pause();
        try {
            Eventually.within(A_MOMENT, "idle", () -> books.count(AT_WORK) == 0);
            boolean caught = books.count(IN_HAND) > 0;
            if (!caught) {
                replica.resume();
            }
            return caught;
        } catch (AssertionError busy) {
            replica.resume();
            return false;
        }
    }

    private void load(int ofEach) {
        load("", ofEach);
    }

    private void load(String prefix, int ofEach) {
        try (var load = new OrderLoad(database)) {
            load.load(prefix + "silent-", Kind.SILENT_SELLER, ofEach, LONG_DUE);
            load.load(prefix + "expired-", Kind.PROTECTED, ofEach, LONG_DUE);
        }
    }

    private JarProcess replica() {
        return replica(Map.of());
    }

    private JarProcess replica(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestMail.REAL.properties());
        properties.putAll(TestPeople.properties());
        properties.put("redress.sweep.batch", "50");
        properties.putAll(more);
        return JarProcess.start(properties);
    }

    private void awaitSettled(int orders) {
        Eventually.within(LIMIT, orders + " orders settled", () -> books.count(SETTLED) == orders);
    }

    private void awaitDone() {
        Eventually.within(
                LIMIT,
                "the outbox is empty",
                () -> books.count("select count(*) from outbox where status <> 'done'") == 0);
    }

    private void assertEverySettledOnce(int orders) {
        assertEquals(List.of(), books.findings());
        assertEquals(
                orders * 2L,
                books.count("select count(*) from line_settlement"),
                "one settlement a line");
        assertEquals(0, books.count("select count(*) from protected_order where attempts > 0"));
    }

    private void assertMails(int expected) {
        var ids = new HashSet<String>();
        for (MimeMessage mail : TestMail.REAL.received(expected)) {
            assertTrue(ids.add(id(mail)), "twice: " + id(mail));
        }
        assertEquals(expected, ids.size());
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
