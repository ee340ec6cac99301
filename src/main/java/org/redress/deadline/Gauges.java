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

/** What an operator watches: how late deadlines are, what is parked, and how much money is held. */
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

    /** Reads every open order, so it has a slower schedule of its own. */
    private static final String HELD =
            """
            select currency, sum(held)::bigint as held from order_listing
            where status = 'open' and not test_clock group by currency\
            """;

    private final Pool pool;
    private final Pool sweepPool;
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
        held = MultiGauge.builder("redress.held").baseUnit("minor.units").register(registry);
    }

    @Scheduled(
            every = "{redress.gauges.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sample() {
        return sweepPool.query(DEADLINES).execute().invoke(this::deadlines).replaceWithVoid();
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

    private void heldFunds(RowSet<io.vertx.mutiny.sqlclient.Row> rows) {
        List<Row<?>> funds = new ArrayList<>();
        for (var row : rows) {
            funds.add(Row.of(Tags.of("currency", row.getString("currency")), row.getLong("held")));
        }
        held.register(funds, true);
    }
}
