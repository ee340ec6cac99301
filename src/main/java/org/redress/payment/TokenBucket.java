package org.redress.payment;

import java.time.Duration;

/** So many calls a second and no more; a second's worth may be made at once (FG13). */
final class TokenBucket {

    private final long nanosPerToken;
    private final long most;
    private long nanos;
    private Duration last;

    TokenBucket(int perSecond) {
        most = Duration.ofSeconds(1).toNanos();
        nanosPerToken = most / perSecond;
        nanos = most;
    }

    /** Instants are those of a clock that only runs on. */
    synchronized boolean take(Duration now) {
        if (last != null) {
            nanos = Math.min(most, nanos + now.minus(last).toNanos());
        }
        last = now;
        if (nanos < nanosPerToken) {
            return false;
        }
        nanos -= nanosPerToken;
        return true;
    }
}
