package org.redress.notice;

import java.time.Instant;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Occurrence;
import org.redress.ledger.LineSettlement;
import org.redress.ledger.Parts;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderEvent;

/**
 * What comes next: who may act until when, and what time does at {@code on} if nobody does (the
 * first event of the forecast).
 *
 * @param turn whose turn it is
 * @param until the end of that turn
 * @param amount the money that would move, null if none
 */
public record Ahead(Turn turn, String until, Step step, String on, String amount) {

    /** Whose move the case waits for. */
    public enum Turn {
        SELLER_ANSWERS,
        BUYER_ANSWERS,
        MEDIATOR_DECIDES,
        SELLER_SHIPS,
        NOBODY
    }

    /** What time alone does, one word each. */
    public enum Step {
        SILENCE_GRANTS,
        ESCALATES,
        SUPERVISOR_CALLED,
        DEFAULT_APPLIES,
        REFUNDS,
        RELEASES
    }

    /** A foretold event in a word, with the amount it moves (minor units, or null). */
    record Foretold(Step step, Instant at, Long amount) {

        static Foretold of(Occurrence<OrderEvent> next) {
            return switch (next.event()) {
                case OrderEvent.InDispute(var number, var inside) -> inDispute(inside, next.due());
                case OrderEvent.LinesSettled settled -> settled(settled, next.due());
                case OrderEvent.OrderRegistered e -> throw notByTime(e);
                case OrderEvent.LinesShipped e -> throw notByTime(e);
                case OrderEvent.TrackingRecorded e -> throw notByTime(e);
                case OrderEvent.ReceiptConfirmed e -> throw notByTime(e);
                case OrderEvent.PaymentCompleted e -> throw notByTime(e);
            };
        }

        private static Foretold inDispute(DisputeEvent event, Instant at) {
            return switch (event) {
                case DisputeEvent.Escalated e -> new Foretold(Step.ESCALATES, at, null);
                case DisputeEvent.MediatorOverdue e ->
                        new Foretold(Step.SUPERVISOR_CALLED, at, null);
                case DisputeEvent.Resolved e -> new Foretold(step(e.how()), at, e.amount());
                case DisputeEvent.Opened e -> throw notByTime(e);
                case DisputeEvent.SellerOffered e -> throw notByTime(e);
                case DisputeEvent.BuyerCountered e -> throw notByTime(e);
                case DisputeEvent.BuyerRejected e -> throw notByTime(e);
                case DisputeEvent.Withdrawn e -> throw notByTime(e);
            };
        }

        private static Step step(Resolution how) {
            return switch (how) {
                case SELLER_SILENCE -> Step.SILENCE_GRANTS;
                case MEDIATOR_SILENCE -> Step.DEFAULT_APPLIES;
                case AGREEMENT, CONCESSION, RULING -> throw notByTime(how);
            };
        }

        private static Foretold settled(OrderEvent.LinesSettled event, Instant at) {
            long refunded =
                    event.settlements().stream()
                            .map(LineSettlement::refunded)
                            .mapToLong(Parts::total)
                            .sum();
            long released =
                    event.settlements().stream()
                            .map(LineSettlement::released)
                            .mapToLong(Parts::total)
                            .sum();
            return event.cause() == Cause.SHIP_BY_MISSED
                    ? new Foretold(Step.REFUNDS, at, refunded)
                    : new Foretold(Step.RELEASES, at, released);
        }

        private static IllegalStateException notByTime(Object event) {
            return new IllegalStateException("time alone never does " + event);
        }
    }
}
