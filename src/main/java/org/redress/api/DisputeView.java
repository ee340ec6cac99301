package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.dispute.DisputeWords;
import org.redress.dispute.Offer;
import org.redress.dispute.Turn;
import org.redress.kernel.Deadline;
import org.redress.order.AllowedActions;
import org.redress.order.AllowedActions.Action;
import org.redress.order.ProtectedOrder;

/**
 * A dispute as one party sees it. {@code mediatorJoinsAt} is shown from the start (N20); {@code
 * dueAt} is when time moves it next.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisputeView(
        String id,
        String order,
        int number,
        String status,
        String waitingFor,
        Instant dueAt,
        String reason,
        List<String> lines,
        String currency,
        long ceiling,
        Offer request,
        Offer sellerOffer,
        Instant openedAt,
        Instant mediatorJoinsAt,
        Instant escalatedAt,
        OutcomeView outcome,
        List<StepView> next,
        List<Action> allowedActions) {

    /** How it ended, and how much of it went back to the buyer, in minor units. */
    public record OutcomeView(String how, long refunded) {}

    static DisputeView of(Sight sight, Dispute dispute) {
        ProtectedOrder order = sight.order();
        return new DisputeView(
                DisputeId.of(order.id(), dispute.number()).toString(),
                order.externalId(),
                dispute.number(),
                DisputeWords.of(dispute.status()),
                waitingFor(dispute.status()),
                dispute.deadlines().min(Deadline::compareTo).map(Deadline::at).orElse(null),
                dispute.reason().code(),
                dispute.lines().stream().map(place -> order.lines().get(place).id()).toList(),
                order.currency(),
                dispute.claim().ceiling(),
                dispute.request(),
                dispute.sellerOffer(),
                dispute.openedAt(),
                dispute.capAt(),
                dispute.escalatedAt(),
                outcome(dispute.status()),
                dispute.isOpen() ? StepView.next(sight, dispute.number()) : List.of(),
                AllowedActions.inDispute(
                        order, dispute, sight.party(), sight.policy(), sight.now()));
    }

    private static String waitingFor(DisputeStatus status) {
        return switch (status) {
            case AwaitingSeller(Turn turn) -> "seller";
            case AwaitingBuyer(Turn turn) -> "buyer";
            case UnderReview r -> "mediator";
            case ReviewOverdue r -> "mediator";
            case DisputeStatus.Resolved r -> null;
            case DisputeStatus.Withdrawn w -> null;
        };
    }

    private static OutcomeView outcome(DisputeStatus status) {
        return status instanceof DisputeStatus.Resolved(var how, var amount, var endedAt)
                ? new OutcomeView(
                        how.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), amount)
                : null;
    }
}
