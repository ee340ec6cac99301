package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.DisputeWords;
import org.redress.kernel.Deadline;
import org.redress.order.AllowedActions;
import org.redress.order.ProtectedOrder;
import org.redress.policy.Remedy;

/**
 * A dispute as one party sees it. {@code mediatorJoinsAt} is shown from the start (N20); {@code
 * dueAt} is when time moves it next; while it is {@code waitingFor} the bank time stands still,
 * since {@code standsStillSince}, and nothing has an end. Amounts are minor units.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisputeView(
        String id,
        String order,
        int number,
        String status,
        String waitingFor,
        Instant dueAt,
        Instant standsStillSince,
        String reason,
        boolean nearestReason,
        List<String> lines,
        String currency,
        long ceiling,
        List<String> remedies,
        OfferView request,
        OfferView sellerOffer,
        int roundsLeft,
        Instant openedAt,
        Instant mediatorJoinsAt,
        Instant escalatedAt,
        Instant deliveredWindowEndsAt,
        MediationView mediation,
        RulingView ruling,
        ChecklistView checklist,
        OutcomeView outcome,
        List<StepView> next,
        List<ActionView> allowedActions,
        String supportContact) {

    /** A ruling that can still be appealed, until then if time does not stand still. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RulingView(OfferView terms, Instant appealUntil, List<String> waivedBy) {}

    /**
     * How it ended: what of it went back to the buyer, freight for the way back included, and what
     * the seller still owes of that.
     */
    public record OutcomeView(String how, long refunded, long freight, long owedBySeller) {}

    static DisputeView of(Sight sight, Dispute dispute) {
        ProtectedOrder order = sight.order();
        DisputeStatus status = dispute.status();
        return new DisputeView(
                DisputeId.of(order.id(), dispute.number()).toString(),
                order.externalId(),
                dispute.number(),
                DisputeWords.of(status),
                isStill(order, dispute) ? "bank" : DisputeWords.waitingFor(status),
                order.nextDeadline(dispute).map(Deadline::at).orElse(null),
                isStill(order, dispute) ? order.chargeback().openedAt() : null,
                dispute.reason().code(),
                dispute.matter().nearest(),
                dispute.lines().stream().map(place -> order.lines().get(place).id()).toList(),
                order.currency(),
                dispute.claim().ceiling(),
                sight.policy().rule(dispute.reason()).remedies().stream()
                        .map(Remedy::code)
                        .toList(),
                OfferView.of(order, dispute, dispute.request(), "buyer"),
                OfferView.of(order, dispute, dispute.sellerOffer(), "seller"),
                Math.max(0, sight.policy().negotiation().rounds() - dispute.table().rounds()),
                dispute.openedAt(),
                isStill(order, dispute) ? null : dispute.capAt(),
                dispute.escalatedAt(),
                status instanceof DisputeStatus.DeliveredWindow window && !order.isFrozen()
                        ? window.endsAt()
                        : null,
                MediationView.of(sight, dispute),
                ruling(order, dispute),
                ChecklistView.of(order, dispute, sight.policy()),
                outcome(status),
                dispute.isOpen() ? StepView.next(sight, dispute.number()) : List.of(),
                ActionView.all(
                        AllowedActions.inDispute(
                                order,
                                dispute,
                                sight.party(),
                                sight.who(),
                                sight.policy(),
                                sight.now())),
                sight.supportContact());
    }

    private static boolean isStill(ProtectedOrder order, Dispute dispute) {
        return dispute.isOpen() && order.isFrozen();
    }

    private static RulingView ruling(ProtectedOrder order, Dispute dispute) {
        return dispute.status() instanceof DisputeStatus.Ruled ruled
                ? new RulingView(
                        OfferView.of(
                                order,
                                dispute,
                                ruled.award().terms(),
                                null,
                                "mediator",
                                ruled.appealUntil()),
                        order.isFrozen() ? null : ruled.appealUntil(),
                        ruled.waived().stream().map(org.redress.kernel.Party::code).toList())
                : null;
    }

    private static OutcomeView outcome(DisputeStatus status) {
        return status instanceof DisputeStatus.Resolved resolved
                ? new OutcomeView(
                        resolved.how().code(),
                        resolved.amount() + resolved.freight(),
                        resolved.freight(),
                        resolved.owed())
                : null;
    }
}
