package org.redress.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What waits to leave and since when, for each topic that has a relay. */
@ApplicationScoped
public class OutboxGauges {

    /** What was put off on purpose, such as a held payout, is waiting and does not age. */
    private static final String WAITING =
            """
            select t.topic, count(w.created_at) as waiting,
                coalesce(greatest(extract(epoch from clock_timestamp() - min(w.created_at) filter (
                    where w.attempts > 0 or w.next_try_at <= clock_timestamp())), 0), 0) as age
            from unnest($1::text[]) as t(topic)
            left join lateral (select created_at, attempts, next_try_at from outbox
                where topic = t.topic and status = 'waiting' and not test_clock limit 100000) w on true
            group by t.topic\
            """;

    private final Pool pool;
    private final Relays relays;
    private final MultiGauge waiting;
    private final MultiGauge age;

    OutboxGauges(Pool pool, Relays relays, MeterRegistry registry) {
        this.pool = pool;
        this.relays = relays;
        waiting = MultiGauge.builder("redress.outbox.waiting").register(registry);
        age = MultiGauge.builder("redress.outbox.age.seconds").register(registry);
    }

    @Scheduled(
            every = "{redress.gauges.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sample() {
        return pool.preparedQuery(WAITING)
                .execute(Tuple.of(relays.topics().toArray(String[]::new)))
                .invoke(this::register)
                .replaceWithVoid();
    }

    private void register(RowSet<Row> rows) {
        List<MultiGauge.Row<?>> counts = new ArrayList<>();
        List<MultiGauge.Row<?>> ages = new ArrayList<>();
        for (Row row : rows) {
            Tags topic = Tags.of("topic", row.getString("topic"));
            counts.add(MultiGauge.Row.of(topic, row.getLong("waiting")));
            ages.add(MultiGauge.Row.of(topic, row.getDouble("age")));
        }
        waiting.register(counts, true);
        age.register(ages, true);
    }
}
