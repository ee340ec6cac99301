package org.redress.dispute;

import java.time.Duration;
import java.time.Instant;
import org.redress.policy.Policy.Negotiation;

/** How long each side has (N01, N06, N09, N11). No turn reaches beyond the negotiation cap. */
final class Turns {

    private Turns() {}

    /** The seller's first turn; its silence always has its consequence, even at the cap. */
    static Turn first(Negotiation terms, Instant openedAt, Instant capAt) {
        Instant end = openedAt.plus(terms.sellerTurn());
        return new Turn(end.isBefore(capAt) ? end : capAt, true);
    }

    /** The buyer's turn after the seller's formal answer. */
    static Turn buyer(Negotiation terms, Instant now, Instant capAt) {
        return terms.buyerTurn() == null ? untilCap(capAt) : whole(terms.buyerTurn(), now, capAt);
    }

    /** The seller's turn after the buyer's counter or rejection. */
    static Turn sellerAgain(Negotiation terms, Instant now, Instant capAt) {
        return terms.counterRestartsTurn()
                ? whole(terms.sellerTurn(), now, capAt)
                : untilCap(capAt);
    }

    private static Turn whole(Duration length, Instant now, Instant capAt) {
        Instant end = now.plus(length);
        return end.isAfter(capAt) ? untilCap(capAt) : new Turn(end, true);
    }

    private static Turn untilCap(Instant capAt) {
        return new Turn(capAt, false);
    }
}
