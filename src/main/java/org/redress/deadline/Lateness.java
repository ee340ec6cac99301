package org.redress.deadline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.redress.kernel.Occurrence;
import org.redress.order.Swept;

/** How late the sweep is: from the instant an event was due to the instant it ran. */
@Startup
@Singleton
class Lateness {

    private final Timer timer;

    Lateness(MeterRegistry registry) {
        timer =
                Timer.builder("redress.deadline.lateness")
                        .serviceLevelObjectives(
                                Duration.ofMillis(50),
                                Duration.ofMillis(100),
                                Duration.ofMillis(250),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(1),
                                Duration.ofHours(1),
                                Duration.ofDays(1))
                        .register(registry);
    }

    void record(Swept swept) {
        swept.lives().stream()
                .flatMap(life -> life.events().stream())
                .filter(event -> event.due() != null)
                .forEach(this::record);
    }

    private void record(Occurrence<?> event) {
        timer.record(Duration.between(event.due(), event.at()));
    }
}
