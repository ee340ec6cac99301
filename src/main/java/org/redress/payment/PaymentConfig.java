package org.redress.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the payment provider is called. */
@ConfigMapping(prefix = "redress.payment")
interface PaymentConfig {

    /** After this long without an answer nobody knows; it is asked again with the same key. */
    @WithDefault("20s")
    Duration answerWithin();
}
