package org.redress.payment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of payments as a test wants them. */
record TestPayments(
        String provider,
        Duration answerWithin,
        int callsPerSecond,
        int breakerFailures,
        Duration breakerPause,
        Optional<List<String>> secrets)
        implements PaymentConfig {

    TestPayments(String provider, Duration answerWithin) {
        this(provider, answerWithin, 100_000, 1_000, Duration.ofSeconds(30), Optional.empty());
    }

    @Override
    public Duration heldLookAgain() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration heldReview() {
        return Duration.ofDays(14);
    }

    @Override
    public Simulated simulated() {
        return () -> secrets;
    }

    @Override
    public Duration lookAgain() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Duration giveUpAfter() {
        return Duration.ofHours(24);
    }

    @Override
    public Duration acceptedAtMost() {
        return Duration.ofDays(14);
    }
}
