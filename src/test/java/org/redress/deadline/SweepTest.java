package org.redress.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.deadline.SweepConfig.Buckets;
import org.redress.order.Lookout;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.order.Slice;
import org.redress.order.Swept;
import org.redress.order.TimeRoad;
import org.redress.platform.Randomness;
import org.redress.support.Books;
import org.redress.support.PostgresResource;
import org.redress.support.TestPostgres;

/**
 * The sweep on a real PostgreSQL, in both ways of looking for orders: nothing lost, late or twice.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SweepTest {
    /** What time alone has done; the relays write events of their own meanwhile. */
    private static final String FIRED =
            "select count(*) from order_event where body::jsonb ->> 'due' is not null";

    private static final Instant LONG_DUE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EARLIER = Instant.parse("2025-12-01T00:00:00Z");

    @Inject TimeRoad road;
    @Inject Lookout lookout;
    @Inject Lateness lateness;
    @Inject Randomness randomness;
    @Inject Vertx vertx;
    @Inject MeterRegistry registry;

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    private final AtomicLong nanos = new AtomicLong();
    private final ClockGuard clock = new ClockGuard(Duration.ofMinutes(1), nanos::get);
    private TestPostgres database;
    private Books books;
    private String prefix;

    @BeforeEach
    void nothingIsDue() {
        database = new TestPostgres(url, user, password);
        books = new Books(database);
        drain(new TestSweep(500, 2, Buckets.ALL));
        prefix = "sweep-" + books.count("select count(*) from protected_order") + "-";
    }

    @ParameterizedTest
    @EnumSource
    void every_order_that_is_due_is_settled_once(Buckets buckets) {
        load(Kind.SILENT_SELLER, 130, LONG_DUE);

        assertEquals(130, drain(new TestSweep(20, 3, buckets)));

        assertEquals(130, settled());
        assertEquals(0, drain(new TestSweep(20, 3, buckets)));
        assertEquals(List.of(), books.findings());
    }

    @ParameterizedTest
    @EnumSource
    void orders_locked_or_added_behind_a_worker_are_taken_before_it_is_over(Buckets buckets)
            throws SQLException {
        load(Kind.PROTECTED, 100, LONG_DUE);
        try (var other = database.connect()) {
            lockTheOldest(other, 10);

            var config = new TestSweep(10, 2, buckets);
            drain(config, after(6, config, () -> addEarlierOnesAndLetGo(other)));
        }

        assertEquals(0, books.count(mine("status = 'open'")));
        assertEquals(105, settled());
    }

    @ParameterizedTest
    @EnumSource
    @Tag("FT7")
    void orders_that_fail_at_the_head_do_not_keep_the_others_waiting(Buckets buckets) {
        load(Kind.PROTECTED, 600, EARLIER);
        books.execute(
                """
                insert into line_settlement select bucket, order_id, 0, 1, 'ruling', 0, 0, 0, 0, 0, 0
                from protected_order join order_listing l using (bucket, order_id)
                where l.external_id like '%s%%'
                """
                        .formatted(prefix));
        load(Kind.SILENT_SELLER, 120, LONG_DUE);

        drain(new TestSweep(500, 2, buckets));

        assertEquals(120, settled(), "those behind");
        assertEquals(600, books.count(mine("attempts > 0 and o.status = 'open'")));
        undo();
    }

    @Test
    @Tag("FT2")
    void what_is_due_by_a_jump_of_the_clock_alone_waits() {
        Instant now = databaseNow();
        load(Kind.PROTECTED, 3, now.minus(Duration.ofDays(3)));
        load("jumped-" + prefix, Kind.PROTECTED, 5, now.minus(Duration.ofHours(1)));
        clock.look(0, now.minus(Duration.ofDays(2)));
        nanos.set(Duration.ofSeconds(1).toNanos());
        clock.look(nanos.get(), now);

        assertEquals(3, drain(new TestSweep(500, 2, Buckets.ALL)), "due without the jump");
        assertEquals(0, drain(new TestSweep(500, 2, Buckets.EACH)));
        assertEquals(
                0,
                books.count(
                        "select count(*) from order_event where at > now() - interval '1 day'"
                                + " and body::jsonb ->> 'due' is not null and order_id in (select order_id"
                                + " from order_listing where external_id like '%s%%')"
                                        .formatted(prefix)),
                "and they ran at the trusted time");

        nanos.set(Duration.ofDays(2).toNanos());
        clock.look(nanos.get(), now);
        assertEquals(5, drain(new TestSweep(500, 2, Buckets.ALL)), "the count has come there");
        assertEquals(List.of(), books.findings());
    }

    @Test
    @Tag("FT3")
    void a_clock_that_goes_back_fires_nothing_twice() {
        load(Kind.SILENT_SELLER, 20, LONG_DUE);
        clock.look(0, databaseNow().plus(Duration.ofDays(2)));
        drain(new TestSweep(500, 2, Buckets.ALL));
        long events = books.count(FIRED);

        clock.look(0, databaseNow());

        assertEquals(0, drain(new TestSweep(500, 2, Buckets.ALL)));
        assertEquals(events, books.count(FIRED));
        assertEquals(20, settled());
    }

    @Test
    void a_deadline_within_the_tick_is_waited_for_and_its_lateness_measured() {
        var lateness = registry.get("redress.deadline.lateness").summary();
        long before = lateness.count();
        load(Kind.PROTECTED, 1, databaseNow().plus(Duration.ofMillis(600)));
        assertEquals(0, settled());

        tick(workers(new TestSweep(500, 2, Buckets.ALL)));

        assertEquals(1, settled());
        assertTrue(lateness.count() > before);
        assertEquals(List.of(), books.findings(), "not early either");
    }

    @Test
    void a_tick_with_nothing_near_claims_nothing() {
        load(Kind.PROTECTED, 1, databaseNow().plus(Duration.ofDays(30)));
        var config = new TestSweep(500, 2, Buckets.ALL);

        tick(
                new Workers(after(-1, config, () -> {}), lookout, clock, randomness, config) {
                    @Override
                    Uni<Integer> drain() {
                        throw new AssertionError("one look is enough");
                    }
                });
    }

    private void tick(Workers workers) {
        var config = new TestSweep(500, 2, Buckets.ALL);
        new DeadlineSweep(workers, lookout, clock, vertx, config).tick().await().indefinitely();
    }

    private int drain(SweepConfig config) {
        return workers(config).drain().await().indefinitely();
    }

    private void drain(SweepConfig config, Batches batches) {
        new Workers(batches, lookout, clock, randomness, config).drain().await().indefinitely();
    }

    private Workers workers(SweepConfig config) {
        var batches = new Batches(road, clock, lateness, config);
        return new Workers(batches, lookout, clock, randomness, config);
    }

    /** Before batch number {@code count} something happens. */
    private Batches after(int count, SweepConfig config, Runnable happens) {
        var begun = new AtomicInteger();
        return new Batches(road, clock, lateness, config) {
            @Override
            Uni<Swept> run(Slice slice) {
                return begun.getAndIncrement() == count
                        ? Uni.createFrom()
                                .voidItem()
                                .emitOn(Infrastructure.getDefaultWorkerPool())
                                .invoke(happens)
                                .chain(() -> super.run(slice))
                        : super.run(slice);
            }
        };
    }

    private void lockTheOldest(Connection connection, int orders) throws SQLException {
        connection.setAutoCommit(false);
        connection
                .createStatement()
                .execute(
                        "select 1 from protected_order where wake_at <= now()"
                                + " order by wake_at limit %d for update".formatted(orders));
    }

    private void addEarlierOnesAndLetGo(Connection connection) {
        books.execute(
                """
                update protected_order set wake_at = '%s'
                where status = 'open' and order_id in (
                    select order_id from protected_order where status = 'open' and wake_at <= now()
                    order by wake_at desc limit 1)
                """
                        .formatted(EARLIER));
        load("late-" + prefix, Kind.PROTECTED, 5, EARLIER);
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void load(Kind kind, int count, Instant dueAt) {
        load(prefix + kind, kind, count, dueAt);
    }

    private void load(String name, Kind kind, int count, Instant dueAt) {
        try (var load = new OrderLoad(database)) {
            load.load(name, kind, count, dueAt);
        }
    }

    private long settled() {
        return books.count(mine("status = 'settled'"));
    }

    private String mine(String condition) {
        return "select count(*) from protected_order o join order_listing l using (bucket, order_id)"
                + " where l.external_id like '%"
                + prefix
                + "%' and o."
                + condition;
    }

    private Instant databaseNow() {
        return Instant.ofEpochMilli(
                books.count("select (extract(epoch from clock_timestamp()) * 1000)::bigint"));
    }

    /** What no code of the service can do: the books of this test are made right again. */
    private void undo() {
        books.execute("alter table line_settlement disable trigger append_only");
        books.execute("delete from line_settlement where event_number = 1");
        books.execute("alter table line_settlement enable trigger append_only");
        books.execute("update protected_order set wake_at = now() where attempts > 0");
        drain(new TestSweep(500, 2, Buckets.ALL));
        assertEquals(List.of(), books.findings());
    }
}
