package org.redress.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.redress.support.TestPostgres;

/**
 * Rows of {@code protected_order} alone, copied from the samples that {@link ManyOrders} has left:
 * all that the claim sees of an order, in a fifth of the time. They must not be settled.
 */
final class Pending {
    private static final int CHUNK = 50_000;
    private static final int PARTS = 16;
    private static final String UNHURRIED = "set synchronous_commit = off; ";

    /** From two days ahead on, over four weeks. */
    static final String LATER = "now() + interval '2 days' + random() * interval '28 days'";

    private Pending() {}

    /** The caller vacuums; {@code wakeAt} is SQL. */
    static void add(TestPostgres database, int count, String wakeAt) {
        var row = Map.of("bucket", "bench_bucket(new.id)", "order_id", "new.id", "wake_at", wakeAt);
        var insert =
                insert(database, "protected_order", row)
                        + """
                        from (select n, gen_random_uuid() as id from generate_series(1, %d) n) new
                            join sample.protected_order s
                                on s.nth = mod(new.n, (select count(*)::integer from sample.protected_order))\
                        """;
        IntStream.range(0, (count + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(chunk -> {
                    int size = Math.min(CHUNK, count - chunk * CHUNK);
                    BenchServer.execute(database, UNHURRIED + insert.formatted(size));
                });
    }

    /** A row in the order list for each of them, as the gauges read it. */
    static void list(TestPostgres database) {
        var keys = Map.of("bucket", "o.bucket", "order_id", "o.order_id");
        var insert =
                insert(database, "order_listing", keys)
                        + """
                        from protected_order o cross join (select * from sample.order_listing limit 1) s
                        where mod(o.bucket, %1$d) = %%d and not exists (
                            select from order_listing l where l.bucket = o.bucket and l.order_id = o.order_id)\
                        """
                                .formatted(PARTS);
        IntStream.range(0, PARTS)
                .parallel()
                .forEach(part -> BenchServer.execute(database, UNHURRIED + insert.formatted(part)));
    }

    private static String insert(
            TestPostgres database, String table, Map<String, String> expressions) {
        var into = new ArrayList<String>();
        var values = new ArrayList<String>();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var column : ManyOrders.columns(statement, table)) {
                into.add(column.name());
                values.add(expressions.getOrDefault(column.name(), "s." + column.name()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return "insert into %s (%s) select %s "
                .formatted(table, String.join(", ", into), String.join(", ", values));
    }
}
