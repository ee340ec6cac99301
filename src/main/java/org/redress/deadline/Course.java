package org.redress.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.redress.order.Slice;
import org.redress.order.Swept;

/**
 * One worker's way through what is due: each look begins where the last batch ended, so that index
 * entries of orders already done are not read again and again while an old snapshot keeps them.
 * What was locked by somebody else who then died, or came in with an older instant, is found by a
 * look from the beginning: once a second, and whenever a batch was not full.
 */
final class Course {

    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private Instant mark = Slice.BEGINNING;
    private long lookedAt;

    /** By the process's own count of nanoseconds. */
    Course(LongSupplier nanos) {
        this.nanos = nanos;
        this.lookedAt = nanos.getAsLong();
    }

    Slice next(Slice slice) {
        long now = nanos.getAsLong();
        if (now - lookedAt < BETWEEN_LOOKS) {
            return slice.from(mark);
        }
        lookedAt = now;
        return slice.from(Slice.BEGINNING);
    }

    /** Whether there may be more: only a look from the beginning tells that there is not. */
    boolean goesOn(Slice slice, Swept swept) {
        boolean full = swept.claimed() >= slice.limit();
        mark = full ? swept.latest() : Slice.BEGINNING;
        return full || !slice.isFromTheBeginning();
    }
}
