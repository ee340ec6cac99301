package org.redress.order;

/** The emails, one word each (requirements A9). */
public enum NoticeKind {
    /** W19, at registration. */
    ORDER_PROTECTED,
    /** W19, once the protection clock runs. */
    PROTECTION_STARTED,
    /** The buyer asks for more time. */
    EXTENSION_ASKED,
    /** W08. */
    PROTECTION_EXTENDED,
    /** W08. */
    EXTENSION_DECLINED,
    /** A message of the other side, without force. */
    MESSAGE_RECEIVED,
    /** N18: somebody speaks of settling elsewhere. */
    OFF_PLATFORM_WARNING,
    /** W01. */
    DISPUTE_OPENED,
    /** W02. */
    SELLER_ANSWERED,
    /** W03. */
    BUYER_ANSWERED,
    /** W05: a deadline comes near. */
    DEADLINE_NEAR,
    /** W07: protection is near its end. */
    PROTECTION_ENDING,
    /** W06. */
    DELIVERED_DURING_DISPUTE,
    /** W09. */
    ESCALATED,
    /** W10. */
    EVIDENCE_REQUESTED,
    /** W10: what was asked for did not come. */
    EVIDENCE_NOT_BROUGHT,
    /** W11. */
    PROPOSAL_MADE,
    /** W11: ruled, and open to appeal. */
    RULED,
    /** A ruling is appealed. */
    APPEALED,
    /** W24. */
    MEDIATOR_OVERDUE,
    /** A deadline was extended by a person. */
    DEADLINE_EXTENDED,
    /** The other party has more time, for the notice of its turn was not delivered. */
    TURN_EXTENDED,
    /** W04, W11 or W20: the goods go back first. */
    RETURN_AGREED,
    /** W12. */
    RETURN_ADDRESS_GIVEN,
    /** W13. */
    RETURN_SHIPPED,
    /** W14. */
    RETURN_ARRIVED,
    /** W14: the seller contests what came back. */
    RETURN_CONTESTED,
    /** W22, and W04, W11 or W20: another one is to be sent. */
    REPLACEMENT_DUE,
    /** W22. */
    REPLACEMENT_SHIPPED,
    /** W17. */
    WITHDRAWN,
    /** W04, with W15 (planned). */
    SILENCE_GRANTED,
    /** W16: the dispute ended because nobody went on with it. */
    DISPUTE_EXPIRED,
    /** W20, with W15 (planned) and W16. */
    AGREEMENT_REACHED,
    /** W11, with W15 (planned) and W16. */
    RULING_GIVEN,
    /** W11 after the mediator's silence, with W15 (planned) and W16. */
    DEFAULT_APPLIED,
    /** W11: missing evidence was decisive, with W15 (planned) and W16. */
    EVIDENCE_DECIDED,
    /** W14: the way back is over, with W15 (planned) and W16. */
    RETURN_SETTLED,
    /** W22: no replacement came, with W15 (planned). */
    REPLACEMENT_MISSED,
    /** W16. */
    FUNDS_RELEASED,
    /** W21, with W15 (planned). */
    LINE_REFUNDED,
    /** W15: the provider has taken a refund on and will carry it out. */
    REFUND_SENT,
    /** W15: a refund was paid. */
    REFUND_PAID,
    /** W15: a refund or a payout did not arrive (FG6, FG11). */
    PAYMENT_FAILED,
    /** W15: what failed is on its way again. */
    PAYMENT_RETRIED,
    /** W15: what failed was paid in another way. */
    PAID_BY_HAND,
    /** W15: the marketplace pays from its own account, after the settlement. */
    CORRECTION_GRANTED,
    /** W23: a bank wants the payment back. */
    CHARGEBACK_OPENED,
    /** W23. */
    CHARGEBACK_WON,
    /** W23. */
    CHARGEBACK_LOST;

    /** The kind with this code. */
    public static NoticeKind named(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
