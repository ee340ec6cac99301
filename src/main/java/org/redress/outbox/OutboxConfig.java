package org.redress.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the relays work through the outbox. */
@ConfigMapping(prefix = "redress.outbox")
public interface OutboxConfig {

    /** How often the outbox is looked at; {@code off} leaves it to whoever calls the relays. */
    @WithDefault("1s")
    String every();

    /** How many messages are claimed at once. */
    @WithDefault("50")
    @Min(1)
    @Max(10_000)
    int batch();

    /** How many of them are under way at the same time. */
    @WithDefault("10")
    @Min(1)
    @Max(1_000)
    int concurrency();

    /**
     * When the messages of a relay that was killed come back. While a batch is under way it is
     * renewed, so a batch may take longer.
     */
    @WithDefault("3m")
    Duration lease();

    /** The longest wait after the first failure; it doubles with every further one. */
    @WithDefault("2s")
    Duration retryFirst();

    /** The longest wait ever. */
    @WithDefault("1h")
    Duration retryLongest();

    /** After so many failed tries a message waits for a person; 100 is about two days. */
    @WithDefault("100")
    @Min(1)
    @Max(10_000)
    int parkAfter();

    /**
     * After so many tries in a row that were never answered, each of which may have cost a replica,
     * a message waits for a person.
     */
    @WithDefault("5")
    @Min(2)
    @Max(1_000)
    int parkAfterLost();

    /** How long a stop waits for the batches under way. */
    @WithDefault("15s")
    Duration stopWithin();
}
