package org.redress.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Period;

/** How long names, words and files are kept. */
@ConfigMapping(prefix = "redress.retention")
public interface RetentionConfig {

    /** From an order's last event on, once it is settled. */
    @WithDefault("P3Y")
    Period orders();

    /** Reasons and reports that belong to no order, from their end on. */
    @WithDefault("P3Y")
    Period others();

    /** Answers kept to be repeated; a key is known for longer, and then repeats nothing. */
    @WithDefault("P30D")
    Period answers();

    /** How often some orders are looked at; {@code off}: never by itself. */
    @WithDefault("10s")
    String every();

    /** So many orders are looked at each time. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int portion();

    /** When an erasure that was asked for and cannot be done yet is looked at again. */
    @WithDefault("1h")
    Duration lookAgain();
}
