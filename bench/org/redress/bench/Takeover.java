package org.redress.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.redress.support.Books;
import org.redress.support.Eventually;
import org.redress.support.JarProcess;
import org.redress.support.TestPostgres;

/**
 * Two services drain a herd. One is frozen in the middle of a batch, the orders it has locked are
 * noted, and it is killed: how long until the other one has settled them?
 */
record Takeover(TestPostgres database, int count, Duration lead) {
    private static final int ROUNDS = 3;
    private static final String VICTIM = "bench_victim";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * The rows that a user's open transactions have locked: the newest locker of a row stands in
     * it.
     */
    private static final String HELD =
            """
            select order_id from protected_order
            where wake_at >= '%s' and wake_at < '%s' and test_clock is null
                and xmax::text in (select backend_xid::text from pg_stat_activity where usename = '%s')\
            """;

    String measure() {
        BenchServer.execute(
                database,
                """
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s superuser login password '%1$s';
                    end if;
                end $$\
                """
                        .formatted(VICTIM));
        var text =
                new StringBuilder(
                        """
                        | kill -9 | due | settled before | it held | settled by the other after: p50 | p99 | max, ms |
                        |---|---|---|---|---|---|---|
                        """);
        try (var _ = Replicas.start(database, database.user(), database.password())) {
            for (int round = 1; round <= Bench.rounds(ROUNDS); round++) {
                text.append(kill(round));
            }
        }
        return text.toString();
    }

    private String kill(int round) {
        try (var victim = Replicas.start(database, VICTIM, VICTIM)) {
            var herd = Herd.ahead(database, "kill-" + round, count, Herd.OVER, lead);
            herd.awaitDue();
            var settled =
                    "select %d - count(*) from protected_order where %s"
                            .formatted(count, due(herd));
            Eventually.within(
                    LIMIT,
                    "a quarter is settled",
                    () -> new Books(database).count(settled) >= count / 4);
            var held = freeze(victim, herd);
            long before = new Books(database).count(settled);
            var killed = Instant.now();
            victim.kill();
            herd.awaitOver();
            herd.check(count);
            herd.checkBooks();
            var millis = settledAfter(held, killed);
            return String.format(
                    Locale.ROOT,
                    "| %d | %,d | %,d | %d | %.0f | %.0f | %.0f |%n",
                    round,
                    count,
                    before,
                    held.size(),
                    millis.median(),
                    millis.at(0.99),
                    millis.max());
        }
    }

    private static String due(Herd herd) {
        return "wake_at >= '%s' and wake_at < '%s' and test_clock is null"
                .formatted(herd.from(), herd.end());
    }

    /** Between two batches it holds none, and is frozen again a little later. */
    private List<UUID> freeze(JarProcess victim, Herd herd) {
        var held = new ArrayList<UUID>();
        Eventually.within(
                LIMIT,
                "it holds orders",
                () -> {
                    victim.pause();
                    held.addAll(held(herd));
                    if (held.isEmpty()) {
                        victim.resume();
                    }
                    return !held.isEmpty();
                });
        return held;
    }

    private List<UUID> held(Herd herd) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            var held = new ArrayList<UUID>();
            var sql = HELD.formatted(herd.from(), herd.end(), VICTIM);
            for (var rows = statement.executeQuery(sql); rows.next(); ) {
                held.add(rows.getObject(1, UUID.class));
            }
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until the last of its outbox rows was written, just before the commit. */
    private Percentiles settledAfter(List<UUID> held, Instant killed) {
        var sql =
                """
                select extract(epoch from max(created_at) - '%s') * 1000 from unnest(?::uuid[]) id (order_id)
                    join outbox using (order_id) where created_at >= '%s' group by order_id\
                """
                        .formatted(killed, killed.minus(LIMIT));
        try (var connection = database.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", held.toArray()));
            var millis = new ArrayList<Double>();
            for (var rows = statement.executeQuery(); rows.next(); ) {
                millis.add(rows.getDouble(1));
            }
            if (millis.size() != held.size()) {
                throw new IllegalStateException(millis.size() + " of " + held.size() + " settled");
            }
            return Percentiles.of(millis.stream().mapToDouble(Double::doubleValue));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
