package org.redress.order;

/** The emails, one word each (requirements A9). */
public enum NoticeKind {
    /** W19, at registration. */
    ORDER_PROTECTED,
    /** W19, once the protection clock runs. */
    PROTECTION_STARTED,
    /** W01. */
    DISPUTE_OPENED,
    /** W02. */
    SELLER_ANSWERED,
    /** W03. */
    BUYER_ANSWERED,
    /** W06. */
    DELIVERED_DURING_DISPUTE,
    /** W09. */
    ESCALATED,
    /** W24. */
    MEDIATOR_OVERDUE,
    /** W17. */
    WITHDRAWN,
    /** W04, with W15 (planned). */
    SILENCE_GRANTED,
    /** W20, with W15 (planned) and W16. */
    AGREEMENT_REACHED,
    /** W11, with W15 (planned) and W16. */
    RULING_GIVEN,
    /** W11 after the mediator's silence, with W15 (planned) and W16. */
    DEFAULT_APPLIED,
    /** W16. */
    FUNDS_RELEASED,
    /** W21, with W15 (planned). */
    LINE_REFUNDED;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
