package org.redress.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A PostgreSQL server at work on a data directory, found by the file it keeps there meanwhile. */
record Postmaster(ProcessHandle process, int port) {
    private static final int PORT = 3;
    private static final int STATUS = 7;
    private static final long POLL_MILLIS = 100;
    private static final long STOP_SECONDS = 60;

    /** Waits while the server starts or stops, so the answer is one that is ready, or none. */
    static Optional<Postmaster> of(Path data) throws IOException {
        while (true) {
            var lines = lines(data.resolve("postmaster.pid"));
            var process =
                    lines.stream()
                            .findFirst()
                            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                            .filter(it -> worksOn(data, it));
            if (process.isEmpty()) {
                return Optional.empty();
            }
            if (lines.size() > STATUS && lines.get(STATUS).equals("ready")) {
                return process.map(it -> new Postmaster(it, Integer.parseInt(lines.get(PORT))));
            }
            exits(process.get(), POLL_MILLIS);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readString(file).lines().map(String::strip).toList();
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    /** A number left in the file by a crashed machine may be somebody else's by now. */
    private static boolean worksOn(Path data, ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Stream::of)
                .anyMatch(data.toString()::equals);
    }

    /** Ends every connection and keeps every commit; SIGTERM would wait for clients to leave. */
    void interrupt() throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start();
    }

    void awaitExit() throws IOException {
        if (!exits(process, TimeUnit.SECONDS.toMillis(STOP_SECONDS))) {
            throw new IOException("PostgreSQL has not stopped within " + STOP_SECONDS + " seconds");
        }
    }

    private static boolean exits(ProcessHandle process, long withinMillis) {
        try {
            process.onExit().get(withinMillis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException("Waiting for PostgreSQL failed", e);
        }
    }
}
