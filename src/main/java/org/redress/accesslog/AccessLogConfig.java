package org.redress.accesslog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How the log of reads is written and how long it is kept. */
@ConfigMapping(prefix = "redress.access-log")
public interface AccessLogConfig {

    /** How often what was read is written; {@code off}: never by itself. */
    @WithDefault("1s")
    String every();

    /** So many entries wait at most for a database that is away. */
    @WithDefault("20000")
    int waiting();

    /** At least a year, which the table itself insists on. */
    @WithDefault("P3Y")
    Period keep();

    /** Refusals of one caller that a replica writes down in a minute; more are only counted. */
    @WithDefault("60")
    int refusalsOfOne();

    /** Refusals of all callers that a replica writes down in a minute; then each caller's first. */
    @WithDefault("3000")
    int refusals();
}
