package org.redress.deadline;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.redress.kernel.Occurrence;
import org.redress.order.Swept;

/** How late the sweep is: from the instant an event was due to the instant it ran. */
@Startup
@Singleton
class Lateness {

    /**
     * No timer: its sum of nanoseconds overflows after an outage of days. No seconds: the buckets
     * count whole units.
     */
    private final DistributionSummary millis;

    Lateness(MeterRegistry registry) {
        millis =
                DistributionSummary.builder("redress.deadline.lateness")
                        .baseUnit("milliseconds")
                        .serviceLevelObjectives(
                                50, 100, 250, 1_000, 10_000, 60_000, 3_600_000, 86_400_000)
                        .register(registry);
    }

    void record(Swept swept) {
        swept.lives().stream()
                .flatMap(life -> life.events().stream())
                .filter(event -> event.due() != null)
                .forEach(this::record);
    }

    private void record(Occurrence<?> event) {
        millis.record(Duration.between(event.due(), event.at()).toMillis());
    }
}
