package org.redress.notice;

import java.time.Duration;
import java.time.Instant;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.Offer;
import org.redress.dispute.Terms;
import org.redress.kernel.Occurrence;
import org.redress.kernel.TextRef;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.ProtectedOrder;
import org.redress.policy.Policy;

/** What an email is told from, and how its amounts, instants and quotes are written. */
record Telling(
        CaseFile file, ProtectedOrder order, Policy policy, Subject subject, Formats formats) {

    Occurrence<OrderEvent> occurrence() {
        return file.occurrence();
    }

    OrderEvent event() {
        return occurrence().event();
    }

    /** The event, which is one of a dispute. */
    DisputeEvent inside() {
        return ((InDispute) event()).event();
    }

    /** The dispute's event just before this settlement: its end. */
    DisputeEvent.Resolved end() {
        return (DisputeEvent.Resolved) inDispute(file.earlier(1));
    }

    /** A dispute's event, or null. */
    static DisputeEvent inDispute(OrderEvent event) {
        return event instanceof InDispute(var number, var inside) ? inside : null;
    }

    Dispute dispute() {
        return order.dispute(subject.dispute()).orElseThrow();
    }

    /** The buyer's standing request. */
    Deal asked() {
        return deal(dispute().request());
    }

    /** The seller's standing offer; an offer of nothing is a rejection (N04): no offer at all. */
    Deal offered() {
        return deal(dispute().sellerOffer());
    }

    Deal deal(Offer offer) {
        return offer == null ? null : deal(offer.terms());
    }

    /** Null where nothing goes back. */
    Deal deal(Terms terms) {
        return terms.isNothing()
                ? null
                : new Deal(terms.remedy(), amount(terms.amount()), terms.freight());
    }

    /** A person's words to be quoted; null if there are none, or no longer. */
    String words(TextRef ref) {
        String text = file.text(ref);
        return text == null || text.isBlank() ? null : PlainText.line(text, PlainText.QUOTE);
    }

    String plain(String word) {
        return word == null ? null : PlainText.line(word, PlainText.NAME);
    }

    String amount(long minorUnits) {
        return formats.amount(minorUnits);
    }

    /** Null for nothing. */
    String amountOrNull(long minorUnits) {
        return minorUnits == 0 ? null : amount(minorUnits);
    }

    String instant(Instant instant) {
        return formats.instant(instant);
    }

    String duration(Duration duration) {
        return formats.duration(duration);
    }
}
