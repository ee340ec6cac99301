package org.redress.task;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** How many tasks are open, by kind; those of test clocks are not counted (rule 6). */
@ApplicationScoped
class TaskGauge {

    private static final String OPEN =
            """
            select kind, count(*) as open from task
            where closed_at is null and not test_clock group by kind\
            """;

    private final Pool pool;
    private final MultiGauge open;

    TaskGauge(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        this.open = MultiGauge.builder("redress.tasks.open").register(registry);
    }

    @Scheduled(
            every = "{redress.gauges.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sample() {
        return pool.query(OPEN).execute().invoke(this::count).replaceWithVoid();
    }

    private void count(RowSet<Row> rows) {
        List<MultiGauge.Row<?>> counts = new ArrayList<>();
        for (Row row : rows) {
            counts.add(
                    MultiGauge.Row.of(Tags.of("kind", row.getString("kind")), row.getLong("open")));
        }
        open.register(counts, true);
    }
}
