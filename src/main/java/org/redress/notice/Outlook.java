package org.redress.notice;

import java.time.Instant;
import java.util.Optional;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.dispute.DisputeStatus.Withdrawn;
import org.redress.kernel.Occurrence;
import org.redress.notice.Ahead.Foretold;
import org.redress.notice.Ahead.Step;
import org.redress.notice.Ahead.Turn;
import org.redress.order.Life;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.ProtectedOrder;
import org.redress.policy.Policy;

/** Reads what comes next from the forecast, the same one that the case page shows. */
record Outlook(ProtectedOrder order, Policy policy, Formats formats) {

    /** What is ahead of this dispute while it is open, else of the order; null once all is over. */
    Ahead of(int dispute) {
        var forecast = Life.forecast(order, policy);
        return forecast.stream()
                .filter(next -> isInDispute(next, dispute))
                .findFirst()
                .or(() -> forecast.stream().findFirst())
                .map(this::ahead)
                .orElse(null);
    }

    private static boolean isInDispute(Occurrence<OrderEvent> next, int dispute) {
        return next.event() instanceof InDispute(var number, var inside) && number == dispute;
    }

    private Ahead ahead(Occurrence<OrderEvent> next) {
        Foretold foretold = Foretold.of(next);
        Move move = move(next, foretold);
        return new Ahead(
                move.turn(),
                formats.instant(move.until()),
                foretold.step(),
                formats.instant(foretold.at()),
                Optional.ofNullable(foretold.amount()).map(formats::amount).orElse(null));
    }

    private record Move(Turn turn, Instant until) {}

    private Move move(Occurrence<OrderEvent> next, Foretold foretold) {
        if (next.event() instanceof InDispute(var number, var inside)) {
            return moveIn(number);
        }
        return foretold.step() == Step.REFUNDS
                ? new Move(Turn.SELLER_SHIPS, foretold.at())
                : new Move(Turn.NOBODY, null);
    }

    private Move moveIn(int dispute) {
        return switch (order.dispute(dispute).orElseThrow().status()) {
            case AwaitingSeller(var turn) -> new Move(Turn.SELLER_ANSWERS, turn.endsAt());
            case AwaitingBuyer(var turn) -> new Move(Turn.BUYER_ANSWERS, turn.endsAt());
            case UnderReview(var decideBy) -> new Move(Turn.MEDIATOR_DECIDES, decideBy);
            case ReviewOverdue(var defaultAt) -> new Move(Turn.MEDIATOR_DECIDES, defaultAt);
            case Resolved r -> new Move(Turn.NOBODY, null);
            case Withdrawn w -> new Move(Turn.NOBODY, null);
        };
    }
}
