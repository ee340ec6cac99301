package org.redress.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.redress.order.OrderId;

/**
 * What a user of a timer library writes when the timer of an order fires: the rows that the sweep
 * writes, in one transaction of prepared JDBC statements, one per table. The decision is spared;
 * the texts are fillers of the length that the service writes.
 *
 * @param dispute whether a silent seller is waited for: one more event, and a row of its own
 */
record Settlement(UUID order, short bucket, boolean dispute) {
    private static final String ORDER =
            """
            update protected_order
            set version = version + ?, format = 1, status = 'settled', state = state, last_hash = sha256(last_hash),
                wake_at = null, attempts = 0, last_error = null, parked_at = null
            where bucket = ? and order_id = ? and version = ? returning last_hash\
            """;
    private static final String EVENT =
            """
            insert into order_event (bucket, order_id, number, type, body, hash, at)
            values (?, ?, ?, ?, ?, ?, statement_timestamp())\
            """;
    private static final String MONEY =
            """
            insert into posting (bucket, order_id, event_number, place, from_account, to_account, amount, currency,
                instruction)
            values (?, ?, ?, 1, 'held', 'in-flight', 3030, 'USD', 1)\
            """;
    private static final String LINES =
            """
            insert into line_settlement (bucket, order_id, line, event_number, cause, refunded_goods, refunded_tax,
                refunded_shipping, released_goods, released_tax, released_shipping)
            select ?, ?, line, ?, 'seller-silence', 2000, 200, 250, 0, 0, 0 from (values (0), (1)) as two (line)\
            """;
    private static final String LISTING =
            """
            update order_listing set status = 'settled', held = 0 where bucket = ? and order_id = ?\
            """;
    private static final String DISPUTE =
            """
            update dispute_listing set status = 'resolved', due_at = null where bucket = ? and order_id = ?\
            """;
    private static final String OUTBOX =
            """
            insert into outbox (bucket, order_id, event_number, place, topic, kind, recipient, payload, test_clock)
            select ?, ?, ?, n.place, topic, kind, recipient, payload, false from (values
                (4, 'payment', 'refund', null, repeat('p', 100)),
                (5, 'mail', 'silence-granted', 'buyer', null),
                (6, 'mail', 'silence-granted', 'seller', null)) as n (place, topic, kind, recipient, payload)\
            """;
    private static final String DISPUTE_TEXT = "e".repeat(300);
    private static final String RELEASE_TEXT = "e".repeat(700);

    static Settlement of(String name) {
        var id = OrderId.of(name);
        int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
        return new Settlement(id, OrderId.bucket(id), number % 2 == 0);
    }

    /** The version that the order waits in: registered, shipped, and perhaps disputed. */
    private int before() {
        return dispute ? 3 : 2;
    }

    private int after() {
        return dispute ? 5 : 3;
    }

    void write(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                write(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void write(Connection connection) throws SQLException {
        byte[] hash = order(connection);
        if (dispute) {
            event(connection, after() - 1, "dispute.resolved", DISPUTE_TEXT, hash);
        }
        event(connection, after(), "lines-settled", RELEASE_TEXT, hash);
        execute(connection, MONEY, bucket, order, after());
        execute(connection, LINES, bucket, order, after());
        execute(connection, LISTING, bucket, order);
        if (dispute) {
            execute(connection, DISPUTE, bucket, order);
        }
        execute(connection, OUTBOX, bucket, order, after());
    }

    private byte[] order(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(ORDER)) {
            fill(statement, after() - before(), bucket, order, before());
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException(order + " is not as expected");
                }
                return rows.getBytes(1);
            }
        }
    }

    private void event(Connection connection, int number, String type, String text, byte[] hash)
            throws SQLException {
        execute(connection, EVENT, bucket, order, number, type, text, hash);
    }

    private static void execute(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            fill(statement, values);
            statement.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
