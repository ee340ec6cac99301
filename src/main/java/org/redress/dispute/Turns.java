package org.redress.dispute;

import java.time.Instant;
import org.redress.policy.Negotiation;
import org.redress.policy.Negotiation.CapRestarts;
import org.redress.policy.Span;

/** How long each side has (N01, N06, N09, N11). No turn reaches beyond the negotiation cap. */
final class Turns {

    private Turns() {}

    /** The seller's first turn; its silence always has its consequence, even at the cap. */
    static Turn first(Negotiation terms, Instant from, Instant capAt) {
        Instant end = terms.sellerTurn().from(from);
        return new Turn(end.isBefore(capAt) ? end : capAt, true);
    }

    /** The buyer's turn after the seller's formal answer. */
    static Turn buyer(Negotiation terms, Instant now, Instant capAt) {
        return terms.buyerTurn() == null ? untilCap(capAt) : whole(terms.buyerTurn(), now, capAt);
    }

    /** The seller's turn after the buyer's counter, edit or rejection. */
    static Turn sellerAgain(Negotiation terms, Instant now, Instant capAt) {
        return terms.counterRestartsTurn()
                ? whole(terms.sellerTurn(), now, capAt)
                : untilCap(capAt);
    }

    /** The cap after an offer: anew where the policy says so, and never too near (N07). */
    static Instant cap(Negotiation terms, Dispute dispute, Instant now, boolean handsOver) {
        boolean anew =
                terms.capRestarts() == CapRestarts.EVERY_OFFER
                        || terms.capRestarts() == CapRestarts.TURN_HANDED_OVER && handsOver;
        Instant cap = anew ? terms.cap().from(now) : dispute.capAt();
        Instant wanted = handsOver ? leavingTime(terms, now, cap) : cap;
        Instant latest = terms.latestCap(dispute.openedAt());
        Instant bounded = wanted.isAfter(latest) ? latest : wanted;
        return bounded.isBefore(dispute.capAt()) ? dispute.capAt() : bounded;
    }

    /** Without a minimum answer time no cap is too near. */
    private static Instant leavingTime(Negotiation terms, Instant now, Instant cap) {
        if (terms.minimumAnswer() == null) {
            return cap;
        }
        Instant enough = now.plus(terms.minimumAnswer());
        return cap.isBefore(enough) ? enough : cap;
    }

    private static Turn whole(Span length, Instant now, Instant capAt) {
        Instant end = length.from(now);
        return end.isAfter(capAt) ? untilCap(capAt) : new Turn(end, true);
    }

    private static Turn untilCap(Instant capAt) {
        return new Turn(capAt, false);
    }
}
