package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.TimePassed;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Books;
import org.redress.support.CutProxy;
import org.redress.support.CutProxy.Cut;
import org.redress.support.PostgresResource;
import org.redress.support.TestPostgres;

/** An error from COMMIT is not a "no": what was written is read back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FD3")
class LostCommitTest {
    private static final Instant LONG_DUE = Instant.parse("2026-01-01T00:00:00Z");

    @Inject OrderDesk desk;
    @Inject Aside aside;
    @Inject Vertx vertx;

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    private CutProxy proxy;
    private Pool pool;
    private OrderRoad road;
    private Books books;
    private UUID order;

    @BeforeEach
    void throughTheProxy() {
        var database = new TestPostgres(url, user, password);
        books = new Books(database);
        proxy = new CutProxy(url);
        var options = PgConnectOptions.fromUri(proxy.url()).setUser(user).setPassword(password);
        pool = new Pool(PgBuilder.pool().connectingTo(options).using(vertx).build());
        var store = new OrderStore(pool);
        road = new OrderRoad(pool, store, desk, new Transactions(store, aside), () -> Slice.END);
        String id = "lost-" + books.count("select count(*) from protected_order");
        order = OrderId.of(id + 0);
        try (var load = new OrderLoad(database)) {
            load.load(id, Kind.SILENT_SELLER, 1, LONG_DUE);
        }
    }

    @AfterEach
    void close() throws Exception {
        pool.closeAndAwait();
        proxy.close();
    }

    @Test
    void when_the_answer_to_commit_is_lost_the_caller_still_learns_that_it_happened() {
        proxy.cut(Cut.BEFORE_THE_ANSWER);

        Done done = send();

        assertInstanceOf(Done.Decided.class, done);
        assertEquals(1, settlements());
        assertEquals(List.of(), books.findings());
        send();
        assertEquals(1, settlements(), "and it happened once");
    }

    @Test
    void when_commit_never_arrives_nothing_has_happened_and_the_caller_is_told() {
        proxy.cut(Cut.BEFORE_COMMIT);

        assertThrows(RuntimeException.class, this::send);

        assertEquals(0, settlements());
        send();
        assertEquals(1, settlements(), "the next try does it");
        assertEquals(List.of(), books.findings());
    }

    private Done send() {
        return road.send(Work.by(Party.TIME, order, new TimePassed())).await().indefinitely();
    }

    private long settlements() {
        return books.count(
                "select count(*) from order_event where type = 'lines-settled' and order_id = '"
                        + order
                        + "'");
    }
}
