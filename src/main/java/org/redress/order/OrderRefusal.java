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
    REASON_NEEDS_EVIDENCE(Kind.CONFLICT, "This reason needs evidence, which is not supported yet."),
    TOO_EARLY(Kind.CONFLICT, "It is too early to open this dispute."),
    AMOUNT_ABOVE_LINES(Kind.CONFLICT, "The amount is above what the disputed lines allow."),
    AMOUNT_TOO_SMALL(Kind.CONFLICT, "The amount must be at least one minor unit."),
    TOO_MANY_DISPUTES(Kind.CONFLICT, "The order has as many disputes as it may have."),
    DISPUTE_LINES_TOGETHER(
            Kind.CONFLICT, "Lines of one open dispute are refunded only all together."),
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
