package org.redress.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
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

    private static double pgbench(TestPostgres database, int orders) {
        var uri = URI.create(database.url());
        var builder =
                new ProcessBuilder(
                        "pgbench", "-n", "-M", "prepared", "-f", SCRIPT.toString(),
                        "-c", String.valueOf(CLIENTS), "-t", String.valueOf(orders / CLIENTS),
                        "-h", uri.getHost(), "-p", String.valueOf(uri.getPort()),
                        "-U", database.user(), uri.getPath().substring(1));
        builder.environment().put("PGPASSWORD", database.password());
        try {
            var process = builder.redirectErrorStream(true).start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var rate = RATE.matcher(output);
            if (process.waitFor() != 0 || !rate.find()) {
                throw new IllegalStateException("pgbench has failed:\n" + output);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "pgbench is needed beside the service (Debian: postgresql-contrib)", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
