package org.redress.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the road treats an order that cannot be decided or written. */
@ConfigMapping(prefix = "redress.road")
interface RoadConfig {

    /** After so many failed attempts an order is parked and waits for a person. */
    @WithDefault("10")
    int parkAfter();

    /** The wait after the first failure; it doubles with each further one. */
    @WithDefault("5s")
    Duration retryAfter();
}
