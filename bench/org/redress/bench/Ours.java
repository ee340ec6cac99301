package org.redress.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.redress.support.JarProcess;
import org.redress.support.TestPostgres;

/** The packaged service. */
final class Ours implements Contender {
    private static final long LOOK_NANOS = 20_000_000;

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private JarProcess service;

    @Override
    public void start(TestPostgres database) {
        service = Service.start(database);
    }

    /** It is never cut short. */
    @Override
    public Outcome await(Herd herd, Duration cap) {
        try (var connection = herd.database().connect()) {
            while (!herd.isOver(connection)) {
                if (Instant.now().isAfter(herd.from().plus(LIMIT))) {
                    throw new IllegalStateException(
                            "Not settled in " + LIMIT + ":\n" + service.log());
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Outcome.all(herd);
    }

    @Override
    public long cpu() {
        return Cpu.ofProcess(service.pid());
    }

    @Override
    public void close() {
        service.terminate();
    }
}
