package org.redress.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fast a body has to come. */
@ConfigMapping(prefix = "redress.upload")
interface UploadConfig {

    /** How often it is looked at; a body that is smaller has so long to arrive. */
    @WithDefault("30s")
    Duration lookEvery();

    @WithDefault("1K")
    MemorySize bytesPerSecond();

    /** On the whole, from the second look on: a pause is made good by what came before it. */
    @WithDefault("16K")
    MemorySize averageBytesPerSecond();

    /** How long a body may take that is no file. */
    @WithDefault("30s")
    Duration bodyWithin();
}
