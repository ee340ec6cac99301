package org.redress.dispute;

import java.time.Instant;
import java.util.List;
import org.redress.dispute.Dispute.Claim;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.TextRef;
import org.redress.policy.Reason;

/** What happened in a dispute. Amounts are minor units, instants UTC. */
public sealed interface DisputeEvent {

    record Opened(
            List<Integer> lines,
            Reason reason,
            Claim claim,
            TextRef text,
            Instant capAt,
            Offer request,
            Turn turn)
            implements DisputeEvent {}

    /** The seller answered: a counter-offer, or a rejection when the amount is zero. */
    record SellerOffered(Offer offer, Turn turn) implements DisputeEvent {}

    /** The buyer asks for another amount now. */
    record BuyerCountered(Offer request, Turn turn) implements DisputeEvent {}

    /** The buyer said no and left the request as it was. */
    record BuyerRejected(Turn turn) implements DisputeEvent {}

    record Escalated(Instant decideBy) implements DisputeEvent {}

    record MediatorOverdue(Instant defaultAt) implements DisputeEvent {}

    /** It ended; {@code grounds} is the ruling's text, else null. */
    record Resolved(Resolution how, long amount, boolean coversShipping, TextRef grounds)
            implements DisputeEvent {}

    record Withdrawn() implements DisputeEvent {}
}
