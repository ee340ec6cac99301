package org.redress.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * No tick begins once the service stops: it would find the connections closed, and call for help in
 * the log.
 */
@ApplicationScoped
class LastTicks {

    private static final int FIRST = 1;

    private final Scheduler scheduler;

    LastTicks(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        scheduler.pause();
    }
}
