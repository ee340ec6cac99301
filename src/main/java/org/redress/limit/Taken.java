package org.redress.limit;

import io.vertx.core.MultiMap;
import java.time.Duration;

/**
 * What became of one request under a quota.
 *
 * @param left how many more would be taken at once
 * @param retryAfter when the next one will be, zero while there are any
 * @param full when the whole quota is there again
 */
record Taken(Quota quota, boolean isAllowed, long left, Duration retryAfter, Duration full) {

    /** Tells the client, as draft-ietf-httpapi-ratelimit-headers does; one item for each quota. */
    void tell(MultiMap headers) {
        headers.add("RateLimit-Policy", quota.policy());
        headers.add("RateLimit", "\"%s\";r=%d;t=%d".formatted(quota.name(), left, seconds(full)));
        if (!isAllowed) {
            headers.set("Retry-After", String.valueOf(Math.max(1, seconds(retryAfter))));
        }
    }

    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
