package org.redress.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.Mediation.Draft;
import org.redress.dispute.Mediation.EvidenceRequest;
import org.redress.dispute.Mediation.Proposal;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;

/** What happened in a dispute. Amounts are minor units, instants UTC. */
public sealed interface DisputeEvent {

    /** {@code evidence} are the numbers of the files named at the opening. */
    record Opened(Matter matter, List<Integer> evidence, Instant capAt, Offer request, Turn turn)
            implements DisputeEvent {}

    /** The seller answered: a counter-offer, or a rejection when it is of nothing. */
    record SellerOffered(Offer offer, Turn turn, Instant capAt) implements DisputeEvent {}

    /** The seller answered while the buyer has the delivered window; no turn moves. */
    record SellerOfferedMeanwhile(Offer offer) implements DisputeEvent {}

    /** The buyer asks for other terms now. */
    record BuyerCountered(Offer request, Turn turn, Instant capAt) implements DisputeEvent {}

    /** The buyer changed reason, words or terms (N15). */
    record BuyerEdited(Matter matter, Offer request, Turn turn, Instant capAt)
            implements DisputeEvent {}

    /** The buyer said no and left the request as it was. */
    record BuyerRejected(Turn turn) implements DisputeEvent {}

    /** The carrier delivered what is claimed as not received (C06). */
    record DeliveredWindowOpened(Instant endsAt, Duration sellerLeft) implements DisputeEvent {}

    /** The same where the policy gives no window, or lines are still missing: nothing moves. */
    record DeliveredMeanwhile() implements DisputeEvent {}

    /** The carrier took its word back; the turn is the seller's again. */
    record DeliveredWindowClosed(Turn turn, Instant capAt) implements DisputeEvent {}

    record Escalated(Instant decideBy, Instant rulesFrom) implements DisputeEvent {}

    record Taken(String mediator) implements DisputeEvent {}

    record HandedBack(String mediator) implements DisputeEvent {}

    record EvidenceRequested(EvidenceRequest request) implements DisputeEvent {}

    /** The time of a request is over; {@code missed} says whether nothing came. */
    record EvidenceWindowEnded(int request, Party from, boolean missed) implements DisputeEvent {}

    record Proposed(Proposal proposal) implements DisputeEvent {}

    record ProposalAnswered(int proposal, boolean accepted) implements DisputeEvent {}

    record ProposalLapsed(int proposal) implements DisputeEvent {}

    record RulingDrafted(Draft draft) implements DisputeEvent {}

    record MediatorOverdue(Instant defaultAt) implements DisputeEvent {}

    /** Decided, but open to appeal; {@code mediator} is null after the mediator's silence. */
    record Ruled(Award award, String mediator, TextRef grounds, Instant appealUntil)
            implements DisputeEvent {}

    record AppealWaived() implements DisputeEvent {}

    record Appealed(TextRef text, Instant decideBy) implements DisputeEvent {}

    /** The goods go back first; {@code grounds} is the ruling's text, else null. */
    record ReturnAgreed(Award award, Instant addressUntil, TextRef grounds)
            implements DisputeEvent {}

    record ReturnAddressGiven(TextRef address, Instant shipBy) implements DisputeEvent {}

    /** The goods are on their way back, or again so: the carrier took their arrival back. */
    record ReturnShipped(Parcel parcel, Instant arriveBy) implements DisputeEvent {}

    record ReturnArrived(Instant inspectBy) implements DisputeEvent {}

    /** The goods came back as they should. */
    record ReturnAccepted(TextRef note) implements DisputeEvent {}

    /** The seller says that something is wrong with them; a mediator decides. */
    record ReturnContested(Inspection found, TextRef note, Instant decideBy, Instant evidenceUntil)
            implements DisputeEvent {}

    /** Another one is to be sent. */
    record ReplacementAgreed(
            Award award, boolean afterReturn, long freight, Instant shipBy, TextRef grounds)
            implements DisputeEvent {}

    /** It is on its way, and the dispute over. */
    record ReplacementShipped(String carrier, String trackingNumber) implements DisputeEvent {}

    record DeadlineExtended(Duration more, Instant until, TextRef why) implements DisputeEvent {}

    /**
     * {@code party} was not reached by the notice of its turn and has {@code more} time, once.
     *
     * @param request the request for evidence whose time it is, 0: the dispute's own turn
     */
    record TurnExtended(Party party, Duration more, Instant until, Instant capAt, int request)
            implements DisputeEvent {}

    /**
     * It ended. {@code freight} goes to the buyer as well, for the way back; {@code owed} of it the
     * seller still owes. {@code grounds} is the ruling's text, else null.
     */
    record Resolved(
            Resolution how,
            long amount,
            boolean coversShipping,
            long freight,
            long owed,
            TextRef grounds)
            implements DisputeEvent {}

    record Withdrawn() implements DisputeEvent {}
}
