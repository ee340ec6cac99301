package org.redress.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;

/**
 * Where a dispute stands; each state holds only what exists in it, and every open state has a timed
 * exit.
 */
public sealed interface DisputeStatus {

    /** The seller is to answer. */
    record AwaitingSeller(Turn turn) implements DisputeStatus {}

    /** The buyer is to answer the seller's offer or rejection. */
    record AwaitingBuyer(Turn turn) implements DisputeStatus {}

    /**
     * "Not received" is claimed and the carrier delivered: the buyer is to speak (C06, C07). {@code
     * sellerLeft} is what was left of the seller's turn.
     */
    record DeliveredWindow(Instant endsAt, Duration sellerLeft) implements DisputeStatus {}

    /**
     * A mediator is to rule; before {@code rulesFrom} (null: no such instant) only in full (C08).
     */
    record UnderReview(Instant decideBy, Instant rulesFrom) implements DisputeStatus {}

    /** The mediator was silent; at {@code defaultAt} the default outcome is applied (B0). */
    record ReviewOverdue(Instant defaultAt) implements DisputeStatus {}

    /** Decided; carried out at {@code appealUntil}, or once both parties waive (A07). */
    record Ruled(Award award, Instant ruledAt, Instant appealUntil, List<Party> waived)
            implements DisputeStatus {}

    /** The seller is to say where the goods go (A09). */
    record AwaitingReturnAddress(Award award, Instant endsAt) implements DisputeStatus {}

    /** The buyer is to send the goods back (A08). */
    record AwaitingReturn(Award award, TextRef address, Instant shipBy) implements DisputeStatus {}

    record ReturnInTransit(Award award, Parcel parcel, Instant arriveBy) implements DisputeStatus {}

    /** The seller is to look at what came back (A10). */
    record ReturnArrived(Award award, Parcel parcel, Instant inspectBy) implements DisputeStatus {}

    /** The seller is to send another one (A14). */
    record AwaitingReplacement(Award award, boolean afterReturn, long freight, Instant shipBy)
            implements DisputeStatus {}

    /**
     * Ended with a refund of {@code amount} minor units to the buyer and {@code freight} for the
     * way back; the rest went to the seller, who still owes {@code owed} of the freight. Until
     * {@code endedAt} it could be acted on.
     */
    record Resolved(Resolution how, long amount, long freight, long owed, Instant endedAt)
            implements DisputeStatus {}

    /** Taken back by the buyer. */
    record Withdrawn(Instant endedAt) implements DisputeStatus {}

    /** How a dispute ended. */
    enum Resolution {
        AGREEMENT,
        CONCESSION,
        SELLER_SILENCE,
        BUYER_SILENCE,
        DELIVERED_UNCONTESTED,
        NO_AGREEMENT,
        RULING,
        MEDIATOR_SILENCE,
        EVIDENCE_MISSED,
        RETURN_RECEIVED,
        RETURN_UNINSPECTED,
        RETURN_ADDRESS_MISSED,
        RETURN_NOT_SHIPPED,
        RETURN_NOT_ARRIVED,
        RETURN_LOST,
        REPLACEMENT_MISSED,
        EXCHANGED,
        CHARGED_BACK;

        /** The word in the API, for example {@code seller-silence}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    default boolean isOpen() {
        return !(this instanceof Resolved || this instanceof Withdrawn);
    }

    /** Whether the parties still negotiate. */
    default boolean isTalks() {
        return this instanceof AwaitingSeller
                || this instanceof AwaitingBuyer
                || this instanceof DeliveredWindow;
    }

    default boolean isUnderReview() {
        return this instanceof UnderReview || this instanceof ReviewOverdue;
    }

    /**
     * Until when it can, or could, be acted on: the end of the running turn, step or review, or of
     * the dispute.
     */
    default Instant until() {
        return switch (this) {
            case AwaitingSeller(var turn) -> turn.endsAt();
            case AwaitingBuyer(var turn) -> turn.endsAt();
            case DeliveredWindow(var endsAt, var left) -> endsAt;
            case UnderReview(var decideBy, var from) -> decideBy;
            case ReviewOverdue(var defaultAt) -> defaultAt;
            case Ruled ruled -> ruled.appealUntil();
            case AwaitingReturnAddress(var award, var endsAt) -> endsAt;
            case AwaitingReturn(var award, var address, var shipBy) -> shipBy;
            case ReturnInTransit(var award, var parcel, var arriveBy) -> arriveBy;
            case ReturnArrived(var award, var parcel, var inspectBy) -> inspectBy;
            case AwaitingReplacement awaiting -> awaiting.shipBy();
            case Resolved resolved -> resolved.endedAt();
            case Withdrawn(var endedAt) -> endedAt;
        };
    }

    /** Who is to act until then; of a ruling, whoever may still appeal. */
    default List<Party> onTurn() {
        return switch (this) {
            case AwaitingSeller s -> List.of(Party.SELLER);
            case AwaitingBuyer s -> List.of(Party.BUYER);
            case DeliveredWindow s -> List.of(Party.BUYER);
            case UnderReview s -> List.of();
            case ReviewOverdue s -> List.of();
            case Ruled s ->
                    Stream.of(Party.BUYER, Party.SELLER)
                            .filter(party -> !s.waived().contains(party))
                            .toList();
            case AwaitingReturnAddress s -> List.of(Party.SELLER);
            case AwaitingReturn s -> List.of(Party.BUYER);
            case ReturnInTransit s -> List.of();
            case ReturnArrived s -> List.of(Party.SELLER);
            case AwaitingReplacement s -> List.of(Party.SELLER);
            case Resolved s -> List.of();
            case Withdrawn s -> List.of();
        };
    }

    /** The same with {@code by} more time. */
    default DisputeStatus later(Duration by) {
        return switch (this) {
            case AwaitingSeller(var turn) -> new AwaitingSeller(turn.later(by));
            case AwaitingBuyer(var turn) -> new AwaitingBuyer(turn.later(by));
            case DeliveredWindow(var endsAt, var left) ->
                    new DeliveredWindow(endsAt.plus(by), left);
            case UnderReview(var decideBy, var from) -> new UnderReview(decideBy.plus(by), from);
            case ReviewOverdue(var defaultAt) -> new ReviewOverdue(defaultAt.plus(by));
            case Ruled r -> new Ruled(r.award(), r.ruledAt(), r.appealUntil().plus(by), r.waived());
            case AwaitingReturnAddress(var award, var endsAt) ->
                    new AwaitingReturnAddress(award, endsAt.plus(by));
            case AwaitingReturn(var award, var address, var shipBy) ->
                    new AwaitingReturn(award, address, shipBy.plus(by));
            case ReturnInTransit(var award, var parcel, var arriveBy) ->
                    new ReturnInTransit(award, parcel, arriveBy.plus(by));
            case ReturnArrived(var award, var parcel, var inspectBy) ->
                    new ReturnArrived(award, parcel, inspectBy.plus(by));
            case AwaitingReplacement(var award, var back, var freight, var shipBy) ->
                    new AwaitingReplacement(award, back, freight, shipBy.plus(by));
            case Resolved r -> this;
            case Withdrawn w -> this;
        };
    }
}
