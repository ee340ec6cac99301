package org.redress.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import org.redress.platform.EmbeddedDatabase;

/** An empty database for whoever asks, on one durable PostgreSQL for all tests of this process. */
public record TestPostgres(String url, String user, String password) {
    private static final String KEPT = "redress.test.database.";
    private static final Path DIRECTORY = Path.of("target", "test-postgres");

    public static TestPostgres fresh() {
        var server = server();
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            var names =
                    "select 'test_' || (1 + count(*)) from pg_database where datname ~ '^test_'";
            var row = statement.executeQuery(names);
            row.next();
            var name = row.getString(1);
            statement.execute("create database " + name);
            return server.named(name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for the test", e);
        }
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url, user, password);
    }

    /** As the service takes it, from whatever source. */
    public Map<String, String> properties() {
        return Map.of(
                "redress.database.url", url,
                "redress.database.user", user,
                "redress.database.password", password);
    }

    private TestPostgres named(String name) {
        return new TestPostgres(url.substring(0, url.lastIndexOf('/') + 1) + name, user, password);
    }

    /** Quarkus loads test classes once per profile, so the server is remembered by the process. */
    private static synchronized TestPostgres server() {
        if (System.getProperty(KEPT + "url") == null) {
            var database = EmbeddedDatabase.open(DIRECTORY);
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            System.setProperty(KEPT + "url", database.url());
            System.setProperty(KEPT + "user", database.user());
            System.setProperty(KEPT + "password", database.password());
            kept().dropOldTests();
        }
        return kept();
    }

    private static TestPostgres kept() {
        return new TestPostgres(
                System.getProperty(KEPT + "url"),
                System.getProperty(KEPT + "user"),
                System.getProperty(KEPT + "password"));
    }

    private void dropOldTests() {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var drops = new ArrayList<String>();
            var names = "select datname from pg_database where datname ~ '^test_'";
            for (var rows = statement.executeQuery(names); rows.next(); ) {
                drops.add("drop database " + rows.getString(1) + " with (force)");
            }
            for (var drop : drops) {
                statement.execute(drop);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Databases of earlier tests are in the way", e);
        }
    }
}
