package org.redress.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "redress.webhook")
public interface WebhookConfig {

    /** How often each replica looks for something to deliver; {@code off}: never. */
    @WithDefault("1s")
    String every();

    /**
     * Origins that may be called although they are not https, not on port 443 or not public, such
     * as {@code http://localhost:9000}; always with the port.
     */
    Optional<Set<String>> allow();

    /**
     * Whom an email tells that an endpoint was disabled; if nobody is named, the support contact
     * or, where that is no mail address, the supervisor.
     */
    Optional<String> noticeTo();

    /** So many endpoints may there be. */
    @WithDefault("200")
    @Min(1)
    @Max(10_000)
    int endpoints();

    /** Deliveries under way to one endpoint at a time, from each replica. */
    @WithDefault("4")
    @Min(1)
    @Max(100)
    int concurrency();

    /** How many deliveries of one endpoint are claimed at once. */
    @WithDefault("20")
    @Min(1)
    @Max(1_000)
    int batch();

    /** How many events are handed out to one endpoint at once. */
    @WithDefault("500")
    @Min(1)
    @Max(10_000)
    int stretch();

    /**
     * When the deliveries of a replica that was killed come back; longer than a whole batch may
     * take, or the service does not start.
     */
    @WithDefault("5m")
    Duration lease();

    /** Connecting may take so long. */
    @WithDefault("5s")
    Duration connectWithin();

    /** Everything together may take so long, from the name's look-up to the answer. */
    @WithDefault("10s")
    Duration answerWithin();

    /** So much of an answer is read; the connection is closed then. */
    @WithDefault("65536")
    @Min(0)
    int answerBytes();

    /** The longest wait after the first failure; it doubles with every further one. */
    @WithDefault("5s")
    Duration retryFirst();

    /** The longest wait ever. */
    @WithDefault("6h")
    Duration retryLongest();

    /**
     * So long after its first failure a delivery is given up, and an endpoint that took nothing
     * meanwhile is disabled.
     */
    @WithDefault("P7D")
    Duration retryFor();

    /** Tries that end without a word count too, and this many are enough. */
    @WithDefault("500")
    @Min(1)
    @Max(10_000)
    int tries();

    /** How long a stop waits for the batches under way. */
    @WithDefault("10s")
    Duration stopWithin();

    /** How long the delivery log is kept. */
    @WithDefault("P30D")
    Duration keep();
}
