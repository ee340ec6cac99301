package org.redress.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.redress.bench.Drain.Meter;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Books;
import org.redress.support.Eventually;
import org.redress.support.TestMail;
import org.redress.support.TestPostgres;

/**
 * How fast messages leave: payments to the simulated provider, emails to an SMTP server and
 * webhooks to a receiver, both in the process that measures; and whether one bad receiver of
 * webhooks keeps the others waiting.
 */
final class RelaysPart implements Part {
    private static final Instant LONG_DUE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int WARM_UP = 10;

    private final int messages = Integer.getInteger("bench.relays.messages", 5_000);

    @Override
    public void run(BenchServer server, Report report) {
        var settled = settled(server);
        report.add(
                """

                | relay | messages | all sent in, s | per second | CPU us per message (service + database) |
                |---|---|---|---|---|\
                """);
        TestMail.REAL.start();
        try {
            report.add(leave(server, settled, "payment", TestMail.REAL.properties()));
            report.add(leave(server, settled, "mail", TestMail.REAL.properties()));
        } finally {
            TestMail.REAL.stop();
        }
        try (var hooks = new Hooks(server.create("bench_webhooks"))) {
            report.add(row("webhook", hooks.burst(messages)));
            report.add(
                    """

                    | one of the webhook endpoints | deliveries to the others | late by: p50, p99, max, ms |
                    |---|---|---|\
                    """);
            for (var manner : Hooks.Manner.values()) {
                report.add(hooks.late(manner));
            }
        }
    }

    /** What was measured about messages that left. */
    record Left(long messages, double seconds, double serviceMicros, double databaseMicros) {}

    private static String row(String relay, Left left) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %,.0f | %.0f + %.0f |",
                relay,
                left.messages,
                left.seconds,
                left.messages / left.seconds,
                left.serviceMicros,
                left.databaseMicros);
    }

    /** Refunds, each with a payment instruction and two emails that nobody has sent yet. */
    private TestPostgres settled(BenchServer server) {
        var database = server.create("bench_relays");
        int orders = messages + messages / WARM_UP;
        try (var load = new OrderLoad(database)) {
            load.load("relay-", Kind.SILENT_SELLER, orders, LONG_DUE);
        }
        var waiting = "select count(*) from outbox where topic = 'payment'";
        try (var service = Service.start(database)) {
            Eventually.within(
                    LIMIT,
                    "all orders are settled by process " + service.pid(),
                    () -> new Books(database).count(waiting) == orders);
        }
        return database;
    }

    /** All other messages are out of the way, and a tenth has left before it counts. */
    private String leave(
            BenchServer server, TestPostgres settled, String topic, Map<String, String> more) {
        var database = server.copy(settled, "bench_relay_" + topic);
        int all = messages + messages / WARM_UP;
        BenchServer.execute(
                database,
                """
                delete from outbox where id not in (
                    select id from outbox where topic = '%s' and status = 'waiting' order by id limit %d)\
                """
                        .formatted(topic, all));
        BenchServer.execute(database, "update outbox set next_try_at = 'infinity'");
        BenchServer.rest(database);
        Map<String, String> properties = new HashMap<>(Service.properties(database));
        properties.remove("redress.outbox.every");
        properties.putAll(more);
        try (var service = Service.start(properties)) {
            release(database, topic, all - messages);
            var meter = Meter.of(database, () -> Cpu.ofProcess(service.pid()));
            var before = meter.read();
            long begin = System.nanoTime();
            release(database, topic, messages);
            double seconds = (System.nanoTime() - begin) / 1e9;
            var used = before.until(meter.read(), messages, 0);
            return row(
                    topic, new Left(messages, seconds, used.clientMicros(), used.databaseMicros()));
        }
    }

    /**
     * So many more are due, and waited for; not the emails that a payment brings once it is made.
     */
    private static void release(TestPostgres database, String topic, int count) {
        BenchServer.execute(
                database,
                """
                update outbox set next_try_at = clock_timestamp() where id in (
                    select id from outbox where next_try_at = 'infinity' order by id limit %d)\
                """
                        .formatted(count));
        var waiting =
                "select count(*) from (select 1 from outbox where topic = '%s' and next_try_at < 'infinity' limit 1) w"
                        .formatted(topic);
        Eventually.within(LIMIT, "all have left", () -> new Books(database).count(waiting) == 0);
        var parked =
                new Books(database).count("select count(*) from outbox where status = 'parked'");
        if (parked > 0) {
            throw new IllegalStateException(parked + " messages did not leave");
        }
    }
}
