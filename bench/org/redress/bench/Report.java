package org.redress.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The measurements as a page that can go into docs/performance.md as it is. */
final class Report {
    private final List<String> settings;
    private final Herd herd;
    private final List<Round> rounds = new ArrayList<>();

    Report(List<String> settings, Herd herd) {
        this.settings = settings;
        this.herd = herd;
    }

    /** Both drains of one round. */
    record Round(Drain sweep, Drain pgbench) {
        double ratio() {
            return sweep.rate() / pgbench.rate();
        }

        double cpuRatio() {
            return cpu(pgbench) / cpu(sweep);
        }

        private static double cpu(Drain drain) {
            return drain.clientMicros() + drain.databaseMicros();
        }
    }

    void add(Round round) {
        rounds.add(round);
        System.out.printf("round %d: %s%n", rounds.size(), round);
    }

    void print(Footprint footprint) {
        System.out.printf(
                """

                %s. Machine: %d cores of %s, %s. Java %s. %s. PostgreSQL: %s.
                %,d overdue orders settled after as many to warm up with, %,d more pending.

                | round | sweep, orders/s | pgbench, orders/s | ratio \
                | sweep, CPU us/order (service + database) | pgbench, CPU us/order (client + database) \
                | CPU ratio | others' cores (sweep, pgbench) |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                said("/proc/cpuinfo", "model name"),
                said("/proc/meminfo", "MemTotal"),
                Runtime.version(),
                PgbenchDrain.version(),
                String.join(", ", settings),
                herd.due(),
                herd.pending());
        for (int i = 0; i < rounds.size(); i++) {
            row(String.valueOf(i + 1), List.of(rounds.get(i)));
        }
        row("median", rounds);
        System.out.printf(
                "%nStart to the first answer that it is ready: %,d ms, %,d ms of processor time"
                        + " (median of 3)."
                        + " Resident after 1,000 requests: %,d MiB.%n",
                footprint.start().millis(),
                footprint.start().cpuMillis(),
                footprint.residentKib() / 1024);
    }

    private static void row(String name, List<Round> rounds) {
        System.out.printf(
                "| %s | %,.0f | %,.0f | %.2f | %.0f + %.0f | %.0f + %.0f | %.2f | %.1f, %.1f |%n",
                name,
                median(rounds, it -> it.sweep().rate()),
                median(rounds, it -> it.pgbench().rate()),
                median(rounds, Round::ratio),
                median(rounds, it -> it.sweep().clientMicros()),
                median(rounds, it -> it.sweep().databaseMicros()),
                median(rounds, it -> it.pgbench().clientMicros()),
                median(rounds, it -> it.pgbench().databaseMicros()),
                median(rounds, Round::cpuRatio),
                median(rounds, it -> it.sweep().othersCores()),
                median(rounds, it -> it.pgbench().othersCores()));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
        return rounds.stream()
                .mapToDouble(of)
                .sorted()
                .skip((rounds.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    private static String said(String file, String name) {
        return Cpu.lines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
