package org.redress.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the road bears: failures of an order, and openings by one buyer. */
@ConfigMapping(prefix = "redress.road")
interface RoadConfig {

    /** After so many failed attempts an order is parked and waits for a person. */
    @WithDefault("10")
    int parkAfter();

    /** The wait after the first failure; it doubles with each further one. */
    @WithDefault("5s")
    Duration retryAfter();

    /** Disputes that one buyer may have open at a time, over all his orders; 0: any number. */
    @WithDefault("50")
    int openDisputesPerBuyer();
}
