package org.redress.webhook;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
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

    private static final Duration GLANCE = Duration.ofMillis(20);

    private final FanOut fanOut;
    private final Courier courier;
    private final Deliveries log;
    private final FeedGate gate;
    private final WebhookConfig config;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    WebhookRelay(
            FanOut fanOut, Courier courier, Deliveries log, FeedGate gate, WebhookConfig config) {
        this.fanOut = fanOut;
        this.courier = courier;
        this.log = log;
        this.gate = gate;
        this.config = config;
        if (gate.isOpen()) {
            requireLease(config);
        }
    }

    /** With a shorter lease the last of a batch would be sent again while the first tries it. */
    private static void requireLease(WebhookConfig config) {
        long turns = Math.ceilDiv(config.batch(), config.concurrency());
        Duration longest = config.answerWithin().multipliedBy(turns);
        if (config.lease().compareTo(longest) <= 0) {
            throw new IllegalStateException(
                    "redress.webhook.lease has to be longer than a batch may take, which is "
                            + longest
                            + " (batch / concurrency x answer-within)");
        }
    }

    /** Begins a run of every endpoint that has something to do, and waits for none. */
    @Scheduled(every = "${redress.webhook.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return gate.isOpen()
                ? fanOut.withWork().invoke(this::begin).replaceWithVoid()
                : Uni.createFrom().voidItem();
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
        return tried == config.batch()
                ? Uni.createFrom().item(tried)
                : fanOut.run(endpoint).map(looked -> looked + tried);
    }

    /**
     * No batch is begun any more, and those under way end before the connections close; one that
     * does not comes back by its lease.
     */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        try {
            idle().await().atMost(config.stopWithin());
        } catch (TimeoutException e) {
            Log.warnf(
                    "a batch of webhooks did not end within %s; it comes back by its lease",
                    config.stopWithin());
        }
    }

    private Uni<Void> idle() {
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom().item(running.size()))
                .withDelay(GLANCE)
                .whilst(endpoints -> endpoints > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
