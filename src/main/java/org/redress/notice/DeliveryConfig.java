package org.redress.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much mail one address gets. */
@ConfigMapping(prefix = "redress.mail")
interface DeliveryConfig {

    /** So many emails within {@link #window}; further ones wait. */
    @WithDefault("200")
    @Min(1)
    int perRecipient();

    @WithDefault("PT1H")
    Duration window();
}
