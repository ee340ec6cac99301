package org.redress.webhook;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.redress.order.OrderId;
import org.redress.support.TestPostgres;

/** A migrated database with events in it that no road wrote. */
record WebhookDatabase(TestPostgres postgres, Vertx vertx, Pool pool) implements AutoCloseable {

    static WebhookDatabase open() {
        var postgres = TestPostgres.fresh();
        Flyway.configure()
                .dataSource("jdbc:" + postgres.url(), postgres.user(), postgres.password())
                .load()
                .migrate();
        var vertx = Vertx.vertx();
        var pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(8))
                        .connectingTo(
                                PgConnectOptions.fromUri(postgres.url())
                                        .setUser(postgres.user())
                                        .setPassword(postgres.password())
                                        .setCachePreparedStatements(true))
                        .using(vertx)
                        .build();
        return new WebhookDatabase(postgres, vertx, pool);
    }

    /** A connection that commits when it is told to. */
    Connection transaction() throws SQLException {
        var connection = postgres.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    static void event(Connection connection, UUID order, int number) throws SQLException {
        insert(connection, order, number, number);
    }

    /** The first so many of an order. */
    static void events(Connection connection, UUID order, int count) throws SQLException {
        insert(connection, order, 1, count);
    }

    private static final String BODY =
            "{\"event\":{\"type\":\"message-posted\",\"dispute\":0},\"actor\":\"BUYER\","
                    + "\"at\":\"2026-01-01T00:00:00Z\",\"because\":{\"policy\":\"p@1\",\"rule\":\"r\"}}";

    private static void insert(Connection connection, UUID order, int first, int last)
            throws SQLException {
        insert(connection, order, first, last, BODY);
    }

    /** One event that says what no event says. */
    void poison(UUID order, String body) {
        try (var connection = transaction()) {
            insert(connection, order, 1, 1, body);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(Connection connection, UUID order, int first, int last, String body)
            throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into order_event (bucket, order_id, number, type, body, hash, at)
                        select ?, ?, n, 'message-posted', ?, decode(repeat('00', 32), 'hex'), '2026-01-01T00:00:00Z'
                        from generate_series(?, ?) n\
                        """)) {
            insert.setShort(1, OrderId.bucket(order));
            insert.setObject(2, order);
            insert.setString(3, body);
            insert.setInt(4, first);
            insert.setInt(5, last);
            insert.executeUpdate();
        }
    }

    /** The first so many events of an order, in one transaction. */
    void events(UUID order, int count) {
        try (var connection = transaction()) {
            events(connection, order, count);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The order is one of a test clock. */
    void rehearsed(UUID order) {
        sql(
                "insert into order_listing (bucket, order_id, external_id, buyer_id, seller_id, status, currency, held,"
                        + " test_clock, registered_at) values ("
                        + OrderId.bucket(order)
                        + ", '"
                        + order
                        + "', 'A', 'b', 's', 'open', 'EUR', 0, true, now())");
    }

    List<Row> sql(String sql) {
        List<Row> all = new ArrayList<>();
        pool.query(sql).execute().await().indefinitely().forEach(all::add);
        return all;
    }

    int count(String from) {
        return sql("select count(*)::int from " + from).getFirst().getInteger(0);
    }

    String explain(String sql) {
        return sql("explain " + sql).stream()
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
    }
}
