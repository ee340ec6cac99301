package org.redress.kernel;

import java.time.Instant;

/**
 * An event with what every event must say (rule 8): who acted, when it ran ({@code at}, UTC), when
 * it was due if time acted ({@code due}, else null), and why.
 */
public record Occurrence<E>(E event, Party actor, Instant at, Instant due, Because because) {

    /** From when it counts: the due instant where time acted, else when it happened. */
    public Instant effectiveAt() {
        return due == null ? at : due;
    }

    /** The same occurrence of another event, usually one that wraps this one's. */
    public <F> Occurrence<F> with(F other) {
        return new Occurrence<>(other, actor, at, due, because);
    }
}
