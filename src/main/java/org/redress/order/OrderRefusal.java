package org.redress.order;

import org.redress.kernel.Refusal;
import org.redress.kernel.Refusal.Kind;

/** Why an order says no. */
public enum OrderRefusal implements Refusal.Code {
    ORDER_NOT_FOUND(Kind.NOT_FOUND, "There is no such order."),
    ORDER_ALREADY_REGISTERED(
            Kind.CONFLICT, "This order is registered already, with other content."),
    DEADLINE_ALREADY_DUE(Kind.CONFLICT, "A deadline of this would already be due."),
    IN_THE_FUTURE(Kind.CONFLICT, "That instant lies in the future."),
    BEFORE_PAYMENT(Kind.CONFLICT, "That instant lies before the payment."),
    WRONG_PARTY(Kind.FORBIDDEN, "This party may not do that."),
    LINE_NOT_FOUND(Kind.NOT_FOUND, "The order has no such line."),
    LINE_SETTLED(Kind.CONFLICT, "The line is settled; nothing about it can change any more."),
    LINE_IN_DISPUTE(Kind.CONFLICT, "The line is in an open dispute; withdraw that first."),
    ALREADY_SHIPPED(Kind.CONFLICT, "The line is shipped already."),
    ALREADY_CONFIRMED(Kind.CONFLICT, "Receipt of the line is confirmed already."),
    NOT_SHIPPED(Kind.CONFLICT, "The line has not been shipped yet."),
    NOTHING_LEFT(Kind.CONFLICT, "No line of the order is left for that."),
    TRACKING_UNKNOWN(Kind.CONFLICT, "No parcel of this order has that tracking number."),
    TRACKING_FACTS_USED_UP(Kind.CONFLICT, "The order has as many carrier facts as it may have."),
    TRACKING_FACT_UNKNOWN(Kind.CONFLICT, "No such carrier fact was recorded."),
    EXTENSION_OUT_OF_RANGE(Kind.CONFLICT, "An extension is an hour at least, within the limit."),
    EXTENSIONS_USED_UP(Kind.CONFLICT, "The line's protection was extended as far as it may be."),
    NOTHING_ASKED(Kind.CONFLICT, "The buyer has not asked for more time."),
    ACCOUNT_BLOCKED(Kind.CONFLICT, "This account is blocked; it cannot open disputes."),
    RECEIVED_MISMATCH(Kind.CONFLICT, "That reason does not fit what was said about the receipt."),
    EVIDENCE_NOT_FOUND(Kind.NOT_FOUND, "There is no such file of yours."),
    FILES_USED_UP(Kind.CONFLICT, "You have brought, or taken back, as many files as you may."),
    FILE_TOO_LARGE(Kind.CONFLICT, "The file is larger than the policy allows."),
    MESSAGES_USED_UP(Kind.CONFLICT, "The order has as many messages as it may have."),
    TOO_EARLY(Kind.CONFLICT, "It is too early to open this dispute."),
    TOO_MANY_DISPUTES(Kind.CONFLICT, "The order has as many disputes as it may have."),
    TOO_MANY_OPEN_DISPUTES(Kind.CONFLICT, "This buyer has as many open disputes as may be."),
    PAYMENT_NOT_FAILED(Kind.CONFLICT, "No payment of this number waits for a person."),
    NOT_SETTLED(Kind.CONFLICT, "Only what is settled is corrected; until then the rules decide."),
    CORRECTION_OUT_OF_RANGE(
            Kind.CONFLICT, "A correction is at most what the settlement gave to the other side."),
    OTHER_CURRENCY(Kind.CONFLICT, "The order is in another currency."),
    DISPUTE_LINES_TOGETHER(
            Kind.CONFLICT, "Lines of one open dispute are refunded only all together."),
    CHARGEBACK_OPEN(
            Kind.CONFLICT,
            "A bank chargeback is open; all stands still but messages and evidence."),
    CHARGEBACK_LOST(Kind.CONFLICT, "The payment was charged back already."),
    NO_CHARGEBACK(Kind.CONFLICT, "No chargeback of this order is open."),
    CHARGEBACK_UNKNOWN(Kind.CONFLICT, "No chargeback of this order has that reference."),
    CHARGEBACK_DECIDED(
            Kind.CONFLICT, "The bank has decided about that chargeback already, and otherwise."),
    PROTECTION_OVER(
            Kind.CONFLICT,
            "Protection is over; under this policy the dispute cannot be withdrawn.");

    private final Kind kind;
    private final String sentence;

    OrderRefusal(Kind kind, String sentence) {
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
