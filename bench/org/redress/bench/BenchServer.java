package org.redress.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.redress.support.TestPostgres;

/**
 * The durable PostgreSQL that is measured: an embedded one of its own, or the one named by
 * bench.database.url, which must be on this machine.
 */
final class BenchServer implements AutoCloseable {
    private static final Path DATA = Path.of("target", "bench", "postgres").toAbsolutePath();
    private static final List<String> DURABLE =
            List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final List<String> TOLD =
            List.of("server_version", "shared_buffers", "max_wal_size", "checkpoint_timeout");

    private TestPostgres main;
    private Closeable stop = () -> {};

    /** Started by the first who needs it. */
    private TestPostgres main() {
        if (main == null) {
            var url = System.getProperty("bench.database.url", "");
            var user = System.getProperty("bench.database.user", "postgres");
            var password = System.getProperty("bench.database.password", "");
            main = url.isEmpty() ? embedded() : new TestPostgres(url, user, password);
            for (var setting : DURABLE) {
                if (!show(setting).equals("on")) {
                    throw new IllegalStateException("The server is not durable: " + setting);
                }
            }
        }
        return main;
    }

    private TestPostgres embedded() {
        try {
            var log = ProcessBuilder.Redirect.appendTo(DATA.resolveSibling("log").toFile());
            DATA.getParent().toFile().mkdirs();
            var server =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(DATA)
                            .setCleanDataDirectory(true)
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("full_page_writes", "on")
                            .setServerConfig("shared_buffers", "2GB")
                            .setServerConfig("max_wal_size", "8GB")
                            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                            .setServerConfig("pg_stat_statements.track", "none")
                            .setOutputRedirector(log)
                            .setErrorRedirector(log)
                            .start();
            var url = "postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
            stop = server;
            return new TestPostgres(url, "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("The server for the benchmark does not start", e);
        }
    }

    TestPostgres create(String name) {
        return create(name, "");
    }

    /** A copy of its files. */
    TestPostgres copy(TestPostgres from, String name) {
        var template = from.url().substring(from.url().lastIndexOf('/') + 1);
        return create(name, " template " + template + " strategy file_copy");
    }

    private TestPostgres create(String name, String how) {
        execute(main(), "drop database if exists " + name + " with (force)");
        execute(main(), "create database " + name + how);
        return named(name);
    }

    /** Statistics are fresh, and nothing is left to be written. */
    static void rest(TestPostgres database) {
        execute(database, "vacuum analyze");
        execute(database, "checkpoint");
    }

    List<String> settings() {
        List<String> settings = new ArrayList<>();
        for (var names : List.of(TOLD, DURABLE)) {
            names.forEach(name -> settings.add(name + " " + show(name)));
        }
        return settings;
    }

    @Override
    public void close() {
        try {
            stop.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The server cannot be stopped", e);
        }
    }

    private TestPostgres named(String name) {
        var base = main().url().substring(0, main().url().lastIndexOf('/') + 1);
        return new TestPostgres(base + name, main().user(), main().password());
    }

    private String show(String setting) {
        try (var connection = main().connect();
                var rows = connection.createStatement().executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(TestPostgres database, String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
