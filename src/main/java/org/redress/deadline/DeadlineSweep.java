package org.redress.deadline;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.redress.order.Slice;
import org.redress.order.Swept;
import org.redress.order.TimeRoad;

/**
 * Hands overdue orders to the road until none is left. Row locks with SKIP LOCKED are the only
 * coordination, between workers and between replicas alike; a killed replica's orders are free at
 * once.
 */
@ApplicationScoped
public class DeadlineSweep {

    private final TimeRoad road;
    private final SweepConfig config;
    private final Phaser batches = new Phaser(1);
    private volatile boolean stopping;

    DeadlineSweep(TimeRoad road, SweepConfig config) {
        this.road = road;
        this.config = config;
    }

    /** Only the tick; exclusivity is a row lock. */
    @Scheduled(
            every = "{redress.sweep.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return config.enabled() ? drain().replaceWithVoid() : Uni.createFrom().voidItem();
    }

    /** Everything that is due now; answers how many orders were claimed. */
    public Uni<Integer> drain() {
        var workers =
                IntStream.range(0, config.workers()).mapToObj(worker -> untilNoneIsLeft()).toList();
        return Uni.join()
                .all(workers)
                .andCollectFailures()
                .map(claimed -> claimed.stream().mapToInt(Integer::intValue).sum());
    }

    private Uni<Integer> untilNoneIsLeft() {
        return Multi.createBy()
                .repeating()
                .uni(this::batch)
                .whilst(claimed -> claimed == config.batch())
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private Uni<Integer> batch() {
        if (stopping) {
            return Uni.createFrom().item(0);
        }
        batches.register();
        return road.sweep(Slice.ofAll(config.batch()))
                .map(Swept::claimed)
                .onTermination()
                .invoke(batches::arriveAndDeregister);
    }

    /**
     * A stop begins no batch and waits for those under way; one that does not end is rolled back.
     */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        try {
            long within = config.stopWithin().toMillis();
            batches.awaitAdvanceInterruptibly(
                    batches.arriveAndDeregister(), within, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Log.warnf("a batch of the sweep did not end within %s", config.stopWithin());
        }
    }
}
