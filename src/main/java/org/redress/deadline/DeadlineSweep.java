package org.redress.deadline;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.redress.order.Lookout;
import org.redress.order.Lookout.Sight;

/**
 * Hands overdue orders to the road until none is left, and waits for those that fall due before the
 * next tick. Row locks with SKIP LOCKED are the only coordination, between workers and between
 * replicas alike; a killed replica's orders are free at once.
 */
@ApplicationScoped
public class DeadlineSweep {

    private final Workers workers;
    private final Lookout lookout;
    private final ClockGuard clock;
    private final Vertx vertx;
    private final SweepConfig config;

    DeadlineSweep(
            Workers workers, Lookout lookout, ClockGuard clock, Vertx vertx, SweepConfig config) {
        this.workers = workers;
        this.lookout = lookout;
        this.clock = clock;
        this.vertx = vertx;
        this.config = config;
    }

    /** Only the tick; exclusivity is a row lock. While deadlines are near, one tick goes on. */
    @Scheduled(
            every = "{redress.sweep.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return config.enabled() ? untilNoneIsNear() : Uni.createFrom().voidItem();
    }

    /** Everything that is due now; answers how many orders were claimed. */
    public Uni<Integer> drain() {
        return workers.drain();
    }

    private Uni<Void> untilNoneIsNear() {
        return Multi.createBy()
                .repeating()
                .uni(() -> look().chain(this::drainInTime))
                .whilst(claimed -> claimed > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Sight> look() {
        long before = clock.count();
        return lookout.next(clock.until()).invoke(sight -> clock.look(before, sight.now()));
    }

    /** Answers 0 when nothing was near, or somebody else has it. */
    private Uni<Integer> drainInTime(Sight sight) {
        Duration tick = DurationConverter.parseDuration(config.every());
        return sight.isWithin(tick)
                ? after(sight.untilNext().orElseThrow())
                        .chain(workers::drain)
                        .call(() -> after(config.pause()))
                : Uni.createFrom().item(0);
    }

    private Uni<Void> after(Duration time) {
        return time.isPositive()
                ? Uni.createFrom()
                        .emitter(waiting ->
                                vertx.setTimer(
                                        Math.max(1, time.toMillis()), id -> waiting.complete(null)))
                : Uni.createFrom().voidItem();
    }
}
