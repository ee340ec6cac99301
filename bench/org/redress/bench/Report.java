package org.redress.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What was measured, as Markdown for docs/performance.md: printed, and kept in target/bench. */
final class Report {
    static final Path FOLDER = Path.of("target", "bench");

    private final StringBuilder text = new StringBuilder();

    /** Says it now, so that a long run that breaks has said what it knew. */
    void add(String markdown) {
        System.out.println(markdown);
        text.append(markdown).append('\n');
        write("report.md", text.toString());
    }

    static void write(String file, String content) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String machine() {
        return "%s. Machine: %d cores of %s, %s. Java %s."
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        said("/proc/cpuinfo", "model name"),
                        said("/proc/meminfo", "MemTotal"),
                        Runtime.version());
    }

    private static String said(String file, String name) {
        return Cpu.lines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
