package org.redress.bench;

import java.time.Duration;
import java.time.Instant;
import org.redress.support.TestPostgres;

/**
 * Whoever settles overdue orders; started beside a million pending ones, idle until a herd falls
 * due.
 */
interface Contender extends AutoCloseable {

    void start(TestPostgres database);

    /** Timers of its own, for who has them. */
    default void plan(Herd herd) {}

    /** Until every order of the herd is settled or, for the slow, so long after it fell due. */
    Outcome await(Herd herd, Duration cap);

    /** Processor time it has used so far, in microseconds. */
    long cpu();

    @Override
    void close();

    /** How many orders were settled, and when the first of them was, as far as it is known. */
    record Outcome(long settled, Instant first) {
        static Outcome all(Herd herd) {
            return new Outcome(herd.count(), herd.from());
        }
    }
}
