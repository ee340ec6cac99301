package org.redress.deadline;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.redress.order.Slice;
import org.redress.order.Swept;
import org.redress.order.TimeRoad;

/** One batch after the other goes down the road, measured, until the service stops. */
@ApplicationScoped
class Batches {

    private static final Swept NONE = new Swept(0, null, List.of());

    private final TimeRoad road;
    private final ClockGuard clock;
    private final Lateness lateness;
    private final SweepConfig config;
    private final Phaser underWay = new Phaser(1);
    private volatile boolean stopping;

    Batches(TimeRoad road, ClockGuard clock, Lateness lateness, SweepConfig config) {
        this.road = road;
        this.clock = clock;
        this.lateness = lateness;
        this.config = config;
    }

    /** Nothing of the slice counts as due after the trusted time. */
    Uni<Swept> run(Slice slice) {
        if (stopping) {
            return Uni.createFrom().item(NONE);
        }
        underWay.register();
        return road.sweep(slice.until(clock.until()))
                .invoke(lateness::record)
                .onTermination()
                .invoke(underWay::arriveAndDeregister);
    }

    /**
     * A stop begins no batch and waits for those under way; one that does not end is rolled back.
     */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        try {
            long within = config.stopWithin().toMillis();
            underWay.awaitAdvanceInterruptibly(
                    underWay.arriveAndDeregister(), within, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            Log.warnf("a batch of the sweep did not end within %s", config.stopWithin());
        }
    }
}
