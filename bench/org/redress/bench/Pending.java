package org.redress.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.redress.support.TestPostgres;

/**
 * Rows of {@code protected_order} alone, copied from the samples that {@link ManyOrders} has left:
 * all that the claim sees of an order, in a fifth of the time. They must not be settled.
 */
final class Pending {
    private static final int CHUNK = 50_000;

    /** From two days ahead on, over four weeks. */
    static final String LATER = "now() + interval '2 days' + random() * interval '28 days'";

    private Pending() {}

    /** The caller vacuums; {@code wakeAt} is SQL. */
    static void add(TestPostgres database, int count, String wakeAt) {
        var insert = insert(database, wakeAt);
        IntStream.range(0, (count + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(chunk -> {
                    int size = Math.min(CHUNK, count - chunk * CHUNK);
                    BenchServer.execute(
                            database, "set synchronous_commit = off; " + insert.formatted(size));
                });
    }

    private static String insert(TestPostgres database, String wakeAt) {
        var into = new ArrayList<String>();
        var values = new ArrayList<String>();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var column : ManyOrders.columns(statement, "protected_order")) {
                into.add(column.name());
                values.add(
                        switch (column.name()) {
                            case "bucket" -> "bench_bucket(new.id)";
                            case "order_id" -> "new.id";
                            case "wake_at" -> wakeAt;
                            default -> "s." + column.name();
                        });
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return """
        insert into protected_order (%s) select %s
        from (select n, gen_random_uuid() as id from generate_series(1, %%d) n) new
            join sample.protected_order s
                on s.nth = mod(new.n, (select count(*)::integer from sample.protected_order))\
        """
                .formatted(String.join(", ", into), String.join(", ", values));
    }
}
