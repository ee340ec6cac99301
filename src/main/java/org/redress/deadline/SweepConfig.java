package org.redress.deadline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deadlines are swept. */
@ConfigMapping(prefix = "redress.sweep")
interface SweepConfig {

    /** Off in tests that show that nothing depends on it (rule 4). */
    @WithDefault("true")
    boolean enabled();

    /** Orders claimed at a time. */
    @WithDefault("500")
    int batch();

    /** Batches in flight at a time; more than the database's cores bring nothing. */
    @WithDefault("2")
    int workers();

    /** The tick; while batches are full the sweep does not wait for it. */
    @WithDefault("1s")
    String every();

    /** How long a stop waits for the batches under way. */
    @WithDefault("10s")
    Duration stopWithin();
}
