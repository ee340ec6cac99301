package org.redress.notice;

import org.redress.order.LineStatus.Cause;
import org.redress.policy.Policy.Then;
import org.redress.policy.Reason;

/** Emails about the talks of buyer and seller, and what ends them. */
public sealed interface TalksNotice extends Notice {

    /**
     * W01: the buyer opened a dispute.
     *
     * @param nearest the reason is only the nearest one; the words tell
     * @param capAt when the talks end, and with it who joins (N20)
     */
    record DisputeOpened(
            Reason reason,
            boolean nearest,
            Deal asked,
            String words,
            String answerBy,
            String capAt,
            Then atCap)
            implements TalksNotice {}

    /**
     * W02: the seller made an offer, or, without one, rejected.
     *
     * @param inWindow the buyer has first to say whether the goods came
     */
    record SellerAnswered(Deal offered, Deal asked, String answerBy, boolean inWindow)
            implements TalksNotice {}

    /**
     * W03: the buyer asks for other terms, or, without {@code asked}, rejected.
     *
     * @param reason null unless the dispute itself was changed
     * @param words the changed dispute's, else null
     */
    record BuyerAnswered(Deal asked, Deal offered, Reason reason, String words, String answerBy)
            implements TalksNotice {}

    /**
     * W06: the carrier says delivered while the buyer says not received.
     *
     * @param windowUntil until when the buyer is to speak, null: nothing changes
     * @param partly some of the items are still on their way
     */
    record DeliveredDuringDispute(
            String deliveredAt, Deal asked, Deal offered, String windowUntil, boolean partly)
            implements TalksNotice {}

    /** The other party has {@code by} more time, for it could not be told of its turn. */
    record TurnExtended(String by, String until) implements TalksNotice {}

    /** W17: the buyer took the dispute back; it may be opened again until {@code openUntil}. */
    record Withdrawn(String openUntil) implements TalksNotice {}

    /** W04: the seller stayed silent, so the request is granted. */
    record SilenceGranted(Deal asked) implements TalksNotice {}

    /** W16: the buyer's silence, the delivered window or the cap ended it. */
    record DisputeExpired(Cause cause) implements TalksNotice {}

    /** W20: both agree, on a mediator's proposal too, or the seller conceded during the review. */
    record AgreementReached(boolean concession, boolean proposal) implements TalksNotice {}
}
