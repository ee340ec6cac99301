package org.redress.dispute;

import org.redress.kernel.Refusal;
import org.redress.kernel.Refusal.Kind;

/** Why a dispute says no. */
public enum DisputeRefusal implements Refusal.Code {
    DISPUTE_NOT_FOUND(Kind.NOT_FOUND, "There is no such dispute."),
    DISPUTE_CLOSED(Kind.CONFLICT, "The dispute has ended; nothing more can be done in it."),
    NOT_FOR_THIS_PARTY(Kind.FORBIDDEN, "This party may not do that."),
    NOT_YOUR_TURN(Kind.CONFLICT, "It is the other side's turn."),
    NOT_IN_THIS_STATE(Kind.CONFLICT, "The dispute is at another step now."),
    UNDER_REVIEW(Kind.CONFLICT, "A mediator is deciding; the terms can no longer be changed."),
    NOT_UNDER_REVIEW(Kind.CONFLICT, "The dispute is not under review."),
    NO_OFFER(Kind.CONFLICT, "The other side has made no offer yet."),
    OFFER_CHANGED(Kind.CONFLICT, "Another offer stands now; look at it before accepting."),
    CONFIRM_ZERO(
            Kind.CONFLICT,
            "The offer is zero; accepting it ends the dispute with nothing. Confirm it."),
    AMOUNT_ABOVE_LINES(Kind.CONFLICT, "The amount is above what the disputed lines allow."),
    AMOUNT_TOO_SMALL(Kind.CONFLICT, "The amount is too small."),
    AMOUNT_NOT_FOR_EXCHANGE(Kind.CONFLICT, "An exchange has no amount of its own."),
    REMEDY_NOT_ALLOWED(Kind.CONFLICT, "This reason does not allow that remedy."),
    NOTHING_TO_RETURN(Kind.CONFLICT, "There is nothing that could be sent back."),
    EXCHANGED_ALREADY(Kind.CONFLICT, "The line was exchanged once already."),
    FREIGHT_WITHOUT_RETURN(Kind.CONFLICT, "Freight can be named only where goods go back."),
    ROUNDS_USED_UP(Kind.CONFLICT, "All rounds of offers are used up; the rest remains possible."),
    EVIDENCE_NEEDED(Kind.CONFLICT, "This reason needs evidence: attach a file first."),
    EVIDENCE_CLOSED(Kind.CONFLICT, "Evidence is closed: a mediator decides and has not asked."),
    REASON_UNCHANGED(Kind.CONFLICT, "The parcel was delivered: only another reason can go on."),
    ESCALATION_NOT_ALLOWED(Kind.CONFLICT, "Under this policy you cannot call the mediator."),
    TOO_EARLY(Kind.CONFLICT, "It is too early for that."),
    TAKEN_BY_ANOTHER(Kind.CONFLICT, "Another mediator has taken this case."),
    NOT_TAKEN(Kind.CONFLICT, "Nobody has taken this case."),
    SAME_MEDIATOR(Kind.CONFLICT, "An appeal is decided by another mediator."),
    ONLY_IN_FULL(Kind.CONFLICT, "Before the promised date only a full refund can be ruled."),
    PROPOSAL_NOT_FOUND(Kind.CONFLICT, "That proposal is not on the table."),
    DRAFT_NOT_FOUND(Kind.CONFLICT, "There is no such draft."),
    SECOND_PERSON_NEEDED(Kind.CONFLICT, "Somebody else than its author must sign this ruling."),
    ANSWERED_ALREADY(Kind.CONFLICT, "You have answered that already."),
    TOO_MANY_REQUESTS(Kind.CONFLICT, "There are as many open requests as there may be."),
    RULED_ALREADY(Kind.CONFLICT, "The dispute is ruled; it can only be appealed."),
    NEW_EVIDENCE_NEEDED(Kind.CONFLICT, "An appeal needs evidence that the ruling did not have."),
    RETURN_SHIPPED(Kind.CONFLICT, "The goods are on their way back; it is too late for that."),
    EXTENSION_TOO_LONG(Kind.CONFLICT, "A deadline is extended by 60 days at most, and above zero.");

    private final Kind kind;
    private final String sentence;

    DisputeRefusal(Kind kind, String sentence) {
        this.kind = kind;
        this.sentence = sentence;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
