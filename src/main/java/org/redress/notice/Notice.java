package org.redress.notice;

import org.redress.policy.Reason;

/**
 * The emails (requirements A9), one record each: what the template of that name may say. Amounts
 * and instants are ready to be shown; what does not apply is null.
 */
public sealed interface Notice {

    /** W19: the order is protected; {@code shipBy} is when it is refunded if nothing is shipped. */
    record OrderProtected(String total, String shipBy) implements Notice {}

    /** W19: the protection clock runs. */
    record ProtectionStarted(
            String shippedAt,
            String carrier,
            String tracking,
            String protectedUntil,
            String releaseAt)
            implements Notice {}

    /** W01: the buyer opened a dispute; {@code words} are the buyer's own. */
    record DisputeOpened(Reason reason, String asked, String words, String answerBy, String capAt)
            implements Notice {}

    /** W02: the seller offered less or more, or, without an offer, rejected. */
    record SellerAnswered(String offered, String asked, String answerBy) implements Notice {}

    /** W03: the buyer asks for another amount, or, without {@code asked}, rejected the offer. */
    record BuyerAnswered(String asked, String offered, String answerBy) implements Notice {}

    /** W06: the carrier says delivered while the buyer says not received. */
    record DeliveredDuringDispute(String deliveredAt, String asked) implements Notice {}

    /** W09: a mediator is to decide. */
    record Escalated(String asked, String offered, String decideBy) implements Notice {}

    /** W24: the mediator was silent; the request is granted at {@code defaultAt}. */
    record MediatorOverdue(String asked, String decideBy, String defaultAt) implements Notice {}

    /** W17: the buyer took the dispute back; it may be opened again until {@code openUntil}. */
    record Withdrawn(String openUntil) implements Notice {}

    /** W04: the seller stayed silent, so the request is granted. */
    record SilenceGranted(String asked) implements Notice {}

    /** W20: both agree, or the seller conceded during the review. */
    record AgreementReached(boolean concession) implements Notice {}

    /** W11: the mediator ruled; {@code grounds} are the mediator's own words. */
    record RulingGiven(String grounds) implements Notice {}

    /** W11: the mediator stayed silent to the end, so the default is applied. */
    record DefaultApplied(String asked) implements Notice {}

    /** W16: the money goes to the seller. */
    record FundsReleased(boolean confirmed) implements Notice {}

    /**
     * W21: all of it goes back to the buyer, by the seller's wish or because nothing was shipped.
     */
    record LineRefunded(boolean neverShipped) implements Notice {}
}
