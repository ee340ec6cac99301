package org.redress.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.redress.support.JarProcess;
import org.redress.support.TestPostgres;

/**
 * One, two and four packaged services that drain a herd together, and with {@link Takeover} what
 * happens to the orders of one that is killed.
 */
final class Replicas implements Part {
    private static final List<Integer> PROCESSES = List.of(4, 2, 1);
    private static final int ROUNDS = 2;
    private static final int WARM_UP = 15_000;
    private static final Duration LEAD = Duration.ofSeconds(10);
    private static final Duration LOADING = Duration.ofNanos(500_000);
    private static final String HEAD =
            """
            | round | processes | due | orders/s | CPU s of each process | settled |
            |---|---|---|---|---|---|
            """;

    private TestPostgres database;
    private Duration lead;

    @Override
    public void run(BenchServer server, Report report) {
        int pending = Integer.getInteger("bench.pending", 1_000_000) / 10;
        int count = Integer.getInteger("bench.orders", 100_000) * 3 / 10;
        database = server.create("bench_replicas");
        var from = Instant.now().plus(Duration.ofDays(2));
        ManyOrders.add(database, "pending", pending, from, Duration.ofDays(28));
        lead = LEAD.plus(LOADING.multipliedBy(count));
        var text = new StringBuilder("%,d orders pending.%n%n".formatted(pending) + HEAD);
        for (int round = 1; round <= Bench.rounds(ROUNDS); round++) {
            text.append(round(round, count));
        }
        report.add(text.toString());
        report.add(new Takeover(database, count, lead).measure());
    }

    /** All are started and warmed up together; then some are stopped and the others go on. */
    private String round(int round, int count) {
        var services = new ArrayList<JarProcess>();
        try {
            for (int i = 0; i < PROCESSES.getFirst(); i++) {
                services.add(start(database, database.user(), database.password()));
            }
            var warm = WARM_UP * services.size();
            var warmUp = new Herd(database, "replicas-" + round + "-warm", warm, Instant.now());
            warmUp.load();
            warmUp.awaitOver();
            var text = new StringBuilder();
            for (int processes : PROCESSES) {
                while (services.size() > processes) {
                    services.removeLast().close();
                }
                text.append(drain(services, round, count));
            }
            return text.toString();
        } finally {
            services.forEach(JarProcess::close);
        }
    }

    private String drain(List<JarProcess> services, int round, int count) {
        var tag = "replicas-" + round + "-" + services.size();
        var herd = Herd.ahead(database, tag, count, Herd.OVER, lead);
        herd.awaitDue();
        var before = cpu(services);
        herd.awaitOver();
        var seconds = Duration.between(herd.from(), Instant.now()).toMillis() / 1e3;
        var used = cpu(services);
        herd.check(count);
        herd.checkBooks();
        var shares = new ArrayList<String>();
        for (int i = 0; i < services.size(); i++) {
            var own = (used.get(i) - before.get(i)) / 1e6;
            shares.add(String.format(Locale.ROOT, "%.2f", own));
        }
        return String.format(
                Locale.ROOT,
                "| %d | %d | %,d | %,.0f | %s | each once |%n",
                round,
                services.size(),
                count,
                count / seconds,
                String.join(", ", shares));
    }

    private static List<Long> cpu(List<JarProcess> services) {
        return services.stream().map(service -> Cpu.ofProcess(service.pid())).toList();
    }

    /** By its user of the database, it can be told from its neighbours. */
    static JarProcess start(TestPostgres database, String user, String password) {
        Map<String, String> properties = new HashMap<>(Service.properties(database));
        properties.putAll(new TestPostgres(database.url(), user, password).properties());
        return Service.start(properties);
    }
}
