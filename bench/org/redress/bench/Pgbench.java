package org.redress.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.redress.support.TestPostgres;

/**
 * pgbench with 16 clients, each settling one order at a time by a script of prepared statements. It
 * makes so many tries and no more, so it begins when the last order is due.
 */
final class Pgbench implements Contender {
    private static final int CLIENTS = 16;

    private final Path script;
    private TestPostgres database;

    Pgbench(String script) {
        this.script = Path.of("bench", script).toAbsolutePath();
    }

    @Override
    public void start(TestPostgres to) {
        database = to;
    }

    @Override
    public Outcome await(Herd herd, Duration cap) {
        var uri = URI.create(database.url());
        var builder =
                new ProcessBuilder("pgbench", "-n", "-M", "prepared", "-f", script.toString());
        builder.command().addAll(List.of("-c", String.valueOf(CLIENTS)));
        builder.command().addAll(List.of("-t", String.valueOf(herd.count() / CLIENTS)));
        builder.command().addAll(List.of("-h", uri.getHost(), "-p", String.valueOf(uri.getPort())));
        builder.command().addAll(List.of("-U", database.user(), uri.getPath().substring(1)));
        builder.environment().put("PGPASSWORD", database.password());
        herd.awaitAllDue();
        output(builder);
        return Outcome.all(herd);
    }

    static String version() {
        return output(new ProcessBuilder("pgbench", "--version")).strip();
    }

    private static String output(ProcessBuilder builder) {
        try {
            var process = builder.redirectErrorStream(true).start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench has failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "pgbench is needed beside the service (Debian: postgresql-contrib)", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long cpu() {
        return Cpu.ofEndedChildren();
    }

    @Override
    public void close() {}
}
