package org.redress.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeEvolution;
import org.redress.kernel.Occurrence;
import org.redress.ledger.Balance;
import org.redress.ledger.Instruction;
import org.redress.ledger.LineSettlement;
import org.redress.ledger.Posting;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.Delivered;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.LineStatus.Settled;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderEvent.LinesShipped;
import org.redress.order.OrderEvent.OrderRegistered;
import org.redress.order.OrderEvent.PaymentCompleted;
import org.redress.order.OrderEvent.ReceiptConfirmed;
import org.redress.order.OrderEvent.TrackingRecorded;

/** What an order is after an event. Never refuses: an impossible pair is a bug and throws. */
public final class OrderEvolution {

    private OrderEvolution() {}

    /** {@code order} is null before its registration. */
    public static ProtectedOrder evolve(ProtectedOrder order, Occurrence<OrderEvent> occurrence) {
        var next =
                switch (occurrence.event()) {
                    case OrderRegistered registered -> registered(registered);
                    case LinesShipped(var lines, var parcel) ->
                            lines(order, lines, line -> line.with(new InTransit(parcel)));
                    case TrackingRecorded tracked -> tracked(order, tracked);
                    case ReceiptConfirmed(var lines, var releaseAt) ->
                            lines(
                                    order,
                                    lines,
                                    line ->
                                            line.with(
                                                    new Confirmed(
                                                            line.status().parcel(),
                                                            occurrence.at(),
                                                            releaseAt)));
                    case LinesSettled settled -> settled(order, settled, occurrence.effectiveAt());
                    case PaymentCompleted(var instruction, var reference) ->
                            completed(order, instruction);
                    case InDispute(var number, var event) ->
                            dispute(
                                    order,
                                    number,
                                    DisputeEvolution.evolve(
                                            order.dispute(number).orElse(null),
                                            number,
                                            occurrence.with(event)));
                };
        return moneyMoved(next, OrderEffects.postings(occurrence.event()));
    }

    private static ProtectedOrder registered(OrderRegistered e) {
        return new ProtectedOrder(
                e.id(),
                0,
                e.externalId(),
                e.currency(),
                e.policy(),
                e.buyer(),
                e.seller(),
                e.paymentReference(),
                e.paidAt(),
                e.promisedDelivery(),
                e.titles(),
                e.lines(),
                List.of(),
                List.of(),
                Balance.nothing(),
                List.of(),
                0);
    }

    private static ProtectedOrder tracked(ProtectedOrder order, TrackingRecorded e) {
        var facts = new ArrayList<>(order.trackingFacts());
        facts.add(e.fact());
        var moved =
                lines(
                        order,
                        e.delivered(),
                        line -> line.with(new Delivered(line.status().parcel(), e.occurredAt())));
        return copy(
                moved,
                moved.lines(),
                moved.disputes(),
                facts,
                moved.inFlight(),
                moved.instructions());
    }

    private static ProtectedOrder settled(ProtectedOrder order, LinesSettled e, Instant endedAt) {
        var lines = new ArrayList<>(order.lines());
        for (LineSettlement settlement : e.settlements()) {
            Line line = lines.get(settlement.line());
            if (line.isSettled()) {
                throw new IllegalStateException("settled twice: " + line.id());
            }
            lines.set(
                    settlement.line(),
                    line.with(new Settled(settlement.outcome(), e.cause(), endedAt)));
        }
        var inFlight = new ArrayList<>(order.inFlight());
        inFlight.addAll(e.instructions());
        int given = order.instructions() + e.instructions().size();
        return copy(order, lines, order.disputes(), order.trackingFacts(), inFlight, given);
    }

    private static ProtectedOrder completed(ProtectedOrder order, Instruction instruction) {
        var inFlight =
                order.inFlight().stream().filter(i -> i.number() != instruction.number()).toList();
        return copy(
                order,
                order.lines(),
                order.disputes(),
                order.trackingFacts(),
                inFlight,
                order.instructions());
    }

    private static ProtectedOrder dispute(ProtectedOrder order, int number, Dispute dispute) {
        var disputes = new ArrayList<>(order.disputes());
        if (number > disputes.size()) {
            disputes.add(dispute);
        } else {
            disputes.set(number - 1, dispute);
        }
        return copy(
                order,
                order.lines(),
                disputes,
                order.trackingFacts(),
                order.inFlight(),
                order.instructions());
    }

    private static ProtectedOrder lines(
            ProtectedOrder order, List<Integer> places, UnaryOperator<Line> change) {
        var lines = new ArrayList<>(order.lines());
        places.forEach(place -> lines.set(place, change.apply(lines.get(place))));
        return copy(
                order,
                lines,
                order.disputes(),
                order.trackingFacts(),
                order.inFlight(),
                order.instructions());
    }

    private static ProtectedOrder copy(
            ProtectedOrder o,
            List<Line> lines,
            List<Dispute> disputes,
            List<String> facts,
            List<Instruction> inFlight,
            int instructions) {
        return new ProtectedOrder(
                o.id(),
                o.version(),
                o.externalId(),
                o.currency(),
                o.policy(),
                o.buyer(),
                o.seller(),
                o.paymentReference(),
                o.paidAt(),
                o.promisedDelivery(),
                o.titles(),
                List.copyOf(lines),
                List.copyOf(disputes),
                List.copyOf(facts),
                o.balance(),
                List.copyOf(inFlight),
                instructions);
    }

    /** Every event counts; the balance follows from the very postings that the ledger gets. */
    private static ProtectedOrder moneyMoved(ProtectedOrder o, List<Posting> postings) {
        Balance balance = o.balance();
        for (Posting posting : postings) {
            balance = balance.after(posting);
        }
        return new ProtectedOrder(
                o.id(),
                o.version() + 1,
                o.externalId(),
                o.currency(),
                o.policy(),
                o.buyer(),
                o.seller(),
                o.paymentReference(),
                o.paidAt(),
                o.promisedDelivery(),
                o.titles(),
                o.lines(),
                o.disputes(),
                o.trackingFacts(),
                balance,
                o.inFlight(),
                o.instructions());
    }
}
