package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.deadline.DeadlineSweep;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.TimePassed;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Books;
import org.redress.support.PostgresResource;
import org.redress.support.TestPostgres;

/**
 * The road on a real PostgreSQL: what a batch does when one of its orders, or the database, says
 * no.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OrderRoadTest {
    private static final Instant LONG_DUE = Instant.parse("2026-01-01T00:00:00Z");

    @Inject OrderRoad road;
    @Inject Orders orders;
    @Inject DeadlineSweep sweep;
    @Inject Pool pool;
    @Inject OrderStore store;
    @Inject OrderDesk desk;
    @Inject Aside aside;

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    private Books books;
    private String prefix;

    @BeforeEach
    void books() {
        books = new Books(new TestPostgres(url, user, password));
        sweepAll();
        prefix = "road-" + books.count("select count(*) from protected_order") + "-";
    }

    @Test
    @Tag("E02")
    void an_order_that_cannot_be_read_is_set_aside_and_its_neighbours_are_settled() {
        load(Kind.PROTECTED, 20);
        UUID broken = OrderId.of(prefix + 7);
        String state = stateOf(broken);
        books.execute("update protected_order set state = '{}' where order_id = '" + broken + "'");

        sweepAll();

        assertEquals(19, settled());
        assertEquals(
                1,
                books.count(mine("attempts = 1 and last_error is not null and wake_at > now()")));
        var done = road.send(Work.by(Party.TIME, broken, new TimePassed())).await().indefinitely();
        assertInstanceOf(Done.Unavailable.class, done, "a command waits, too");

        books.execute(
                "update protected_order set state = '"
                        + state
                        + "' where order_id = '"
                        + broken
                        + "'");
        assertTrue(orders.find(broken).await().indefinitely().orElseThrow().order().isSettled());
        assertEquals(0, books.count(mine("attempts > 0")));
        assertEquals(List.of(), books.findings());
    }

    @Test
    @Tag("E16")
    void an_order_that_the_database_refuses_is_set_aside_alone() {
        load(Kind.PROTECTED, 20);
        UUID settledAlready = OrderId.of(prefix + 3);
        books.execute(
                "insert into line_settlement values (%d, '%s', 0, 1, 'ruling', 0, 0, 0, 0, 0, 0)"
                        .formatted(OrderId.bucket(settledAlready), settledAlready));

        sweepAll();

        assertEquals(19, settled());
        assertEquals(1, books.count(mine("attempts = 1 and last_error like '%line_settlement%'")));
        undo(settledAlready);
    }

    @Test
    void an_order_that_keeps_failing_waits_for_a_person_and_wakes_nobody() {
        load(Kind.PROTECTED, 1);
        UUID broken = OrderId.of(prefix + 0);
        String state = stateOf(broken);
        books.execute(
                "update protected_order set state = '{}', attempts = 9 where order_id = '"
                        + broken
                        + "'");

        sweepAll();

        assertEquals(
                1,
                books.count(mine("parked_at is not null and wake_at is null and attempts = 10")));
        assertEquals(
                1,
                books.count(
                        "select count(*) from task where kind = 'order-parked' and order_id = '"
                                + broken
                                + "'"));
        books.execute(
                "update protected_order set state = '"
                        + state
                        + "' where order_id = '"
                        + broken
                        + "'");
        assertTrue(orders.find(broken).await().indefinitely().orElseThrow().order().isSettled());
    }

    @Test
    void rows_of_a_newer_format_are_left_to_newer_replicas() {
        load(Kind.PROTECTED, 1);
        UUID newer = OrderId.of(prefix + 0);
        setFormat(newer, OrderJson.FORMAT + 1);

        sweepAll();

        assertEquals(0, settled());
        var done = road.send(Work.by(Party.TIME, newer, new TimePassed())).await().indefinitely();
        assertInstanceOf(Done.Unavailable.class, done);
        road.send(List.of(Work.by(Party.TIME, newer, new TimePassed()))).await().indefinitely();
        assertEquals(
                1,
                books.count(mine("format = " + (OrderJson.FORMAT + 1) + " and attempts = 0")),
                "nor set aside by a batch");
        setFormat(newer, OrderJson.FORMAT);
        sweepAll();
        assertEquals(1, settled());
    }

    private void setFormat(UUID order, int format) {
        books.execute(
                "update protected_order set format = "
                        + format
                        + " where order_id = '"
                        + order
                        + "'");
    }

    @Test
    @Tag("FT2")
    void nothing_is_decided_by_a_clock_that_has_jumped() {
        load(Kind.SILENT_SELLER, 1);
        var transactions = new Transactions(store, aside);
        var wary = new OrderRoad(pool, store, desk, transactions, () -> LONG_DUE.minusSeconds(1));
        var work = Work.by(Party.TIME, OrderId.of(prefix + 0), new TimePassed());

        var done = wary.send(work).await().indefinitely();

        assertInstanceOf(Done.Unavailable.class, done);
        assertThrows(RuntimeException.class, () -> wary.send(List.of(work)).await().indefinitely());
        assertEquals(0, settled());
        sweepAll();
        assertEquals(1, settled(), "once it is trusted");
    }

    @Test
    void firing_twice_and_by_many_workers_changes_nothing() {
        load(Kind.SILENT_SELLER, 300);
        var sweeps = IntStream.range(0, 4).mapToObj(i -> sweep.drain()).toList();
        io.smallrye.mutiny.Uni.join().all(sweeps).andFailFast().await().indefinitely();
        long events = books.count("select count(*) from order_event");

        sweepAll();

        assertEquals(300, settled());
        assertEquals(events, books.count("select count(*) from order_event"));
        assertEquals(List.of(), books.findings());
    }

    @Test
    void events_postings_and_settlements_can_only_be_added() {
        load(Kind.PROTECTED, 1);
        sweepAll();
        for (String change :
                List.of(
                        "update order_event set at = at", "delete from order_event",
                        "update posting set amount = amount + 1", "delete from posting",
                        "update line_settlement set cause = cause", "truncate order_event")) {
            var refused = assertThrows(IllegalStateException.class, () -> books.execute(change));
            assertTrue(refused.getMessage().contains("append-only"), change);
        }
    }

    @Test
    void the_database_refuses_impossible_orders() {
        load(Kind.PROTECTED, 1);
        for (String impossible :
                List.of(
                        "wake_at = null",
                        "status = 'settled'",
                        "version = 0",
                        "bucket = 256",
                        "parked_at = now()",
                        "last_error = 'x'")) {
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            books.execute(
                                    "update protected_order set "
                                            + impossible
                                            + " where status = 'open'"),
                    impossible);
        }
    }

    private void load(Kind kind, int count) {
        try (var load = new OrderLoad(new TestPostgres(url, user, password))) {
            load.load(prefix, kind, count, LONG_DUE);
        }
    }

    private void sweepAll() {
        sweep.drain().await().indefinitely();
    }

    private long settled() {
        return books.count(mine("status = 'settled'"));
    }

    private String mine(String condition) {
        return "select count(*) from protected_order o join order_listing l using (bucket, order_id)"
                + " where l.external_id like '"
                + prefix
                + "%' and o."
                + condition.replace(" and ", " and o.");
    }

    private String stateOf(UUID order) {
        for (Row row :
                pool.query("select state from protected_order where order_id = '" + order + "'")
                        .execute()
                        .await()
                        .indefinitely()) {
            return row.getString(0);
        }
        throw new AssertionError("no order " + order);
    }

    /** What no code of the service can do: the books of this test are made right again. */
    private void undo(UUID order) {
        books.execute("alter table line_settlement disable trigger append_only");
        books.execute(
                "delete from line_settlement where order_id = '"
                        + order
                        + "' and event_number = 1");
        books.execute("alter table line_settlement enable trigger append_only");
        books.execute(
                "update protected_order set wake_at = now() where order_id = '" + order + "'");
        sweepAll();
        assertEquals(List.of(), books.findings());
    }
}
