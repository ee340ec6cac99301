package org.redress.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.redress.bench.Drain.Reading;
import org.redress.support.JarProcess;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/**
 * The packaged service comes back after an outage: measured from when the orders to warm up with
 * are settled until no order is overdue. Its relays are off, all else is as shipped.
 */
final class SweepDrain {
    private static final long LOOK_NANOS = 10_000_000;

    private SweepDrain() {}

    static Drain run(TestPostgres database, Herd herd) {
        try (var connection = database.connect();
                var service = JarProcess.start(properties(database))) {
            long backend = one(connection, "select pg_backend_pid()::bigint", Long.class);
            service.awaitReady();
            await(connection, Herd.anyLeftToWarmUp());
            long left = one(connection, Herd.howManyLeft(), Long.class);
            var begin = Reading.of(Cpu.ofProcess(service.pid()), backend);
            await(connection, Herd.anyLeft());
            var end = Reading.of(Cpu.ofProcess(service.pid()), backend);
            service.terminate();
            return begin.until(end, left);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> properties(TestPostgres database) {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        properties.put("quarkus.mailer.host", "127.0.0.1");
        properties.put("redress.outbox.every", "off");
        var options = System.getProperty("bench.java.options", "");
        if (!options.isEmpty()) {
            properties.put("java.tool.options", options);
        }
        return properties;
    }

    private static void await(Connection connection, String anyLeft) throws SQLException {
        while (one(connection, anyLeft, Boolean.class)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static <T> T one(Connection connection, String sql, Class<T> type) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getObject(1, type);
        }
    }
}
