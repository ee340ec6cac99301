package org.redress.webhook;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** How many deliveries to enabled endpoints wait, and since when the oldest of them. */
@ApplicationScoped
public class WebhookGauges {

    /** Bounded, so that a long queue does not make its own measuring slow. */
    private static final String WAITING =
            """
            select count(*) as waiting,
                coalesce(greatest(extract(epoch from statement_timestamp() - min(created_at)), 0), 0)::bigint as age
            from (select d.created_at from webhook_delivery d
                join webhook_endpoint w on w.id = d.endpoint_id and w.status = 'enabled'
                where d.status = 'waiting' limit 100000) d\
            """;

    private final Pool pool;
    private final AtomicLong waiting;
    private final AtomicLong age;

    WebhookGauges(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        this.waiting = meters.gauge("redress.webhook.waiting", new AtomicLong());
        this.age = meters.gauge("redress.webhook.age.seconds", new AtomicLong());
    }

    @Scheduled(every = "{redress.gauges.every}", concurrentExecution = SKIP)
    Uni<Void> sample() {
        return pool.preparedQuery(WAITING)
                .execute()
                .invoke(rows -> set(rows.iterator().next()))
                .replaceWithVoid();
    }

    private void set(Row row) {
        waiting.set(row.getLong("waiting"));
        age.set(row.getLong("age"));
    }
}
