package org.redress.deadline;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.redress.order.Slice;
import org.redress.order.TrustedTime;

/**
 * Compares the database's clock with the process's own count of nanoseconds. A clock that leaps
 * ahead makes nothing due: until it is back, or the service is started anew, the sweep goes by the
 * last trusted time and the count from there (decision 8).
 */
@Startup
@Singleton
class ClockGuard implements TrustedTime {

    private final Duration tolerance;
    private final LongSupplier nanos;
    private Look trusted;
    private Duration ahead = Duration.ZERO;

    /** The database's time, and the count before it was asked for and after it was told. */
    private record Look(long before, Instant database, long after) {}

    @Inject
    ClockGuard(SweepConfig config, MeterRegistry registry) {
        this(config.clockTolerance(), System::nanoTime);
        registry.gauge("redress.clock.jump", this, guard -> guard.ahead().isZero() ? 0 : 1);
    }

    ClockGuard(Duration tolerance, LongSupplier nanos) {
        this.tolerance = tolerance;
        this.nanos = nanos;
    }

    long count() {
        return nanos.getAsLong();
    }

    /** By how much the clock is ahead of what can be explained, zero while all is well. */
    synchronized Duration ahead() {
        return ahead;
    }

    /** The database said {@code now} to a question asked at {@code before}. */
    synchronized void look(long before, Instant now) {
        var look = new Look(before, now, count());
        if (trusted == null) {
            trusted = look;
            return;
        }
        Instant latest = trusted.database().plusNanos(look.after() - trusted.before());
        Instant earliest = trusted.database().plusNanos(look.before() - trusted.after());
        if (now.isAfter(latest.plus(tolerance))) {
            suspect(Duration.between(latest, now));
        } else {
            if (now.isBefore(earliest.minus(tolerance))) {
                Log.warnf("the database's clock went back by %s", Duration.between(now, earliest));
            }
            trust(look);
        }
    }

    private void suspect(Duration by) {
        if (ahead.isZero()) {
            Log.errorf(
                    "the database's clock jumped ahead by %s: what is due by that alone waits until"
                            + " the clock is back; if it is right, start the service anew",
                    by);
        }
        ahead = by;
    }

    private void trust(Look look) {
        if (!ahead.isZero()) {
            Log.infof("the database's clock is back; it was ahead by %s", ahead);
        }
        ahead = Duration.ZERO;
        trusted = look;
    }

    @Override
    public synchronized Instant until() {
        if (trusted == null) {
            return Slice.END;
        }
        Instant counted = trusted.database().plusNanos(count() - trusted.after());
        return ahead.isZero() ? counted.plus(tolerance) : counted;
    }
}
