package org.redress.notice;

import java.util.List;
import java.util.stream.IntStream;
import org.redress.dispute.Dispute;
import org.redress.ledger.LineSettlement;
import org.redress.order.OrderEvent;
import org.redress.order.ProtectedOrder;

/** What an event is about: a dispute's number (0 if none) and places of lines. */
record Subject(int dispute, List<Integer> lines) {

    static Subject of(OrderEvent event, ProtectedOrder order) {
        return switch (event) {
            case OrderEvent.OrderRegistered e ->
                    new Subject(0, IntStream.range(0, e.lines().size()).boxed().toList());
            case OrderEvent.LinesShipped e -> new Subject(0, e.lines());
            case OrderEvent.TrackingRecorded e -> tracked(e, order);
            case OrderEvent.ReceiptConfirmed e -> new Subject(0, e.lines());
            case OrderEvent.LinesSettled e ->
                    new Subject(
                            e.dispute(),
                            e.settlements().stream().map(LineSettlement::line).toList());
            case OrderEvent.PaymentCompleted e -> new Subject(0, List.of());
            case OrderEvent.InDispute(var number, var inside) ->
                    new Subject(number, order.dispute(number).orElseThrow().lines());
        };
    }

    /** A delivery concerns the first open dispute about what was delivered. */
    private static Subject tracked(OrderEvent.TrackingRecorded event, ProtectedOrder order) {
        return event.delivered().stream()
                .flatMap(place -> order.openDisputeOf(place).stream())
                .findFirst()
                .map(Subject::of)
                .orElseGet(() -> new Subject(0, event.delivered()));
    }

    private static Subject of(Dispute dispute) {
        return new Subject(dispute.number(), dispute.lines());
    }
}
