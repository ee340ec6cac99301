package org.redress.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.redress.bench.Drain.Meter;
import org.redress.support.Books;
import org.redress.support.TestPostgres;

/**
 * How fast a herd of overdue orders is settled beside a million pending ones, by the service and by
 * its peers in alternation, each doing the same writes on the same tables of the same server.
 */
final class DrainPart implements Part {
    private static final Duration CAP = Duration.ofSeconds(10);
    private static final Duration WARM_UP_CAP = Duration.ofSeconds(20);
    private static final Duration SPARE = Duration.ofSeconds(8);
    private static final int WHOLE = 50_000;
    static final String OURS = "ours";

    /**
     * Who takes part.
     *
     * @param keepsTimers whether it keeps timers, and does without the index over due orders
     * @param warmUp how many orders it settles before
     * @param most how many it is given at most: more than it can settle in the time it has
     */
    record Entry(
            String name,
            String title,
            boolean keepsTimers,
            Supplier<Contender> contender,
            int warmUp,
            int most) {}

    private static final int ALL = Integer.MAX_VALUE;
    private static final Map<String, TimerLibrary> LIBRARIES =
            Map.of(
                    "dbs-lock", new DbScheduler(true),
                    "dbs-fetch", new DbScheduler(false),
                    "jobrunr", new JobRunr(),
                    "quartz", new Quartz());
    private static final List<Entry> ENTRIES =
            List.of(
                    new Entry(OURS, "Redress", false, Ours::new, 20_000, ALL),
                    new Entry("limit", "set-based SQL limit", false, SetBased::new, 4_000, 40_000),
                    peer("dbs-lock", "db-scheduler, lock-and-fetch", 2_000, 15_000),
                    peer("dbs-fetch", "db-scheduler, fetch", 2_000, 12_000),
                    peer("jobrunr", "JobRunr", 500, 8_000),
                    peer("quartz", "Quartz, clustered", 20, 2_000),
                    pgbench("pgbench", "pgbench, one statement", "settle-one.sql"),
                    pgbench("pgbench-steps", "pgbench, seven or more", "settle-one-steps.sql"));

    private BenchServer server;
    private TestPostgres orders;
    private TestPostgres timers;
    private double secondsPerOrder;

    private static Entry peer(String name, String title, int warmUp, int most) {
        var library = LIBRARIES.get(name);
        return new Entry(name, title, true, () -> new Peer(name, library), warmUp, most);
    }

    private static Entry pgbench(String name, String title, String script) {
        return new Entry(name, title, false, () -> new Pgbench(script), 1_600, 12_000);
    }

    static TimerLibrary library(String name) {
        return LIBRARIES.get(name);
    }

    @Override
    public void run(BenchServer on, Report report) {
        server = on;
        var names = Bench.asked("bench.contenders", ENTRIES.stream().map(Entry::name).toList());
        var entries = ENTRIES.stream().filter(entry -> names.contains(entry.name)).toList();
        int pending = Integer.getInteger("bench.pending", 1_000_000);
        int rounds = Integer.getInteger("bench.rounds", 5);
        int due = Integer.getInteger("bench.orders", 100_000);
        var begin = Instant.now();
        load(entries, pending);
        List<Map<Entry, Drain>> results = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            Map<Entry, Drain> result = new LinkedHashMap<>();
            results.add(result);
            for (var entry : entries) {
                result.put(entry, drain(entry, round, Math.min(due, entry.most)));
                System.out.printf(
                        "%s round %d, %s: %s%n",
                        Duration.between(begin, Instant.now()),
                        round,
                        entry.name,
                        result.get(entry));
            }
        }
        new DrainReport(entries, results, pending, due, CAP).write(report, server.settings());
    }

    /**
     * The first of those that are pending have their whole past, the others what the claim and the
     * lists see of an order. Timers stand in a copy of the orders' database.
     */
    private void load(List<Entry> entries, int pending) {
        var begin = Instant.now();
        orders = server.create("bench_orders");
        var from = begin.plus(Duration.ofDays(2));
        int whole = Math.min(pending, WHOLE);
        ManyOrders.add(orders, "pending", whole, from, Duration.ofDays(28));
        secondsPerOrder = Duration.between(begin, Instant.now()).toMillis() / 1e3 / whole;
        Pending.add(orders, pending - whole, Pending.LATER);
        Pending.list(orders);
        BenchServer.rest(orders);
        System.out.printf(
                "%,d pending after %s%n", pending, Duration.between(begin, Instant.now()));
        if (entries.stream().anyMatch(Entry::keepsTimers)) {
            timers = server.copy(orders, "bench_timers");
            BenchServer.execute(timers, "drop index protected_order_claim");
            loaded(entries).parallelStream()
                    .forEach(library -> Peer.load(timers, library, pending));
            BenchServer.rest(timers);
            System.out.printf("timers after %s%n", Duration.between(begin, Instant.now()));
        }
    }

    /** db-scheduler needs its tables once, however it fetches. */
    private static Collection<TimerLibrary> loaded(List<Entry> entries) {
        Map<Class<?>, TimerLibrary> byClass = new LinkedHashMap<>();
        entries.stream()
                .filter(Entry::keepsTimers)
                .map(entry -> LIBRARIES.get(entry.name))
                .forEach(library -> byClass.put(library.getClass(), library));
        return byClass.values();
    }

    private Drain drain(Entry entry, int round, int due) {
        var database = entry.keepsTimers ? timers : orders;
        var run = measure(entry, database, entry.name + "-" + round, due);
        run.herd.check(run.drain.orders());
        if (entry.name.equals(OURS)) {
            run.herd.checkBooks();
        }
        new Books(database).execute("delete from outbox where status = 'waiting'");
        return run.drain;
    }

    private record Run(Herd herd, Drain drain) {}

    /**
     * A herd that came too late is begun anew, with more time and by a contender that knows nothing
     * of it.
     */
    private Run measure(Entry entry, TestPostgres database, String tag, int due) {
        double each = secondsPerOrder * (entry.keepsTimers ? 2.4 : 1.2);
        var lead = SPARE.plusMillis((long) (each * due * 1_000));
        for (int attempt = 1; ; attempt++) {
            try (var contender = entry.contender.get()) {
                contender.start(database);
                var name = tag + "-" + attempt;
                warmUp(contender, new Herd(database, name + "-warm", entry.warmUp, Instant.now()));
                var herd = new Herd(database, name, due, Instant.now().plus(lead));
                herd.load();
                contender.plan(herd);
                BenchServer.rest(database);
                if (herd.left().isPositive()) {
                    return new Run(herd, measure(contender, database, herd));
                }
                System.out.printf("%s took %s more than planned%n", name, herd.left().negated());
                lead = lead.multipliedBy(2);
            }
        }
    }

    private static Drain measure(Contender contender, TestPostgres database, Herd herd) {
        var meter = Meter.of(database, contender::cpu);
        herd.awaitDue();
        var begin = meter.read();
        var outcome = contender.await(herd, CAP);
        var end = meter.read();
        var waited = Duration.between(herd.from(), outcome.first()).toMillis() / 1e3;
        return begin.until(end, outcome.settled(), waited);
    }

    private static void warmUp(Contender contender, Herd herd) {
        herd.load();
        contender.plan(herd);
        contender.await(herd, WARM_UP_CAP);
    }
}
