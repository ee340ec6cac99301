package org.redress.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the payment provider is called. */
@ConfigMapping(prefix = "redress.payment")
public interface PaymentConfig {

    /** Who moves the money: {@code simulated}, {@code ledger-only} or {@code stripe}. */
    @WithDefault("simulated")
    String provider();

    /** After this long without an answer nobody knows; it is looked up before it is asked again. */
    @WithDefault("20s")
    Duration answerWithin();
}
