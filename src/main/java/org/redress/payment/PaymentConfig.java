package org.redress.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the payment provider is called. */
@ConfigMapping(prefix = "redress.payment")
public interface PaymentConfig {

    /**
     * Who moves the money: {@code simulated}, {@code ledger-only} or {@code stripe}. Only a
     * development run need not say: nobody does.
     */
    Optional<String> provider();

    /** After this long without an answer nobody knows; it is looked up before it is asked again. */
    @WithDefault("20s")
    Duration answerWithin();

    /** What was accepted is looked up so often, should no notification come. */
    @WithDefault("10m")
    Duration lookAgain();

    /** For so long something unknown is looked up in vain before a person is called. */
    @WithDefault("24h")
    Duration giveUpAfter();

    /** For so long something accepted may take before a person is called. */
    @WithDefault("P14D")
    Duration acceptedAtMost();

    /** How many payments this replica begins a second with one provider. */
    @WithDefault("50")
    @Min(1)
    @Max(100_000)
    int callsPerSecond();

    /** After so many calls in vain in a row the provider is spared for a while. */
    @WithDefault("5")
    @Min(1)
    @Max(1_000)
    int breakerFailures();

    /** For so long it is spared; then one call tries whether it is back. */
    @WithDefault("30s")
    Duration breakerPause();

    /** Payouts of a seller whose standing is held are looked at again so often. */
    @WithDefault("10m")
    Duration heldLookAgain();

    /**
     * After so long, and again so long after he has looked, a person looks whether they still have
     * to wait.
     */
    @WithDefault("P14D")
    Duration heldReview();

    Simulated simulated();

    Stripe stripe();

    /** Stripe, as the platform's own account sees it. */
    interface Stripe {

        /** Where its API is. */
        @WithDefault("https://api.stripe.com")
        String address();

        /** The account's secret key, or a restricted one that may refund and transfer. */
        Optional<String> secretKey();

        /** With these it signs what it tells by itself; two while one is being exchanged. */
        Optional<List<String>> notificationSecrets();

        /** The version of the API that this service speaks. */
        @WithDefault("2026-07-29.dahlia")
        String version();
    }

    /** The provider in memory. */
    interface Simulated {

        /** With these it signs what it tells by itself; without any it is not listened to. */
        Optional<List<String>> notificationSecrets();
    }
}
