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

    /**
     * Batches in flight at a time; more than the database's cores bring nothing. The pool of the
     * sweep has one connection more.
     */
    @WithDefault("2")
    int workers();

    /** Where a batch looks for its orders. */
    @WithDefault("all")
    Buckets buckets();

    /**
     * The tick: how often to look for the next deadline. One within the next tick is waited for and
     * fires at its instant, so this bounds only the lateness of a deadline nearer than a tick when
     * it is set.
     */
    @WithDefault("1s")
    String every();

    /** Between two batches while deadlines keep falling due; those within it share a batch. */
    @WithDefault("50ms")
    Duration pause();

    /** How much further than the process's own count the database's clock may go unsuspected. */
    @WithDefault("1m")
    Duration clockTolerance();

    /** How long a stop waits for the batches under way. */
    @WithDefault("10s")
    Duration stopWithin();

    /** One PostgreSQL, or tables that are distributed by bucket (design section 7). */
    enum Buckets {
        /** A batch takes the orders most overdue, whatever their bucket. */
        ALL,
        /** A batch stays in one bucket, for a locking statement must go to one shard. */
        EACH
    }
}
