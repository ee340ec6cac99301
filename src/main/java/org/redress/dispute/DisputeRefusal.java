package org.redress.dispute;

import org.redress.kernel.Refusal;
import org.redress.kernel.Refusal.Kind;

/** Why a dispute says no. */
public enum DisputeRefusal implements Refusal.Code {
    DISPUTE_NOT_FOUND(Kind.NOT_FOUND, "There is no such dispute."),
    DISPUTE_CLOSED(Kind.CONFLICT, "The dispute has ended; nothing more can be done in it."),
    NOT_FOR_THIS_PARTY(Kind.FORBIDDEN, "This party may not do that."),
    NOT_YOUR_TURN(Kind.CONFLICT, "It is the other side's turn."),
    UNDER_REVIEW(Kind.CONFLICT, "A mediator is deciding; the terms can no longer be changed."),
    NOT_UNDER_REVIEW(Kind.CONFLICT, "Only a dispute under review can be ruled."),
    NO_OFFER(Kind.CONFLICT, "The other side has made no offer yet."),
    OFFER_CHANGED(Kind.CONFLICT, "Another offer stands now; look at it before accepting."),
    CONFIRM_ZERO(
            Kind.CONFLICT,
            "The offer is zero; accepting it ends the dispute with nothing. Confirm it."),
    AMOUNT_ABOVE_LINES(Kind.CONFLICT, "The amount is above what the disputed lines allow."),
    AMOUNT_TOO_SMALL(Kind.CONFLICT, "The amount is too small."),
    ESCALATION_NOT_ALLOWED(Kind.CONFLICT, "Under this policy the buyer cannot call the mediator."),
    TOO_EARLY(Kind.CONFLICT, "It is too early for that.");

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
