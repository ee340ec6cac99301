package org.redress.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Books;
import org.redress.support.TestPostgres;

/**
 * The orders of a run. Half of each sort are disputes whose seller is silent, half are parcels
 * whose protection ends; five times as many as are measured stay pending.
 *
 * @param due how many overdue orders are measured; as many more fall due before, to warm up with
 */
record Herd(int due) {
    private static final int TIMES_PENDING = 5;
    private static final int CHUNK = 100;
    private static final Instant WARM_UP = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MEASURED = WARM_UP.plus(Duration.ofDays(1));
    private static final List<String> COUNTS =
            List.of(
                    "protected_order where status = 'settled' and wake_at is null",
                    "order_event",
                    "posting",
                    "line_settlement",
                    "outbox where status = 'waiting' and topic = 'mail'",
                    "outbox where status = 'waiting' and topic = 'payment'",
                    "order_listing where status = 'settled' and held = 0",
                    "dispute_listing where status = 'resolved' and due_at is null");

    Herd {
        if (due <= 0 || due % (4 * CHUNK) != 0) {
            throw new IllegalArgumentException("bench.orders must be a multiple of " + 4 * CHUNK);
        }
    }

    int pending() {
        return TIMES_PENDING * due;
    }

    /** Neighbours in the tables fall due at different times, as they do in life. */
    void load(TestPostgres database) {
        try (var load = new OrderLoad(database)) {
            for (int chunk = 0; chunk < due / (2 * CHUNK); chunk++) {
                load(load, "warm-" + chunk, 1, WARM_UP.plusSeconds(chunk));
                load(load, "due-" + chunk, 1, MEASURED.plusSeconds(chunk));
                var future = Instant.now().plus(Duration.ofDays(2)).plusSeconds(chunk * 60L);
                load(load, "pending-" + chunk, TIMES_PENDING, future);
            }
        }
    }

    private static void load(OrderLoad load, String prefix, int times, Instant dueAt) {
        load.load(prefix + "-silent-", Kind.SILENT_SELLER, times * CHUNK, dueAt);
        load.load(prefix + "-expired-", Kind.PROTECTED, times * CHUNK, dueAt);
    }

    /** Orders that were overdue before {@code until} and are not settled yet. */
    private static String left(Instant until) {
        return " from protected_order where wake_at <= '"
                + until
                + "' and wake_at is not null"
                + " and test_clock is null";
    }

    static String anyLeftToWarmUp() {
        return "select exists (select 1" + left(MEASURED.minusSeconds(1)) + ")";
    }

    static String anyLeft() {
        return "select exists (select 1" + left(Instant.now()) + ")";
    }

    static String howManyLeft() {
        return "select count(*)" + left(Instant.now());
    }

    /** Every overdue order is settled once, and the books are in order. */
    void check(TestPostgres database) {
        var books = new Books(database);
        List<String> findings = books.findings();
        if (!findings.isEmpty()) {
            throw new IllegalStateException("The books are not in order: " + findings);
        }
        expect(books, 2 * due, "select count(*) from protected_order where status = 'settled'");
        expect(books, 2 * due * 2, "select count(*) from line_settlement");
        expect(
                books,
                2 * due * 2,
                "select count(*) from outbox where topic = 'mail' and status = 'waiting'");
        expect(books, 2 * due, "select count(*) from outbox where topic = 'payment'");
        expect(books, 0, "select count(*) from protected_order where attempts > 0");
    }

    private static void expect(Books books, long expected, String sql) {
        long counted = books.count(sql);
        if (counted != expected) {
            throw new IllegalStateException(expected + " expected, not " + counted + ": " + sql);
        }
    }

    /** How many rows a run has left in each table. */
    static List<String> rows(TestPostgres database) {
        var books = new Books(database);
        List<String> rows = new ArrayList<>();
        for (var table : COUNTS) {
            rows.add(books.count("select count(*) from " + table) + " " + table);
        }
        return rows;
    }
}
