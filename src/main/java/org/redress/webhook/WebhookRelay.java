package org.redress.webhook;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Delivers webhooks, each at least once. Every endpoint has a run of its own, so one that is slow,
 * full or gone keeps nobody else waiting (FE5). Replicas share by row locks.
 */
@Startup
@ApplicationScoped
public class WebhookRelay {

    private final FanOut fanOut;
    private final Courier courier;
    private final Deliveries log;
    private final int batch;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    WebhookRelay(FanOut fanOut, Courier courier, Deliveries log, WebhookConfig config) {
        this.fanOut = fanOut;
        this.courier = courier;
        this.log = log;
        this.batch = config.batch();
    }

    /** Begins a run of every endpoint that has something to do, and waits for none. */
    @Scheduled(every = "${redress.webhook.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return fanOut.withWork().invoke(this::begin).replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = SKIP)
    Uni<Void> cutTheLog() {
        return Multi.createBy()
                .repeating()
                .uni(log::cut)
                .whilst(lines -> lines > 0 && !stopping)
                .onItem()
                .ignoreAsUni();
    }

    private void begin(List<UUID> endpoints) {
        endpoints.forEach(endpoint ->
                run(endpoint)
                        .subscribe()
                        .with(ignored -> {}, failure -> report(endpoint, failure)));
    }

    private static void report(UUID endpoint, Throwable failure) {
        Log.warnf(failure, "deliveries to webhook endpoint %s break off for now", endpoint);
    }

    /**
     * Until nothing is due and nothing new in the feed; nothing if this replica is at it already.
     */
    Uni<Void> run(UUID endpoint) {
        if (stopping || !running.add(endpoint)) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createBy()
                .repeating()
                .uni(() -> round(endpoint))
                .whilst(done -> done > 0 && !stopping)
                .onItem()
                .ignoreAsUni()
                .onTermination()
                .invoke(() -> running.remove(endpoint));
    }

    /** New events are made out once what is due has been tried. */
    private Uni<Long> round(UUID endpoint) {
        return courier.batch(endpoint).chain(tried -> andMore(endpoint, tried));
    }

    private Uni<Long> andMore(UUID endpoint, long tried) {
        return tried == batch
                ? Uni.createFrom().item(tried)
                : fanOut.run(endpoint).map(looked -> looked + tried);
    }

    /** No batch is begun any more; what is under way and not marked comes back by its lease. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
