package org.redress.order;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.support.Books;
import org.redress.support.TestPostgres;

/**
 * The claim and the looks before it read only the head of one index: with the driver's own types,
 * planned for their values or for any, whatever the statistics say.
 */
class ClaimPlanTest {
    private static final int PENDING = 20_000;

    private final TestPostgres database = TestPostgres.fresh();
    private final Books books = new Books(database);
    private final Vertx vertx = Vertx.vertx();
    private Pool pool;

    @BeforeEach
    void pending() {
        new OrderLoad(database).close();
        add(PENDING, "now() + interval '30 days'");
        var options =
                PgConnectOptions.fromUri(database.url())
                        .setUser(database.user())
                        .setPassword(database.password())
                        .setProperties(ofTheSweepsConnections());
        pool = new Pool(PgBuilder.pool().connectingTo(options).using(vertx).build());
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({"0,false", "0,true", "500,false", "500,true"})
    void what_is_due_is_found_by_the_index_alone(int due, boolean analyzed) {
        add(due, "now() - interval '1 day'");
        if (analyzed) {
            books.execute("analyze protected_order");
        }
        var slice = Slice.ofAll(500);
        Tuple look = Tuple.of(OrderJson.FORMAT, slice.until().atOffset(ZoneOffset.UTC));
        for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
            for (Claim claim : List.of(new Claim.Due(slice), new Claim.Due(slice.in((short) 7)))) {
                String plan = plan(mode, claim.sql(), claim.parameters());
                assertTrue(plan.contains("Index Cond: ((wake_at >= "), plan);
                assertTrue(plan.contains("(wake_at <= LEAST(statement_timestamp(), "), plan);
                assertFalse(plan.contains("Sort"), plan);
            }
            plan(mode, Lookout.NEXT, look);
            plan(mode, Lookout.BUCKETS, look);
        }
    }

    private String plan(String mode, String sql, Tuple parameters) {
        var plan = new StringBuilder(mode).append('\n');
        var rows =
                pool.withConnection(connection ->
                                connection
                                        .query("set plan_cache_mode = " + mode)
                                        .execute()
                                        .chain(() ->
                                                connection
                                                        .preparedQuery("explain " + sql)
                                                        .execute(parameters)))
                        .await()
                        .indefinitely();
        for (Row row : rows) {
            plan.append(row.getString(0)).append('\n');
        }
        assertTrue(
                plan.toString().contains("Index Scan using protected_order_claim"),
                plan.toString());
        assertFalse(plan.toString().contains("Seq Scan"), plan.toString());
        return plan.toString();
    }

    private static Map<String, String> ofTheSweepsConnections() {
        var begin = "quarkus.datasource.sweep.reactive.additional-properties.";
        var config = ConfigProvider.getConfig();
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(begin))
                .collect(
                        toMap(
                                name -> name.substring(begin.length()),
                                name -> config.getValue(name, String.class)));
    }

    private void add(int orders, String wakeAt) {
        books.execute(
                """
                insert into protected_order
                    (bucket, order_id, version, format, status, state, last_hash, wake_at)
                select i %% 256, gen_random_uuid(), 1, 1, 'open', repeat('x', 1200),
                    decode(repeat('00', 32), 'hex'), %s + i * interval '1 millisecond'
                from generate_series(1, %d) i
                """
                        .formatted(wakeAt, orders));
    }
}
