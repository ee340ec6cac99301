package org.redress.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Processor time as Linux counts it, in microseconds. */
final class Cpu {
    private static final long MICROS_PER_TICK = 10_000;
    private static final int USER = 11;
    private static final int PARENT = 1;
    private static final int IDLE = 3;
    private static final int STEAL = 7;
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private Cpu() {}

    /** What a process has used itself. */
    static long ofProcess(long pid) {
        return sum(fields(pid), USER, USER + 2);
    }

    /** What the ended children of this process have used. */
    static long ofEndedChildren() {
        return sum(fields(ProcessHandle.current().pid()), USER + 2, USER + 4);
    }

    /** A PostgreSQL server, by its first process: all its processes, and those that have ended. */
    static long ofServer(long postmaster) {
        long living =
                ProcessHandle.of(postmaster).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToLong(child -> ofProcessIfThere(child.pid()))
                        .sum();
        return living + sum(fields(postmaster), USER, USER + 4);
    }

    static long parent(long pid) {
        return Long.parseLong(fields(pid)[PARENT]);
    }

    /** Everything that runs on this machine. */
    static long ofMachine() {
        var fields = BLANK.split(lines(Path.of("/proc/stat")).getFirst());
        long busy = 0;
        for (int i = 0; i < STEAL; i++) {
            busy += i == IDLE || i == IDLE + 1 ? 0 : Long.parseLong(fields[i + 1]);
        }
        return busy * MICROS_PER_TICK;
    }

    private static long ofProcessIfThere(long pid) {
        try {
            return ofProcess(pid);
        } catch (UncheckedIOException _) {
            return 0;
        }
    }

    private static long sum(String[] fields, int from, int to) {
        long ticks = 0;
        for (int i = from; i < to; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * MICROS_PER_TICK;
    }

    /** From the third on: the second is a name that may hold blanks. */
    private static String[] fields(long pid) {
        var line = lines(Path.of("/proc/" + pid + "/stat")).getFirst();
        return BLANK.split(line.substring(line.lastIndexOf(')') + 2));
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
