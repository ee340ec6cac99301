package org.redress.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.redress.support.TestPostgres;

/**
 * What PostgreSQL can do: the writes of 500 orders in one statement without a decision, from two
 * connections. All is in memory, and the planner is told so, or it reads whole tables.
 */
final class SetBased implements Contender {
    private static final Path ONE = Path.of("bench", "settle-one.sql");
    private static final int WORKERS = 2;
    private static final int BATCH = 500;
    private static final long LOOK_NANOS = 10_000_000;

    private TestPostgres database;

    @Override
    public void start(TestPostgres to) {
        database = to;
    }

    @Override
    public Outcome await(Herd herd, Duration cap) {
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            Callable<Void> worker = () -> drain(herd);
            for (var done : threads.invokeAll(Collections.nCopies(WORKERS, worker))) {
                done.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return Outcome.all(herd);
    }

    private Void drain(Herd herd) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.prepareStatement(sql())) {
            connection.createStatement().execute("set random_page_cost = 1.1");
            while (true) {
                long settled = statement.executeLargeUpdate();
                if (settled == 0 && herd.isOver()) {
                    return null;
                }
                if (settled == 0) {
                    LockSupport.parkNanos(LOOK_NANOS);
                }
            }
        }
    }

    /** The statement for one order, widened. */
    private static String sql() {
        try {
            return Files.readString(ONE).replace("limit 1 ", "limit " + BATCH + " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long cpu() {
        return Cpu.ofProcess(ProcessHandle.current().pid());
    }

    @Override
    public void close() {}
}
