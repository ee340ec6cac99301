package org.redress.payment;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of payments as a test wants them. */
record TestPayments(
        Optional<String> provider,
        Duration answerWithin,
        int callsPerSecond,
        int breakerFailures,
        Duration breakerPause,
        Optional<List<String>> secrets,
        String stripeAddress,
        Optional<String> stripeKey)
        implements PaymentConfig {

    /** As the service's own default is. */
    static final String STRIPE_VERSION;

    static {
        try {
            STRIPE_VERSION =
                    Stripe.class.getMethod("version").getAnnotation(WithDefault.class).value();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    TestPayments at(String address, String key, List<String> theirs) {
        return new TestPayments(
                provider,
                answerWithin,
                callsPerSecond,
                breakerFailures,
                breakerPause,
                Optional.of(theirs),
                address,
                Optional.of(key));
    }

    @Override
    public Stripe stripe() {
        return new Stripe() {
            @Override
            public String address() {
                return stripeAddress;
            }

            @Override
            public Optional<String> secretKey() {
                return stripeKey;
            }

            @Override
            public Optional<List<String>> notificationSecrets() {
                return secrets;
            }

            @Override
            public String version() {
                return STRIPE_VERSION;
            }
        };
    }

    TestPayments(String provider, Duration answerWithin) {
        this(
                Optional.of(provider),
                answerWithin,
                100_000,
                1_000,
                Duration.ofSeconds(30),
                Optional.empty(),
                null,
                Optional.empty());
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
