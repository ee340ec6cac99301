package org.redress.payment;

import java.time.Duration;
import java.util.function.Supplier;

/** Whether and how often a provider may be called now, by this replica. */
final class ProviderLine {

    private static final int UNLIMITED = 1_000_000;

    private final Breaker breaker;
    private final TokenBucket bucket;
    private final Supplier<Duration> clock;

    ProviderLine(Breaker breaker, TokenBucket bucket, Supplier<Duration> clock) {
        this.breaker = breaker;
        this.bucket = bucket;
        this.clock = clock;
    }

    static ProviderLine of(PaymentConfig config, boolean limited, Supplier<Duration> clock) {
        return new ProviderLine(
                new Breaker(config.breakerFailures(), config.breakerPause()),
                new TokenBucket(limited ? config.callsPerSecond() : UNLIMITED),
                clock);
    }

    /** Whoever is let through tells how it ended. */
    boolean lets() {
        Duration now = clock.get();
        return bucket.take(now) && breaker.lets(now);
    }

    void heard(boolean answered) {
        if (answered) {
            breaker.answered();
        } else {
            breaker.silent(clock.get());
        }
    }
}
