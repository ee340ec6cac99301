package org.redress.policy;

import java.time.Duration;
import java.time.Instant;
import org.redress.policy.Policy.Then;

/**
 * Turns, silence and the total cap (N01 to N13).
 *
 * @param sellerSilence what the end of the seller's turn does (N02)
 * @param sellerMessages whether a seller who only writes messages is silent (M08)
 * @param buyerTurn null: until the cap
 * @param buyerSilence what the end of the buyer's own turn does (N14)
 * @param counterRestartsTurn every counter or edit gives the other side a whole turn; without it
 *     the turns after the seller's first answer last until the cap
 * @param cap from the opening
 * @param capInAll the latest cap, from the opening, where it can move; null: it never moves
 * @param minimumAnswer an offer near the cap moves it so that this much is left, within {@code
 *     capInAll} (N07)
 * @param rounds how many counters and edits after the opening
 */
public record Negotiation(
        Span sellerTurn,
        Then sellerSilence,
        Messages sellerMessages,
        Span buyerTurn,
        Then buyerSilence,
        boolean counterRestartsTurn,
        Span cap,
        CapRestarts capRestarts,
        Duration capInAll,
        Duration minimumAnswer,
        Then atCap,
        int rounds,
        BuyerRejection buyerRejection,
        Escalation escalation) {

    /** How far the cap can ever move, from the opening. */
    public Instant latestCap(Instant openedAt) {
        return capInAll == null ? cap.from(openedAt) : openedAt.plus(capInAll);
    }

    /** Messages alone are silence, or call the mediator where silence would have granted. */
    public enum Messages {
        COUNT_AS_SILENCE,
        ESCALATE
    }

    /** Which offers start the cap anew. */
    public enum CapRestarts {
        NEVER,
        TURN_HANDED_OVER,
        EVERY_OFFER
    }

    /** What the buyer's rejection without a counter does (N12). */
    public enum BuyerRejection {
        HANDS_OVER,
        ESCALATES
    }

    /**
     * Whether, and from when, a party may call the mediator (N13).
     *
     * @param sellerToo whether the seller may as well
     */
    public record Escalation(Allowed allowed, Counted since, Span after, boolean sellerToo) {
        /** When the mediator may be called. */
        public enum Allowed {
            NEVER,
            IN_OWN_TURN,
            AFTER
        }

        /** What {@code after} counts from. */
        public enum Counted {
            OPENING,
            PAYMENT
        }
    }
}
