package org.redress.notice;

import org.redress.order.NoticeKind;

/** What an email has to tell, taken from the event and the order as it was then. */
final class News {

    private News() {}

    static Notice of(NoticeKind kind, Telling telling) {
        var order = new OrderNews(telling);
        var talks = new TalksNews(telling);
        var review = new ReviewNews(telling);
        var returns = new ReturnNews(telling);
        return switch (kind) {
            case ORDER_PROTECTED -> order.registered();
            case PROTECTION_STARTED -> order.shipped();
            case EXTENSION_ASKED -> order.extensionAsked();
            case PROTECTION_EXTENDED -> order.extended();
            case EXTENSION_DECLINED -> order.extensionDeclined();
            case DEADLINE_NEAR -> order.deadlineNear();
            case PROTECTION_ENDING -> order.protectionEnding();
            case MESSAGE_RECEIVED -> order.message();
            case OFF_PLATFORM_WARNING -> order.offPlatform();
            case FUNDS_RELEASED -> order.released();
            case REFUND_SENT -> PaymentNotice.sent(telling);
            case REFUND_PAID -> PaymentNotice.paid(telling);
            case PAYMENT_FAILED -> PaymentNotice.failed(telling);
            case PAYMENT_RETRIED -> PaymentNotice.retried(telling);
            case PAID_BY_HAND -> PaymentNotice.byHand(telling);
            case CORRECTION_GRANTED -> PaymentNotice.correction(telling);
            case CHARGEBACK_OPENED -> ChargebackNotice.opened(telling);
            case CHARGEBACK_WON -> ChargebackNotice.won(telling);
            case CHARGEBACK_LOST -> ChargebackNotice.lost(telling);
            case LINE_REFUNDED -> order.refunded();
            case DISPUTE_OPENED -> talks.opened();
            case SELLER_ANSWERED -> talks.sellerAnswered();
            case BUYER_ANSWERED -> talks.buyerAnswered();
            case DELIVERED_DURING_DISPUTE -> talks.delivered();
            case WITHDRAWN -> talks.withdrawn();
            case SILENCE_GRANTED -> talks.silenceGranted();
            case DISPUTE_EXPIRED -> talks.expired();
            case AGREEMENT_REACHED -> talks.agreed();
            case ESCALATED -> review.escalated();
            case EVIDENCE_REQUESTED -> review.evidenceRequested();
            case EVIDENCE_NOT_BROUGHT -> review.evidenceNotBrought();
            case PROPOSAL_MADE -> review.proposed();
            case RULED -> review.ruled();
            case APPEALED -> review.appealed();
            case MEDIATOR_OVERDUE -> review.overdue();
            case DEADLINE_EXTENDED -> review.deadlineExtended();
            case TURN_EXTENDED -> talks.turnExtended();
            case RULING_GIVEN -> review.rulingGiven();
            case DEFAULT_APPLIED -> review.defaultApplied();
            case EVIDENCE_DECIDED -> review.evidenceDecided();
            case RETURN_AGREED -> returns.agreed();
            case RETURN_ADDRESS_GIVEN -> returns.addressGiven();
            case RETURN_SHIPPED -> returns.shipped();
            case RETURN_ARRIVED -> returns.arrived();
            case RETURN_CONTESTED -> returns.contested();
            case REPLACEMENT_DUE -> returns.replacementDue();
            case REPLACEMENT_SHIPPED -> returns.replacementShipped();
            case RETURN_SETTLED -> returns.settled();
            case REPLACEMENT_MISSED -> returns.replacementMissed();
        };
    }
}
