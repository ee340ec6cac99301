package org.redress.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.redress.support.Books;
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

    private final TestPostgres main;
    private final Closeable stop;

    private BenchServer(TestPostgres main, Closeable stop) {
        this.main = main;
        this.stop = stop;
        for (var setting : DURABLE) {
            if (!show(setting).equals("on")) {
                throw new IllegalStateException("The server is not durable: " + setting);
            }
        }
    }

    static BenchServer open() {
        var url = System.getProperty("bench.database.url", "");
        var user = System.getProperty("bench.database.user", "postgres");
        var password = System.getProperty("bench.database.password", "");
        return url.isEmpty()
                ? embedded()
                : new BenchServer(new TestPostgres(url, user, password), () -> {});
    }

    private static BenchServer embedded() {
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
                            .setOutputRedirector(log)
                            .setErrorRedirector(log)
                            .start();
            var url = "postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
            return new BenchServer(new TestPostgres(url, "postgres", "postgres"), server);
        } catch (IOException e) {
            throw new UncheckedIOException("The server for the benchmark does not start", e);
        }
    }

    /**
     * Loading takes longest; a server that is kept keeps what was loaded, until it is dropped by
     * hand.
     */
    TestPostgres template(String name, Consumer<TestPostgres> load) {
        if (!exists(name)) {
            var loading = create("bench_loading");
            load.accept(loading);
            execute(loading, "create extension pg_prewarm");
            execute(loading, "vacuum analyze");
            execute(main, "alter database bench_loading rename to " + name);
        }
        return named(name);
    }

    TestPostgres create(String name) {
        execute(main, "drop database if exists " + name + " with (force)");
        execute(main, "create database " + name);
        return named(name);
    }

    /**
     * Every run begins with the same files and statistics, all in memory, and nothing left to
     * write.
     */
    TestPostgres copy(TestPostgres template, String name) {
        var from = template.url().substring(template.url().lastIndexOf('/') + 1);
        execute(main, "drop database if exists " + name + " with (force)");
        execute(main, "create database " + name + " template " + from + " strategy file_copy");
        var copy = named(name);
        execute(copy, "vacuum analyze");
        execute(
                copy,
                "select pg_prewarm(oid) from pg_class where relnamespace = 'public'::regnamespace"
                        + " and relkind in ('r', 'i')");
        execute(copy, "checkpoint");
        return copy;
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
        var base = main.url().substring(0, main.url().lastIndexOf('/') + 1);
        return new TestPostgres(base + name, main.user(), main.password());
    }

    private boolean exists(String name) {
        return new Books(main)
                        .count("select count(*) from pg_database where datname = '" + name + "'")
                > 0;
    }

    private String show(String setting) {
        try (var connection = main.connect();
                var rows = connection.createStatement().executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(TestPostgres database, String sql) {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
