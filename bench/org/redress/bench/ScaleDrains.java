package org.redress.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.redress.support.TestPostgres;

/**
 * Herds beside the whole pending set: with and without an old snapshot held open elsewhere, and
 * then several without anybody vacuuming by hand.
 */
record ScaleDrains(TestPostgres database) {
    private static final int ROUNDS = 2;
    private static final int HERDS = 5;
    private static final int WARM_UP = 10_000;
    private static final long COUNTED_NANOS = 3_000_000_000L;
    private static final List<String> TABLES =
            List.of("protected_order", "outbox", "order_listing", "dispute_listing");

    String measure() {
        int orders = Integer.getInteger("bench.orders", 100_000);
        var begin = Instant.now();
        var warmUp = new Herd(database, "warm-up", WARM_UP, begin);
        warmUp.load();
        double secondsPerOrder = Duration.between(begin, Instant.now()).toMillis() / 1e3 / WARM_UP;
        warmUp.awaitOver();
        var lead =
                Duration.ofSeconds(15)
                        .plusMillis((long) (secondsPerOrder * orders * 3 / 10 * 1_500));
        int changes = Integer.getInteger("bench.changes", orders);
        return held(orders * 3 / 10, lead) + bloat(changes, secondsPerOrder);
    }

    private String held(int count, Duration lead) {
        var text =
                new StringBuilder(
                        """
                        | round | due | orders/s | with a snapshot held | ratio |
                        |---|---|---|---|---|
                        """);
        var ratios = new ArrayList<Double>();
        for (int round = 1; round <= Bench.rounds(ROUNDS); round++) {
            double free = drain("free-" + round, count, lead);
            double held = drainHeld("held-" + round, count, lead);
            ratios.add(held / free);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %d | %,d | %,.0f | %,.0f | %.2f |%n",
                            round,
                            count,
                            free,
                            held,
                            held / free));
        }
        return text.append('\n').toString();
    }

    private double drain(String tag, int count, Duration lead) {
        var herd = Herd.ahead(database, tag, count, Herd.OVER, lead);
        return rate(herd);
    }

    private double drainHeld(String tag, int count, Duration lead) {
        var herd = Herd.ahead(database, tag, count, Herd.OVER, lead);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read");
            statement.execute("select from protected_order limit 1");
            double rate = rate(herd);
            connection.rollback();
            return rate;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double rate(Herd herd) {
        herd.awaitOver();
        double seconds = Duration.between(herd.from(), Instant.now()).toMillis() / 1e3;
        herd.check(herd.count());
        return herd.count() / seconds;
    }

    private String bloat(int orders, double secondsPerOrder) {
        var lead =
                Duration.ofSeconds(15)
                        .plusMillis((long) (secondsPerOrder * orders / HERDS * 1_500));
        BenchServer.rest(database);
        var before = tables();
        for (int i = 0; i < HERDS; i++) {
            var from = Instant.now().plus(lead);
            var herd = new Herd(database, "bloat-" + i, orders / HERDS, from);
            herd.load();
            herd.awaitOver();
        }
        var after = tables();
        var text =
                new StringBuilder(
                        """
                        | %,d settled without a vacuum by hand | updates | of them HOT | dead rows left | live rows \
                        | autovacuums | MB before | MB after |
                        |---|---|---|---|---|---|---|---|
                        """
                                .formatted(orders));
        for (int i = 0; i < TABLES.size(); i++) {
            text.append(after.get(i).since(before.get(i)));
        }
        return text.toString();
    }

    private record Table(
            String name, long updates, long hot, long dead, long live, long vacuums, long bytes) {
        String since(Table before) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d | %,d | %d | %.1f | %.1f |%n",
                    name,
                    updates - before.updates,
                    hot - before.hot,
                    dead,
                    live,
                    vacuums - before.vacuums,
                    before.bytes / 1e6,
                    bytes / 1e6);
        }
    }

    /** Counted by the server some time after the fact. */
    private List<Table> tables() {
        LockSupport.parkNanos(COUNTED_NANOS);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<Table>();
            for (var name : TABLES) {
                var rows =
                        statement.executeQuery(
                                """
                                select n_tup_upd, n_tup_hot_upd, n_dead_tup, n_live_tup, autovacuum_count,
                                    pg_total_relation_size(relid)
                                from pg_stat_user_tables where relid = '%s'::regclass\
                                """
                                        .formatted(name));
                rows.next();
                tables.add(
                        new Table(
                                name,
                                rows.getLong(1),
                                rows.getLong(2),
                                rows.getLong(3),
                                rows.getLong(4),
                                rows.getLong(5),
                                rows.getLong(6)));
            }
            return tables;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
