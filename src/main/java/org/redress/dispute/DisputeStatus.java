package org.redress.dispute;

import java.time.Instant;

/**
 * Where a dispute stands; each state holds only what exists in it, and every open state has a timed
 * exit.
 */
public sealed interface DisputeStatus {

    /** The seller is to answer. */
    record AwaitingSeller(Turn turn) implements DisputeStatus {}

    /** The buyer is to answer the seller's offer or rejection. */
    record AwaitingBuyer(Turn turn) implements DisputeStatus {}

    /** A mediator is to rule. */
    record UnderReview(Instant decideBy) implements DisputeStatus {}

    /** The mediator was silent; at {@code defaultAt} the default outcome is applied (B0). */
    record ReviewOverdue(Instant defaultAt) implements DisputeStatus {}

    /**
     * Ended with a refund of {@code amount} minor units to the buyer; the rest went to the seller.
     * Until {@code endedAt} it could be acted on.
     */
    record Resolved(Resolution how, long amount, Instant endedAt) implements DisputeStatus {}

    /** Taken back by the buyer. */
    record Withdrawn(Instant endedAt) implements DisputeStatus {}

    /** How a dispute ended. */
    enum Resolution {
        AGREEMENT,
        CONCESSION,
        SELLER_SILENCE,
        RULING,
        MEDIATOR_SILENCE
    }

    default boolean isOpen() {
        return switch (this) {
            case AwaitingSeller s -> true;
            case AwaitingBuyer s -> true;
            case UnderReview s -> true;
            case ReviewOverdue s -> true;
            case Resolved s -> false;
            case Withdrawn s -> false;
        };
    }

    /**
     * Until when it can, or could, be acted on: the end of the running turn or review, or of the
     * dispute.
     */
    default Instant until() {
        return switch (this) {
            case AwaitingSeller(var turn) -> turn.endsAt();
            case AwaitingBuyer(var turn) -> turn.endsAt();
            case UnderReview(var decideBy) -> decideBy;
            case ReviewOverdue(var defaultAt) -> defaultAt;
            case Resolved(var how, var amount, var endedAt) -> endedAt;
            case Withdrawn(var endedAt) -> endedAt;
        };
    }
}
