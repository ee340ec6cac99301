package org.redress.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import org.redress.order.ClaimSql;
import org.redress.support.Books;
import org.redress.support.TestPostgres;

/**
 * What pending orders cost: the claim beside a tenth of {@code bench.pending}, beside as many and
 * beside five times as many; the bytes of each; what an idle service asks of the database; and
 * then, with {@link ScaleDrains}, a snapshot held open and the dead rows.
 */
final class Scale implements Part {
    private static final int BATCH = 500;
    private static final int LOOKS = 1_000;
    private static final int CLAIMS = 40;
    private static final int SAMPLES = 1_000;
    private static final int WHOLE = 20_000;
    private static final long SETTLE_NANOS = 15_000_000_000L;
    private static final int IDLE_SECONDS = 20;
    private static final int MOST_SHOWN = 5;
    private static final int SHORT = 90;
    private static final List<String> TABLES =
            List.of(
                    "protected_order",
                    "order_event",
                    "posting",
                    "outbox",
                    "order_listing",
                    "dispute_listing",
                    "payment_reference",
                    "personal");
    private static final String CLAIM_HEAD =
            """
            | pending | nothing due: p50, us | executor, us | blocks | 500 due: p50, ms | executor, ms | blocks \
            | claim's index, MB |
            |---|---|---|---|---|---|---|---|
            """;

    @Override
    public void run(BenchServer server, Report report) {
        int pending = Integer.getInteger("bench.pending", 1_000_000);
        var database = server.create("bench_scale");
        var from = Instant.now().plus(Duration.ofDays(2));
        ManyOrders.add(database, "pending", SAMPLES, from, Duration.ofDays(28));
        var statements = Statements.of(database);
        var text = new StringBuilder(CLAIM_HEAD);
        int there = SAMPLES;
        for (int size : new int[] {pending / 10, pending, 5 * pending}) {
            Pending.add(database, size - there, Pending.LATER);
            there = size;
            text.append(claims(database, statements, size));
        }
        report.add(text.toString());
        report.add(bytes(server));
        Pending.list(database);
        BenchServer.rest(database);
        try (var _ = Service.start(database)) {
            report.add(idle(statements));
            report.add(new ScaleDrains(database).measure());
        }
    }

    private static String claims(TestPostgres database, Statements statements, int size) {
        BenchServer.rest(database);
        var none = claims(database, statements, 0, LOOKS);
        Pending.add(database, BATCH, "now() - interval '1 minute' * random()");
        var full = claims(database, statements, BATCH, CLAIMS);
        BenchServer.execute(database, "delete from protected_order where wake_at <= now()");
        BenchServer.rest(database);
        long index = new Books(database).count("select pg_relation_size('protected_order_claim')");
        return String.format(
                Locale.ROOT,
                "| %,d | %.0f | %.1f | %.1f | %.2f | %.2f | %,.0f | %.1f |%n",
                size,
                none.median * 1e3,
                none.executor * 1e3,
                none.blocks,
                full.median,
                full.executor,
                full.blocks,
                index / 1e6);
    }

    /** Milliseconds as the client sees them and in the executor, and blocks looked at. */
    private record Cost(double median, double executor, double blocks) {}

    private static Cost claims(TestPostgres database, Statements statements, int due, int times) {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            try (var claim = ClaimSql.due(connection, BATCH)) {
                var millis = new double[times];
                statements.reset();
                for (int i = 0; i < times; i++) {
                    long begin = System.nanoTime();
                    int found = 0;
                    for (var rows = claim.executeQuery(); rows.next(); ) {
                        found++;
                    }
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                    connection.rollback();
                    if (found != due) {
                        throw new IllegalStateException(found + " claimed of " + due);
                    }
                }
                var use = statements.uses("%skip locked%").getFirst();
                return new Cost(
                        Percentiles.of(DoubleStream.of(millis)).median(),
                        use.millisPerCall(),
                        use.blocksPerCall());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whole orders, in a database of their own. Papers are there of some only. */
    private static String bytes(BenchServer server) {
        var database = server.create("bench_bytes");
        var from = Instant.now().plus(Duration.ofDays(2));
        ManyOrders.add(database, "pending", WHOLE, from, Duration.ofDays(28));
        BenchServer.rest(database);
        var text =
                new StringBuilder(
                        """
                        | table | rows of an order | orders with any | bytes of such an order: table | indexes |
                        |---|---|---|---|---|
                        """);
        for (var table : TABLES) {
            var sql =
                    """
                    select count(*), count(distinct order_id), pg_table_size('%1$s'), pg_indexes_size('%1$s') from %1$s\
                    """
                            .formatted(table);
            var row = row(database, sql);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.1f | %,.0f | %,.0f | %,.0f |%n",
                            table,
                            row[0] / row[1],
                            row[1],
                            row[2] / row[1],
                            row[3] / row[1]));
        }
        var state =
                row(
                        database,
                        """
                        select avg(octet_length(state)), max(octet_length(state)), avg(pg_column_size(state)),
                            max(pg_column_size(state)),
                            (select pg_relation_size(reltoastrelid) from pg_class
                                where oid = 'protected_order'::regclass)
                        from protected_order\
                        """);
        return text.append(
                        String.format(
                                Locale.ROOT,
                                "%nA state: %.0f bytes, at most %.0f (stored: %.0f, %.0f); out of line: %.0f.%n",
                                state[0],
                                state[1],
                                state[2],
                                state[3],
                                state[4]))
                .toString();
    }

    private static double[] row(TestPostgres database, String sql) {
        try (var connection = database.connect();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            var row = new double[rows.getMetaData().getColumnCount()];
            for (int i = 0; i < row.length; i++) {
                row[i] = rows.getDouble(i + 1);
            }
            return row;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String idle(Statements statements) {
        LockSupport.parkNanos(SETTLE_NANOS);
        statements.reset();
        LockSupport.parkNanos(IDLE_SECONDS * 1_000_000_000L);
        var uses = statements.uses("%");
        double calls = uses.stream().mapToLong(Statements.Use::calls).sum();
        double millis = uses.stream().mapToDouble(Statements.Use::millis).sum();
        var text =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "An idle service: %.1f statements and %.3f ms of the executor per second.%n%n",
                                calls / IDLE_SECONDS,
                                millis / IDLE_SECONDS));
        text.append(
                "| calls per second | ms each | blocks each | statement |\n|---|---|---|---|\n");
        uses.stream()
                .limit(MOST_SHOWN)
                .forEach(use ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "| %.2f | %.3f | %.1f | `%s` |%n",
                                        (double) use.calls() / IDLE_SECONDS,
                                        use.millisPerCall(),
                                        use.blocksPerCall(),
                                        use.sql()
                                                .substring(
                                                        0, Math.min(SHORT, use.sql().length())))));
        return text.toString();
    }
}
