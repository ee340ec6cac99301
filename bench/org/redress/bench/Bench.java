package org.redress.bench;

import java.util.List;
import org.redress.support.TestPostgres;

/**
 * How fast overdue orders are settled, beside pgbench doing the same writes one order at a time on
 * the same server, and what the packaged service takes to start and to keep.
 */
public final class Bench {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int ORDERS = Integer.getInteger("bench.orders", 20_000);

    private Bench() {}

    public static void main(String[] arguments) {
        if (!Boolean.getBoolean("bench.sweep.only")) {
            CoreBenchmark.run();
        }
        if (Boolean.getBoolean("bench.core.only")) {
            return;
        }
        var herd = new Herd(ORDERS);
        PgbenchDrain.version();
        try (var server = BenchServer.open()) {
            var report = new Report(server.settings(), herd);
            var template = server.template("bench_template_" + ORDERS, herd::load);
            for (int round = 1; round <= ROUNDS; round++) {
                report.add(drain(server, template, herd));
            }
            report.print(Footprint.measure(server.create("bench_footprint")));
        }
    }

    private static Report.Round drain(BenchServer server, TestPostgres template, Herd herd) {
        var sweep = server.copy(template, "bench_sweep");
        var ours = SweepDrain.run(sweep, herd);
        herd.check(sweep);
        var pgbench = server.copy(template, "bench_pgbench");
        var theirs = PgbenchDrain.run(pgbench, herd);
        assertSame(Herd.rows(sweep), Herd.rows(pgbench));
        return new Report.Round(ours, theirs);
    }

    private static void assertSame(List<String> ours, List<String> theirs) {
        if (!ours.equals(theirs)) {
            throw new IllegalStateException(
                    "The sweep has written %s, pgbench %s".formatted(ours, theirs));
        }
    }
}
