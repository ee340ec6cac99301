package org.redress.notice;

import java.util.List;
import java.util.stream.Stream;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.LineSettlement;
import org.redress.ledger.Parts;
import org.redress.notice.Ahead.Step;
import org.redress.notice.Ahead.What;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.ProtectedOrder;

/** Puts events of the forecast into words; only time can have brought them about. */
record Foretold(
        ProtectedOrder order, List<Occurrence<OrderEvent>> forecast, Formats formats, Party to) {

    Step step(Occurrence<OrderEvent> next) {
        return switch (next.event()) {
            case OrderEvent.InDispute(var number, var inside) -> inDispute(number, inside, next);
            case OrderEvent.ChargebackReminded e -> plain(What.STANDS_STILL, next);
            case OrderEvent.ChargebackOpened e -> throw notByTime(e);
            case OrderEvent.ChargebackWon e -> throw notByTime(e);
            case OrderEvent.ChargebackLost e -> throw notByTime(e);
            case LinesSettled e -> settled(e, next);
            case OrderEvent.ProtectionExtended e -> plain(What.EXTENDS, next);
            case OrderEvent.OrderRegistered e -> throw notByTime(e);
            case OrderEvent.LinesShipped e -> throw notByTime(e);
            case OrderEvent.TrackingRecorded e -> throw notByTime(e);
            case OrderEvent.TrackingRetracted e -> throw notByTime(e);
            case OrderEvent.ReceiptConfirmed e -> throw notByTime(e);
            case OrderEvent.ExtensionAsked e -> throw notByTime(e);
            case OrderEvent.ExtensionDeclined e -> throw notByTime(e);
            case OrderEvent.DeadlineNear e -> throw notByTime(e);
            case OrderEvent.PaymentCompleted e -> throw notByTime(e);
            case OrderEvent.PaymentFailed e -> throw notByTime(e);
            case OrderEvent.PaymentRetried e -> throw notByTime(e);
            case OrderEvent.PaidByHand e -> throw notByTime(e);
            case OrderEvent.RefundChargedBack e -> throw notByTime(e);
            case OrderEvent.CorrectionGranted e -> throw notByTime(e);
            case OrderEvent.MessagePosted e -> throw notByTime(e);
            case OrderEvent.EvidenceAttached e -> throw notByTime(e);
            case OrderEvent.EvidenceRemoved e -> throw notByTime(e);
        };
    }

    private Step inDispute(int number, DisputeEvent event, Occurrence<OrderEvent> next) {
        return switch (event) {
            case DisputeEvent.Escalated e -> plain(What.ESCALATES, next);
            case DisputeEvent.EvidenceWindowEnded e -> evidence(e, next);
            case DisputeEvent.ProposalLapsed e -> plain(What.PROPOSAL_LAPSES, next);
            case DisputeEvent.MediatorOverdue e -> plain(What.CALLS_SUPERVISOR, next);
            case DisputeEvent.Ruled e ->
                    money(What.RULES_BY_DEFAULT, next, e.award().terms().amount(), 0);
            case DisputeEvent.ReturnAgreed e -> plain(What.RETURN_BEGINS, next);
            case DisputeEvent.ReplacementAgreed e -> plain(What.REPLACEMENT_BEGINS, next);
            case DisputeEvent.Resolved e -> resolved(number, e, next);
            case DisputeEvent.Opened e -> throw notByTime(e);
            case DisputeEvent.SellerOffered e -> throw notByTime(e);
            case DisputeEvent.SellerOfferedMeanwhile e -> throw notByTime(e);
            case DisputeEvent.BuyerCountered e -> throw notByTime(e);
            case DisputeEvent.BuyerEdited e -> throw notByTime(e);
            case DisputeEvent.BuyerRejected e -> throw notByTime(e);
            case DisputeEvent.DeliveredWindowOpened e -> throw notByTime(e);
            case DisputeEvent.DeliveredMeanwhile e -> throw notByTime(e);
            case DisputeEvent.DeliveredWindowClosed e -> throw notByTime(e);
            case DisputeEvent.Taken e -> throw notByTime(e);
            case DisputeEvent.HandedBack e -> throw notByTime(e);
            case DisputeEvent.EvidenceRequested e -> throw notByTime(e);
            case DisputeEvent.Proposed e -> throw notByTime(e);
            case DisputeEvent.ProposalAnswered e -> throw notByTime(e);
            case DisputeEvent.RulingDrafted e -> throw notByTime(e);
            case DisputeEvent.AppealWaived e -> throw notByTime(e);
            case DisputeEvent.Appealed e -> throw notByTime(e);
            case DisputeEvent.ReturnAddressGiven e -> throw notByTime(e);
            case DisputeEvent.ReturnShipped e -> throw notByTime(e);
            case DisputeEvent.ReturnArrived e -> throw notByTime(e);
            case DisputeEvent.ReturnAccepted e -> throw notByTime(e);
            case DisputeEvent.ReturnContested e -> throw notByTime(e);
            case DisputeEvent.ReplacementShipped e -> throw notByTime(e);
            case DisputeEvent.DeadlineExtended e -> throw notByTime(e);
            case DisputeEvent.TurnExtended e -> throw notByTime(e);
            case DisputeEvent.Withdrawn e -> throw notByTime(e);
        };
    }

    private Step evidence(DisputeEvent.EvidenceWindowEnded event, Occurrence<OrderEvent> next) {
        int place = forecast.indexOf(next) + 1;
        boolean decides =
                place < forecast.size() && isForLackOfEvidence(forecast.get(place).event());
        What missed = decides ? What.EVIDENCE_DECIDES : What.EVIDENCE_IS_LEFT_OUT;
        What what = event.missed() ? missed : What.EVIDENCE_CLOSES;
        return new Step(what, event.from(), event.from() == to, on(next), next.due(), null, null);
    }

    /** Whether missing evidence alone decided this. */
    static boolean isForLackOfEvidence(OrderEvent event) {
        DisputeEvent inside = Telling.inDispute(event);
        return inside instanceof DisputeEvent.Resolved end
                        && end.how() == Resolution.EVIDENCE_MISSED
                || inside instanceof DisputeEvent.ReturnAgreed agreed
                        && agreed.award().how() == Resolution.EVIDENCE_MISSED
                || inside instanceof DisputeEvent.ReplacementAgreed due
                        && due.award().how() == Resolution.EVIDENCE_MISSED;
    }

    /** The amounts are those of the settlement that goes with it. */
    private Step resolved(int number, DisputeEvent.Resolved event, Occurrence<OrderEvent> next) {
        var settled =
                forecast.stream()
                        .map(Occurrence::event)
                        .flatMap(e -> e instanceof LinesSettled s ? Stream.of(s) : Stream.empty())
                        .filter(s -> s.dispute() == number)
                        .findFirst()
                        .orElseThrow();
        boolean ruled = order.dispute(number).orElseThrow().status() instanceof DisputeStatus.Ruled;
        return money(ruled ? What.RULING_STANDS : what(event.how()), next, settled);
    }

    private static What what(Resolution how) {
        return switch (how) {
            case SELLER_SILENCE -> What.GRANTS;
            case BUYER_SILENCE, DELIVERED_UNCONTESTED, NO_AGREEMENT, EVIDENCE_MISSED -> What.ENDS;
            case MEDIATOR_SILENCE -> What.DEFAULT_APPLIES;
            case RULING -> What.RULING_STANDS;
            case RETURN_RECEIVED,
                    RETURN_UNINSPECTED,
                    RETURN_ADDRESS_MISSED,
                    RETURN_NOT_SHIPPED,
                    RETURN_NOT_ARRIVED,
                    RETURN_LOST ->
                    What.RETURN_ENDS;
            case REPLACEMENT_MISSED -> What.REPLACEMENT_FAILS;
            case AGREEMENT, CONCESSION, EXCHANGED, CHARGED_BACK -> throw notByTime(how);
        };
    }

    private Step settled(LinesSettled event, Occurrence<OrderEvent> next) {
        What what = event.cause() == Cause.SHIP_BY_MISSED ? What.REFUNDS : What.RELEASES;
        return money(what, next, event);
    }

    private Step money(What what, Occurrence<OrderEvent> next, LinesSettled event) {
        return money(
                what,
                next,
                sum(event.settlements().stream().map(LineSettlement::refunded)),
                sum(event.settlements().stream().map(LineSettlement::released)));
    }

    private static long sum(Stream<Parts> parts) {
        return parts.mapToLong(Parts::total).sum();
    }

    private Step money(What what, Occurrence<OrderEvent> next, long refund, long payout) {
        return new Step(what, null, false, on(next), next.due(), amount(refund), amount(payout));
    }

    private Step plain(What what, Occurrence<OrderEvent> next) {
        return new Step(what, null, false, on(next), next.due(), null, null);
    }

    private String amount(long minorUnits) {
        return minorUnits == 0 ? null : formats.amount(minorUnits);
    }

    private String on(Occurrence<OrderEvent> next) {
        return formats.instant(next.due());
    }

    private static IllegalStateException notByTime(Object event) {
        return new IllegalStateException("time alone never does " + event);
    }
}
