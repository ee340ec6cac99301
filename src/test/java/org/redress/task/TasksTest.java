package org.redress.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redress.order.OrderId;
import org.redress.platform.Randomness;
import org.redress.support.TestPostgres;

/** Raising tasks on a real database. */
class TasksTest {

    private static final UUID ORDER = OrderId.of("M-1");

    private static Vertx vertx;
    private static Pool pool;

    private final Tasks tasks = new Tasks(new Randomness());

    @BeforeAll
    static void open() {
        var database = TestPostgres.fresh();
        Flyway.configure()
                .dataSource("jdbc:" + database.url(), database.user(), database.password())
                .load()
                .migrate();
        vertx = Vertx.vertx();
        pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(4))
                        .connectingTo(
                                PgConnectOptions.fromUri(database.url())
                                        .setUser(database.user())
                                        .setPassword(database.password()))
                        .using(vertx)
                        .build();
    }

    @AfterAll
    static void close() {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
    }

    @BeforeEach
    void clear() {
        pool.query("delete from task").execute().await().indefinitely();
    }

    @Test
    void raised_again_while_it_is_open_nothing_changes() {
        raise("payment-unknown", "p-1", ORDER, "Ask the provider.");
        raise("payment-unknown", "p-1", ORDER, "Ask the provider again.");
        raise("payment-unknown", "p-2", ORDER, "Ask the provider.");
        raise("order-parked", "p-1", ORDER, "Look at it.");

        assertEquals(3, count("true"));
        assertEquals(0, count("what like '%again%'"));
    }

    @Test
    void raised_again_after_it_was_closed_it_is_another_task() {
        raise("payment-unknown", "p-1", ORDER, "Ask the provider.");
        pool.query("update task set closed_at = now()").execute().await().indefinitely();

        raise("payment-unknown", "p-1", ORDER, "Ask the provider.");

        assertEquals(2, count("true"));
    }

    @Test
    void what_may_rest_is_not_raised_again_for_so_long_after_it_was_closed() {
        var review = task("seller-held", "s-1", null, "Look.");
        var fortnight = Duration.ofDays(14);
        tasks.raise(pool, review, fortnight).await().indefinitely();
        tasks.raise(pool, review, fortnight).await().indefinitely();
        assertEquals(1, count("true"));

        closed("13 days");
        tasks.raise(pool, review, fortnight).await().indefinitely();
        assertEquals(1, count("true"));

        closed("14 days");
        tasks.raise(pool, review, fortnight).await().indefinitely();
        assertEquals(2, count("true"));
    }

    private static void closed(String ago) {
        pool.query("update task set closed_at = now() - interval '" + ago + "'")
                .execute()
                .await()
                .indefinitely();
    }

    @Test
    void a_task_is_undone_with_the_transaction_that_raised_it() {
        pool.withTransaction(connection ->
                        tasks.raise(connection, task("k", "s", ORDER, "Look."))
                                .chain(() -> Uni.createFrom().failure(new Exception())))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();

        assertEquals(0, count("true"));
    }

    @Test
    void the_bucket_is_the_orders_and_stands_in_the_id() {
        raise("k", "s", ORDER, "Look.");
        raise("reconciliation-difference", "2027-01-01:7", null, "Compare.");

        assertEquals(1, count("order_id is not null and bucket = " + OrderId.bucket(ORDER)));
        assertEquals(2, count("('x' || right(id::text, 2))::bit(8)::int = bucket"));
    }

    private void raise(String kind, String subject, UUID order, String what) {
        tasks.raise(pool, task(kind, subject, order, what)).await().indefinitely();
    }

    private static NewTask task(String kind, String subject, UUID order, String what) {
        return new NewTask(kind, subject, order, what, new JsonObject().put("number", 1));
    }

    private static int count(String where) {
        return pool.query("select count(*)::int from task where " + where)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }
}
