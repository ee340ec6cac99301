package org.redress.notice;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.ledger.LineSettlement;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.Ends;
import org.redress.order.ProtectedOrder;

/** What an event is about: a dispute's number (0 if none) and places of lines. */
record Subject(int dispute, List<Integer> lines) {

    static Subject of(OrderEvent event, ProtectedOrder order) {
        return switch (event) {
            case OrderEvent.OrderRegistered e -> all(order);
            case OrderEvent.LinesShipped e -> shipped(e, order);
            case OrderEvent.TrackingRecorded e -> new Subject(0, lines(e.delivered().stream()));
            case OrderEvent.TrackingRetracted e -> new Subject(0, e.lines());
            case OrderEvent.ReceiptConfirmed e -> new Subject(0, e.lines());
            case OrderEvent.ExtensionAsked e -> new Subject(0, e.lines());
            case OrderEvent.ExtensionDeclined e -> new Subject(0, e.lines());
            case OrderEvent.ProtectionExtended e -> new Subject(0, lines(e.parcels().stream()));
            case OrderEvent.LinesSettled e ->
                    new Subject(
                            e.dispute(),
                            e.settlements().stream().map(LineSettlement::line).toList());
            case OrderEvent.DeadlineNear e ->
                    e.dispute() > 0 ? in(e.dispute(), order) : new Subject(0, e.lines());
            case OrderEvent.PaymentCompleted e -> all(order);
            case OrderEvent.PaymentFailed e -> all(order);
            case OrderEvent.PaymentRetried e -> all(order);
            case OrderEvent.PaidByHand e -> all(order);
            case OrderEvent.ChargebackOpened e -> all(order);
            case OrderEvent.ChargebackReminded e -> all(order);
            case OrderEvent.ChargebackWon e -> all(order);
            case OrderEvent.ChargebackLost e -> all(order);
            case OrderEvent.RefundChargedBack e -> all(order);
            case OrderEvent.CorrectionGranted e -> in(e.dispute(), order);
            case OrderEvent.MessagePosted e -> in(e.dispute(), order);
            case OrderEvent.EvidenceAttached e -> in(e.evidence().dispute(), order);
            case OrderEvent.EvidenceRemoved e -> all(order);
            case OrderEvent.InDispute(var number, var inside) -> in(number, order);
        };
    }

    /** A replacement belongs to the dispute that it ended. */
    private static Subject shipped(OrderEvent.LinesShipped event, ProtectedOrder order) {
        int dispute =
                order.disputes().stream()
                        .filter(d -> event.shipment().replacement())
                        .filter(d ->
                                d.status() instanceof Resolved r && r.how() == Resolution.EXCHANGED)
                        .filter(d -> d.lines().equals(event.lines()))
                        .mapToInt(Dispute::number)
                        .max()
                        .orElse(0);
        return new Subject(dispute, event.lines());
    }

    private static Subject in(int dispute, ProtectedOrder order) {
        return order.dispute(dispute)
                .map(found -> new Subject(dispute, found.lines()))
                .orElseGet(() -> all(order));
    }

    private static Subject all(ProtectedOrder order) {
        return new Subject(0, IntStream.range(0, order.lines().size()).boxed().toList());
    }

    private static List<Integer> lines(Stream<Ends> ends) {
        return ends.map(Ends::line).toList();
    }
}
