package org.redress.deadline;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.IntStream;
import org.redress.order.OrderRoad;

/**
 * Hands overdue orders to the road until none is left. Row locks with SKIP LOCKED are the only
 * coordination, between workers and between replicas alike; a killed replica's orders are free at once.
 */
@ApplicationScoped
public class DeadlineSweep {

    private final OrderRoad road;
    private final SweepConfig config;

    DeadlineSweep(OrderRoad road, SweepConfig config) {
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
        var workers = IntStream.range(0, config.workers()).mapToObj(worker -> untilNoneIsLeft()).toList();
        return Uni.join()
                .all(workers)
                .andCollectFailures()
                .map(claimed -> claimed.stream().mapToInt(Integer::intValue).sum());
    }

    private Uni<Integer> untilNoneIsLeft() {
        return Multi.createBy()
                .repeating()
                .uni(() -> road.sweep(config.batch()))
                .whilst(claimed -> claimed == config.batch())
                .collect()
                .with(java.util.stream.Collectors.summingInt(Integer::intValue));
    }
}
