package org.redress.order;

import java.util.List;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeEvolution;
import org.redress.dispute.Evidence;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.LineSettlement;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.Delivered;
import org.redress.order.LineStatus.Extension;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.LineStatus.Settled;
import org.redress.order.LineStatus.Shipment;
import org.redress.order.OrderEvent.ChargebackLost;
import org.redress.order.OrderEvent.ChargebackOpened;
import org.redress.order.OrderEvent.ChargebackReminded;
import org.redress.order.OrderEvent.ChargebackWon;
import org.redress.order.OrderEvent.CorrectionGranted;
import org.redress.order.OrderEvent.DeadlineNear;
import org.redress.order.OrderEvent.Ends;
import org.redress.order.OrderEvent.EvidenceAttached;
import org.redress.order.OrderEvent.EvidenceRemoved;
import org.redress.order.OrderEvent.ExtensionAsked;
import org.redress.order.OrderEvent.ExtensionDeclined;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderEvent.LinesShipped;
import org.redress.order.OrderEvent.MessagePosted;
import org.redress.order.OrderEvent.OrderRegistered;
import org.redress.order.OrderEvent.PaidByHand;
import org.redress.order.OrderEvent.PaymentCompleted;
import org.redress.order.OrderEvent.PaymentFailed;
import org.redress.order.OrderEvent.PaymentRetried;
import org.redress.order.OrderEvent.ProtectionExtended;
import org.redress.order.OrderEvent.ReceiptConfirmed;
import org.redress.order.OrderEvent.RefundChargedBack;
import org.redress.order.OrderEvent.TrackingRecorded;
import org.redress.order.OrderEvent.TrackingRetracted;

/** What an order is after an event. Never refuses: an impossible pair is a bug and throws. */
public final class OrderEvolution {

    private OrderEvolution() {}

    /** {@code order} is null before its registration. */
    public static ProtectedOrder evolve(ProtectedOrder order, Occurrence<OrderEvent> occurrence) {
        var next =
                switch (occurrence.event()) {
                    case OrderRegistered(var purchase, var lines) ->
                            ProtectedOrder.registered(purchase, lines);
                    case LinesShipped(var lines, var parcel) ->
                            order.with(lines, line -> line.with(new InTransit(parcel)));
                    case TrackingRecorded tracked -> tracked(order, tracked);
                    case TrackingRetracted(var fact, var lines) ->
                            order.with(order.file().withoutFact(fact))
                                    .with(
                                            lines,
                                            line ->
                                                    line.with(
                                                            new InTransit(line.status().parcel())));
                    case ReceiptConfirmed(var lines, var releaseAt) ->
                            order.with(
                                    lines,
                                    line ->
                                            line.with(
                                                    new Confirmed(
                                                            line.status().parcel(),
                                                            occurrence.at(),
                                                            releaseAt)));
                    case ExtensionAsked(var lines, var by) ->
                            order.with(lines, line -> extension(line, by, false));
                    case ExtensionDeclined(var lines) ->
                            order.with(lines, line -> extension(line, null, true));
                    case ProtectionExtended extended -> extended(order, extended, occurrence);
                    case DeadlineNear e -> order;
                    case LinesSettled settled -> settled(order, settled, occurrence);
                    case PaymentCompleted(var instruction, var reference) ->
                            order.with(order.funds().arrived(instruction));
                    case PaymentFailed failed ->
                            order.with(order.funds().failed(failed.instruction()));
                    case PaymentRetried(var failed, var again) ->
                            order.with(order.funds().seenTo(failed).sent(List.of(again)));
                    case PaidByHand(var instruction, var reference) ->
                            order.with(order.funds().seenTo(instruction));
                    case MessagePosted posted -> posted(order, posted, occurrence.actor());
                    case EvidenceAttached(var evidence) -> attached(order, evidence);
                    case EvidenceRemoved(var number) -> removed(order, number);
                    case ChargebackOpened(var reference, var remindAt) ->
                            order.with(
                                    Chargeback.opened(
                                            order.chargeback(),
                                            reference,
                                            occurrence.at(),
                                            remindAt));
                    case ChargebackReminded(var remindAt) ->
                            order.with(order.chargeback().reminded(remindAt));
                    case ChargebackWon(var stoodStill) ->
                            ChargedBack.won(order, stoodStill, occurrence.at());
                    case ChargebackLost lost -> ChargedBack.lost(order, lost, occurrence.at());
                    case CorrectionGranted granted ->
                            order.with(order.funds().corrected(granted.instruction()));
                    case RefundChargedBack refund -> ChargedBack.refund(order, refund);
                    case InDispute(var number, var event) ->
                            inDispute(order, number, occurrence.with(event));
                };
        return next.next(
                next.funds().moved(OrderEffects.postings(occurrence.event())), occurrence.at());
    }

    private static ProtectedOrder attached(ProtectedOrder order, Evidence evidence) {
        var next = order.with(order.file().with(evidence));
        return order.dispute(evidence.dispute())
                .map(dispute -> next.with(DisputeEvolution.evidenceAdded(dispute, evidence)))
                .orElse(next);
    }

    private static ProtectedOrder tracked(ProtectedOrder order, TrackingRecorded e) {
        var next = order.with(order.file().with(e.fact().kept()));
        for (Ends ends : e.delivered()) {
            next =
                    next.with(
                            List.of(ends.line()),
                            line ->
                                    line.with(
                                            new Delivered(
                                                    line.status().parcel(),
                                                    e.fact().at(),
                                                    ends.protectionEnd(),
                                                    ends.releaseAt())));
        }
        return next;
    }

    private static Line extension(Line line, java.time.Duration asked, boolean declined) {
        Shipment parcel = line.status().parcel();
        var extension = new Extension(parcel.extended(), asked, declined);
        return line.with(line.status().with(parcel.with(extension)));
    }

    private static ProtectedOrder extended(
            ProtectedOrder order, ProtectionExtended e, Occurrence<OrderEvent> occurrence) {
        boolean automatic = occurrence.actor() == Party.TIME;
        var next = order;
        for (Ends ends : e.parcels()) {
            next =
                    next.with(
                            List.of(ends.line()),
                            line ->
                                    line.with(
                                            line.status()
                                                    .with(
                                                            Protecting.with(
                                                                    line.status().parcel(),
                                                                    ends,
                                                                    e.by(),
                                                                    automatic))));
        }
        for (Ends ends : e.delivered()) {
            next =
                    next.with(
                            List.of(ends.line()),
                            line -> {
                                var delivered = (Delivered) line.status();
                                return line.with(
                                        new Delivered(
                                                delivered.shipment(),
                                                delivered.deliveredAt(),
                                                ends.protectionEnd(),
                                                ends.releaseAt()));
                            });
        }
        return next;
    }

    private static ProtectedOrder settled(
            ProtectedOrder order, LinesSettled e, Occurrence<OrderEvent> occurrence) {
        var next = order.with(order.funds().sent(e.instructions()));
        for (LineSettlement settlement : e.settlements()) {
            next =
                    next.with(
                            List.of(settlement.line()),
                            line -> {
                                if (line.isSettled()) {
                                    throw new IllegalStateException("settled twice: " + line.id());
                                }
                                return line.with(
                                        new Settled(
                                                settlement.outcome(),
                                                e.cause(),
                                                occurrence.effectiveAt()));
                            });
        }
        return next;
    }

    private static ProtectedOrder removed(ProtectedOrder order, int number) {
        var file = order.file().evidence(number).orElseThrow();
        var next = order.with(order.file().withoutEvidence(number));
        return order.dispute(file.dispute())
                .map(dispute ->
                        next.with(
                                DisputeEvolution.evidenceRemoved(
                                        dispute, file, next.file().evidenceIn(dispute.number()))))
                .orElse(next);
    }

    /** What a seller writes on the order counts for every open dispute of it. */
    private static ProtectedOrder posted(ProtectedOrder order, MessagePosted e, Party author) {
        var next = order.with(order.file().withMessage());
        if (author != Party.SELLER) {
            return next;
        }
        for (Dispute dispute : order.disputes()) {
            if (dispute.isOpen() && (e.dispute() == 0 || e.dispute() == dispute.number())) {
                next = next.with(DisputeEvolution.sellerWrote(dispute));
            }
        }
        return next;
    }

    private static ProtectedOrder inDispute(
            ProtectedOrder order, int number, Occurrence<DisputeEvent> occurrence) {
        Dispute before = order.dispute(number).orElse(null);
        var next = order.with(DisputeEvolution.evolve(before, number, occurrence));
        return occurrence.event() instanceof DisputeEvent.Opened opened
                ? next.with(next.file().filed(opened.evidence(), number))
                : next;
    }
}
