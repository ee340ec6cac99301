package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.deadline.DeadlineSweep;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Books;
import org.redress.support.PostgresResource;
import org.redress.support.TestPostgres;

/** A crowd of requests does not keep deadlines waiting, nor a herd of deadlines the requests. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReservedConnectionsTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int DUE = 60;

    @Inject Pool requests;

    @Inject
    @ReactiveDataSource("sweep")
    Pool deadlines;

    @Inject DeadlineSweep sweep;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int ofRequests;

    @ConfigProperty(name = "quarkus.datasource.sweep.reactive.max-size")
    int ofDeadlines;

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    @Test
    @Tag("FT7")
    void deadlines_fire_while_requests_hold_every_connection_of_theirs() {
        var database = new TestPostgres(url, user, password);
        String prefix = "crowd-" + UUID.randomUUID();
        try (var load = new OrderLoad(database)) {
            load.load(prefix, Kind.SILENT_SELLER, DUE, Instant.parse("2026-01-01T00:00:00Z"));
        }

        var taken = takeAll(requests, ofRequests);
        try {
            sweep.drain().await().atMost(LONGEST);
        } finally {
            giveBack(taken);
        }

        var settled =
                "select count(*) from order_listing where status = 'settled' and external_id like '%s%%'";
        assertEquals(DUE, new Books(database).count(settled.formatted(prefix)));
    }

    @Test
    @Tag("FT7")
    void requests_are_served_while_the_sweep_holds_every_connection_of_its_own() {
        var shop = new Shop();

        var taken = takeAll(deadlines, ofDeadlines);
        try {
            Sale sale = shop.sells(lamp());
            sale.marketplace.ships();
            sale.buyer.opens("in-transit", "lamp");
            assertEquals("awaiting-seller", sale.dispute(1).text("status"));
        } finally {
            giveBack(taken);
        }
    }

    private static List<SqlConnection> takeAll(Pool pool, int size) {
        var taken = new ArrayList<SqlConnection>();
        try {
            for (int i = 0; i < size; i++) {
                taken.add(pool.getConnection().await().atMost(LONGEST));
            }
        } catch (RuntimeException e) {
            giveBack(taken);
            throw e;
        }
        return taken;
    }

    private static void giveBack(List<SqlConnection> taken) {
        taken.forEach(connection -> connection.close().await().atMost(LONGEST));
    }
}
