package org.redress.payment;

import java.time.Duration;

/**
 * Spares a provider that does not answer: after some calls in vain nothing is let through for a
 * while, then one probe in every such while, and everything again once it was answered (FG13). One
 * per provider and replica; instants are those of a clock that only runs on.
 */
final class Breaker {

    private final int failures;
    private final Duration pause;
    private int inVain;
    private Duration openUntil;

    /**
     * @param failures so many calls in vain in a row open it
     * @param pause for so long it lets nothing through
     */
    Breaker(int failures, Duration pause) {
        this.failures = failures;
        this.pause = pause;
    }

    /**
     * Whether somebody may call now; a probe that never tells how it ended is followed by another.
     */
    synchronized boolean lets(Duration now) {
        if (openUntil == null) {
            return true;
        }
        if (now.compareTo(openUntil) < 0) {
            return false;
        }
        openUntil = now.plus(pause);
        return true;
    }

    /** The provider has answered, whatever it said. */
    synchronized void answered() {
        inVain = 0;
        openUntil = null;
    }

    /** A call brought no answer. */
    synchronized void silent(Duration now) {
        inVain++;
        if (inVain >= failures) {
            openUntil = now.plus(pause);
        }
    }
}
