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
        assertMails(2000);
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

    private void load(int ofEach) {
        try (var load = new OrderLoad(database)) {
            load.load("silent-", Kind.SILENT_SELLER, ofEach, LONG_DUE);
            load.load("expired-", Kind.PROTECTED, ofEach, LONG_DUE);
        }
    }

    private JarProcess replica() {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestMail.REAL.properties());
        properties.putAll(TestPeople.properties());
        properties.put("redress.sweep.batch", "50");
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
