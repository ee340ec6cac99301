package org.redress.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fast an answer has to be taken. */
@ConfigMapping(prefix = "redress.download")
interface DownloadConfig {

    /** A file may take its size divided by this, and {@link #leastTime()} in any case. */
    @WithDefault("16K")
    MemorySize bytesPerSecond();

    @WithDefault("1m")
    Duration leastTime();
}
