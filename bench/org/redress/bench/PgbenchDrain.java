package org.redress.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.redress.bench.Drain.Reading;
import org.redress.support.TestPostgres;

/** pgbench with 16 clients, each settling one order by one prepared statement at a time. */
final class PgbenchDrain {
    private static final int CLIENTS = 16;
    private static final Path SCRIPT = Path.of("bench", "settle-one.sql").toAbsolutePath();
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private PgbenchDrain() {}

    static Drain run(TestPostgres database, Herd herd) {
        pgbench(database, herd.due());
        try (var connection = database.connect();
                var rows = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            rows.next();
            long backend = rows.getLong(1);
            var begin = Reading.of(Cpu.ofEndedChildren(), backend);
            double rate = pgbench(database, herd.due());
            var end = Reading.of(Cpu.ofEndedChildren(), backend);
            var used = begin.until(end, herd.due());
            return new Drain(rate, used.clientMicros(), used.databaseMicros(), used.othersCores());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String version() {
        return output(new ProcessBuilder("pgbench", "--version")).strip();
    }

    private static double pgbench(TestPostgres database, int orders) {
        var uri = URI.create(database.url());
        var builder = new ProcessBuilder("pgbench", "-n", "-M", "prepared");
        builder.command().addAll(List.of("-f", SCRIPT.toString()));
        builder.command().addAll(List.of("-c", String.valueOf(CLIENTS)));
        builder.command().addAll(List.of("-t", String.valueOf(orders / CLIENTS)));
        builder.command().addAll(List.of("-h", uri.getHost(), "-p", String.valueOf(uri.getPort())));
        builder.command().addAll(List.of("-U", database.user(), uri.getPath().substring(1)));
        builder.environment().put("PGPASSWORD", database.password());
        var output = output(builder);
        var rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench names no rate:\n" + output);
        }
        return Double.parseDouble(rate.group(1));
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
}
