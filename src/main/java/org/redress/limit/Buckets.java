package org.redress.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * A token bucket for each of those who came lately, in the memory of this replica. There are never
 * more than so many; the ones that are forgotten first are those that are used least.
 */
final class Buckets {

    private record Key(String quota, String of) {}

    private final Cache<Key, Bucket> buckets;
    private final TimeMeter clock;

    /** One that nobody has used for {@code longest} is full again, and need not be kept. */
    Buckets(int most, Duration longest, TimeMeter clock) {
        this.clock = clock;
        this.buckets =
                Caffeine.newBuilder()
                        .maximumSize(most)
                        .expireAfterAccess(longest)
                        .ticker(clock::currentTimeNanos)
                        .executor(Runnable::run)
                        .build();
    }

    Taken take(Quota quota, String of) {
        var bucket = buckets.get(new Key(quota.name(), of), key -> full(quota));
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Taken(
                quota,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full(Quota quota) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(quota.requests())
                                .refillGreedy(quota.requests(), quota.window()))
                .withCustomTimePrecision(clock)
                .build();
    }
}
