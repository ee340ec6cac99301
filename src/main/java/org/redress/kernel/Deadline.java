package org.redress.kernel;

import java.time.Instant;
import java.util.Comparator;

/**
 * An instant at which time alone changes an order. {@code subject} is the dispute's number, or the
 * line's place for a line's deadline. Ordered as rule 3 says: by instant, then kind, then subject.
 */
public record Deadline(Instant at, Kind kind, int subject) implements Comparable<Deadline> {

    /** The kinds in the order in which they act at the same instant. */
    public enum Kind {
        PARTY_TURN,
        DELIVERED_WINDOW,
        NEGOTIATION_CAP,
        EVIDENCE_WINDOW,
        PROPOSAL_WINDOW,
        MEDIATOR,
        APPEAL,
        RETURN,
        REPLACEMENT,
        SHIP_BY,
        EXTENSION,
        PROTECTION,
        CHARGEBACK
    }

    private static final Comparator<Deadline> ORDER =
            Comparator.comparing(Deadline::at)
                    .thenComparing(Deadline::kind)
                    .thenComparingInt(Deadline::subject);

    /** Time acts iff {@code now >= at}. */
    public boolean isDue(Instant now) {
        return !now.isBefore(at);
    }

    @Override
    public int compareTo(Deadline other) {
        return ORDER.compare(this, other);
    }
}
