package org.redress.deadline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What an operator watches: how late deadlines are, what waits, what is parked, and how much money
 * is held.
 */
@ApplicationScoped
public class Gauges {

    /** Bounded, so that a herd does not make its own measuring slow. */
    private static final String DEADLINES =
            """
            select (select coalesce(greatest(extract(epoch from statement_timestamp() - min(wake_at)), 0), 0)
                    from protected_order where wake_at is not null and test_clock is null) as lag,
                (select count(*) from (select 1 from protected_order
                    where wake_at <= statement_timestamp() and test_clock is null
                    limit 100000) due) as due,
                (select count(*) from protected_order where parked_at is not null and test_clock is null) as parked\
            """;

    /** What was put off on purpose, such as a held payout, is waiting and does not age. */
    private static final String OUTBOX =
            """
            select t.topic, count(w.created_at) as waiting,
                coalesce(greatest(extract(epoch from clock_timestamp() - min(w.created_at) filter (
                    where w.attempts > 0 or w.next_try_at <= clock_timestamp())), 0), 0) as age
            from (values ('mail'), ('payment'), ('report-mail'), ('webhook-mail')) as t(topic)
            left join lateral (select created_at, attempts, next_try_at from outbox
                where topic = t.topic and status = 'waiting' and not test_clock limit 100000) w on true
            group by t.topic\
            """;

    /** Reads every open order, so it has a slower schedule of its own. */
    private static final String HELD =
            """
            select currency, sum(held)::bigint as held from order_listing
            where status = 'open' and not test_clock group by currency\
            """;

    private final Pool pool;
    private final Pool sweepPool;
    private final MultiGauge waiting;
    private final MultiGauge age;
    private final MultiGauge held;
    private final AtomicLong lagMillis = new AtomicLong();
    private final AtomicLong due = new AtomicLong();
    private final AtomicLong parked = new AtomicLong();

    Gauges(Pool pool, @ReactiveDataSource("sweep") Pool sweepPool, MeterRegistry registry) {
        this.pool = pool;
        this.sweepPool = sweepPool;
        registry.gauge("redress.deadline.lag.seconds", lagMillis, millis -> millis.get() / 1000.0);
        registry.gauge("redress.deadline.due", due);
        registry.gauge("redress.orders.parked", parked);
        waiting = MultiGauge.builder("redress.outbox.waiting").register(registry);
        age = MultiGauge.builder("redress.outbox.age.seconds").register(registry);
        held = MultiGauge.builder("redress.held").baseUnit("minor.units").register(registry);
    }

    @Scheduled(
            every = "{redress.gauges.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sample() {
        return sweepPool
                .query(DEADLINES)
                .execute()
                .invoke(this::deadlines)
                .chain(() -> pool.query(OUTBOX).execute())
                .invoke(this::outbox)
                .replaceWithVoid();
    }

    @Scheduled(
            every = "{redress.gauges.held-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sampleHeldFunds() {
        return pool.query(HELD).execute().invoke(this::heldFunds).replaceWithVoid();
    }

    private void deadlines(RowSet<io.vertx.mutiny.sqlclient.Row> rows) {
        var row = rows.iterator().next();
        lagMillis.set((long) (row.getDouble("lag") * 1000));
        due.set(row.getLong("due"));
        parked.set(row.getLong("parked"));
    }

    private void outbox(RowSet<io.vertx.mutiny.sqlclient.Row> rows) {
        List<Row<?>> counts = new ArrayList<>();
        List<Row<?>> ages = new ArrayList<>();
        for (var row : rows) {
            Tags topic = Tags.of("topic", row.getString("topic"));
            counts.add(Row.of(topic, row.getLong("waiting")));
            ages.add(Row.of(topic, row.getDouble("age")));
        }
        waiting.register(counts, true);
        age.register(ages, true);
    }

    private void heldFunds(RowSet<io.vertx.mutiny.sqlclient.Row> rows) {
        List<Row<?>> funds = new ArrayList<>();
        for (var row : rows) {
            funds.add(Row.of(Tags.of("currency", row.getString("currency")), row.getLong("held")));
        }
        held.register(funds, true);
    }
}
