package org.redress.notice;

import java.time.Instant;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.Offer;
import org.redress.kernel.Deadline;
import org.redress.kernel.Deadline.Kind;
import org.redress.kernel.TextRef;
import org.redress.order.LineStatus.Cause;
import org.redress.order.NoticeKind;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderEvent.LinesShipped;
import org.redress.order.OrderEvent.TrackingRecorded;
import org.redress.order.ProtectedOrder;

/** What an email has to tell, taken from the event and the order as it was then. */
record News(CaseFile file, ProtectedOrder order, Subject subject, Formats formats) {

    Notice of(NoticeKind kind) {
        OrderEvent event = file.occurrence().event();
        return switch (kind) {
            case ORDER_PROTECTED ->
                    new Notice.OrderProtected(
                            amount(order.balance().captured()),
                            instant(firstDeadline(Kind.SHIP_BY)));
            case PROTECTION_STARTED -> protectionStarted((LinesShipped) event);
            case DISPUTE_OPENED -> opened((DisputeEvent.Opened) inside(event));
            case SELLER_ANSWERED -> sellerAnswered((DisputeEvent.SellerOffered) inside(event));
            case BUYER_ANSWERED -> buyerAnswered(inside(event));
            case DELIVERED_DURING_DISPUTE ->
                    new Notice.DeliveredDuringDispute(
                            instant(((TrackingRecorded) event).occurredAt()), asked());
            case ESCALATED ->
                    new Notice.Escalated(
                            asked(),
                            offered(),
                            instant(((DisputeEvent.Escalated) inside(event)).decideBy()));
            case MEDIATOR_OVERDUE ->
                    new Notice.MediatorOverdue(
                            asked(),
                            instant(file.occurrence().due()),
                            instant(((DisputeEvent.MediatorOverdue) inside(event)).defaultAt()));
            case WITHDRAWN -> new Notice.Withdrawn(instant(openUntil()));
            case SILENCE_GRANTED -> new Notice.SilenceGranted(asked());
            case AGREEMENT_REACHED ->
                    new Notice.AgreementReached(causeOf(event) == Cause.CONCESSION);
            case RULING_GIVEN -> new Notice.RulingGiven(words(ruling().grounds()));
            case DEFAULT_APPLIED -> new Notice.DefaultApplied(asked());
            case FUNDS_RELEASED ->
                    new Notice.FundsReleased(causeOf(event) == Cause.RECEIPT_CONFIRMED);
            case LINE_REFUNDED -> new Notice.LineRefunded(causeOf(event) == Cause.SHIP_BY_MISSED);
        };
    }

    private Notice protectionStarted(LinesShipped event) {
        var parcel = event.shipment();
        return new Notice.ProtectionStarted(
                instant(parcel.shippedAt()),
                plain(parcel.carrier()),
                plain(parcel.trackingNumber()),
                instant(parcel.protectionEnd()),
                instant(parcel.releaseAt()));
    }

    private Notice opened(DisputeEvent.Opened event) {
        return new Notice.DisputeOpened(
                event.reason(),
                amount(event.request().amount()),
                words(event.text()),
                instant(event.turn().endsAt()),
                instant(event.capAt()));
    }

    private Notice sellerAnswered(DisputeEvent.SellerOffered event) {
        return new Notice.SellerAnswered(
                amountOf(event.offer()), asked(), instant(event.turn().endsAt()));
    }

    private Notice buyerAnswered(DisputeEvent event) {
        return event instanceof DisputeEvent.BuyerCountered(var request, var turn)
                ? new Notice.BuyerAnswered(amountOf(request), offered(), instant(turn.endsAt()))
                : new Notice.BuyerAnswered(
                        null,
                        offered(),
                        instant(((DisputeEvent.BuyerRejected) event).turn().endsAt()));
    }

    /** The ruling stands in the event just before the settlement that this email is about. */
    private DisputeEvent.Resolved ruling() {
        var before = file.events().get(file.events().size() - 2);
        return (DisputeEvent.Resolved) inside(before.event());
    }

    private Instant openUntil() {
        Instant release = firstDeadline(Kind.PROTECTION);
        boolean over = release == null || !file.occurrence().at().isBefore(release);
        return over ? null : release;
    }

    private Instant firstDeadline(Kind kind) {
        return order.deadlines()
                .filter(deadline ->
                        deadline.kind() == kind && subject.lines().contains(deadline.subject()))
                .min(Deadline::compareTo)
                .map(Deadline::at)
                .orElse(null);
    }

    private Dispute dispute() {
        return order.dispute(subject.dispute()).orElseThrow();
    }

    private String asked() {
        return amount(dispute().request().amount());
    }

    private String offered() {
        return amountOf(dispute().sellerOffer());
    }

    /** An offer of zero is a rejection (N04): no offer at all. */
    private String amountOf(Offer offer) {
        return offer == null || offer.amount() == 0 ? null : amount(offer.amount());
    }

    private static DisputeEvent inside(OrderEvent event) {
        return ((InDispute) event).event();
    }

    private static Cause causeOf(OrderEvent event) {
        return ((LinesSettled) event).cause();
    }

    private String words(TextRef ref) {
        String text = file.text(ref);
        return text == null ? null : PlainText.line(text, PlainText.QUOTE);
    }

    private static String plain(String word) {
        return word == null ? null : PlainText.line(word, PlainText.NAME);
    }

    private String amount(long minorUnits) {
        return formats.amount(minorUnits);
    }

    private String instant(Instant instant) {
        return formats.instant(instant);
    }
}
