package org.redress.outbox;

import java.time.Duration;

/**
 * Waits between tries: doubling from the first to the longest, and anywhere from zero up to that
 * (full jitter).
 */
public record Backoff(Duration first, Duration longest) {

    private static final int DOUBLINGS = 40;

    /** The wait after the try with this number, from 1. */
    public Duration after(int attempts, double fraction) {
        long doubled = Math.min(longest.toMillis(), first.toMillis() * factor(attempts));
        return Duration.ofMillis((long) (fraction * doubled));
    }

    private long factor(int attempts) {
        boolean beyond =
                attempts > DOUBLINGS || first.toMillis() > (longest.toMillis() >> (attempts - 1));
        return beyond ? Math.ceilDiv(longest.toMillis(), first.toMillis()) : 1L << (attempts - 1);
    }
}
