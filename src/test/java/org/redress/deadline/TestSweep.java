package org.redress.deadline;

import java.time.Duration;

/** How a test wants the sweep to be; its tick is a second. */
record TestSweep(int batch, int workers, Buckets buckets) implements SweepConfig {
    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public String every() {
        return "1s";
    }

    @Override
    public Duration pause() {
        return Duration.ofMillis(10);
    }

    @Override
    public Duration clockTolerance() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration stopWithin() {
        return Duration.ofSeconds(10);
    }
}
