package org.redress.order;

import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.SELLER;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redress.dispute.Dispute;
import org.redress.dispute.Mediation;
import org.redress.kernel.Act;
import org.redress.kernel.Deadline;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.OrderEvent.DeadlineNear;
import org.redress.policy.Policy;

/**
 * That a deadline comes near (W05, W07), at {@code at}, which is one of the policy's offsets before
 * it. Every change of an order has given what was due by then, so that only reminders after the
 * last change are ahead: of a deadline that was set with less time than the offset there is none.
 */
record Reminder(Instant at, Deadline deadline) {

    /** The nearest one of each deadline that is still ahead at {@code now} (rule 3). */
    static List<Reminder> due(ProtectedOrder order, Policy policy, Instant now) {
        return deadlines(order, policy)
                .filter(deadline -> !deadline.isDue(now))
                .flatMap(deadline ->
                        ahead(order, deadline, policy)
                                .filter(at -> !at.isAfter(now))
                                .max(Comparator.naturalOrder())
                                .map(at -> new Reminder(at, deadline))
                                .stream())
                .toList();
    }

    /** When the next reminder is due if nothing changes. */
    static Optional<Instant> next(ProtectedOrder order, Policy policy) {
        return deadlines(order, policy)
                .flatMap(deadline -> ahead(order, deadline, policy))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Instant> ahead(ProtectedOrder order, Deadline deadline, Policy policy) {
        return policy.reminders().stream()
                .map((Duration offset) -> deadline.at().minus(offset))
                .filter(at -> at.isAfter(order.changedAt()));
    }

    /**
     * Those by which somebody should act, with reminders ahead; lines that wait for the same
     * instant have one. Of an order that format 1 has kept, none is known before its next change.
     */
    private static Stream<Deadline> deadlines(ProtectedOrder order, Policy policy) {
        if (order.changedAt() == null || policy.reminders().isEmpty()) {
            return Stream.empty();
        }
        return order.deadlines().stream()
                .filter(deadline -> ahead(order, deadline, policy).findAny().isPresent())
                .distinct()
                .filter(deadline -> !recipients(order, deadline).isEmpty())
                .filter(deadline -> isFirst(order, deadline))
                .sorted();
    }

    private static boolean isFirst(ProtectedOrder order, Deadline deadline) {
        return isOfDispute(deadline)
                ? isFirstOfDispute(order, deadline)
                : lines(order, deadline).getFirst() == deadline.subject();
    }

    /** At the same instant a turn and the cap end together, or both parties are asked. */
    private static boolean isFirstOfDispute(ProtectedOrder order, Deadline deadline) {
        return order.deadlines().stream()
                .filter(Reminder::isOfDispute)
                .filter(other -> other.subject() == deadline.subject())
                .filter(other -> other.at().equals(deadline.at()))
                .filter(other -> !recipients(order, other).isEmpty())
                .min(Comparator.naturalOrder())
                .filter(deadline::equals)
                .isPresent();
    }

    /** What had become due meanwhile may have ended or moved the deadline. */
    boolean isStillOf(ProtectedOrder order) {
        return order.deadlines().contains(deadline) && !recipients(order, deadline).isEmpty();
    }

    Occurrence<OrderEvent> given(ProtectedOrder order, Act act) {
        boolean inDispute = isOfDispute(deadline);
        int dispute = inDispute ? deadline.subject() : 0;
        var lines =
                inDispute ? order.dispute(dispute).orElseThrow().lines() : lines(order, deadline);
        return act.event(
                new DeadlineNear(
                        deadline.kind(),
                        deadline.at(),
                        dispute,
                        lines,
                        recipients(order, deadline)),
                "reminders",
                "deadline",
                deadline.at(),
                "offset",
                Duration.between(at, deadline.at()));
    }

    private static boolean isOfDispute(Deadline deadline) {
        return switch (deadline.kind()) {
            case PARTY_TURN,
                    DELIVERED_WINDOW,
                    NEGOTIATION_CAP,
                    EVIDENCE_WINDOW,
                    PROPOSAL_WINDOW,
                    MEDIATOR,
                    APPEAL,
                    RETURN,
                    REPLACEMENT ->
                    true;
            case SHIP_BY, EXTENSION, PROTECTION, CHARGEBACK -> false;
        };
    }

    /** The lines that reach the same kind of deadline at the same instant. */
    private static List<Integer> lines(ProtectedOrder order, Deadline deadline) {
        return IntStream.range(0, order.lines().size())
                .filter(place -> order.openDisputeOf(place).isEmpty())
                .filter(place -> {
                    Deadline own = order.lines().get(place).deadline(place);
                    return own != null
                            && own.kind() == deadline.kind()
                            && own.at().equals(deadline.at());
                })
                .boxed()
                .toList();
    }

    /** Whose turn ends then; a mediator has a queue instead (W09). */
    private static List<Party> recipients(ProtectedOrder order, Deadline deadline) {
        return switch (deadline.kind()) {
            case PARTY_TURN, DELIVERED_WINDOW, NEGOTIATION_CAP, APPEAL, RETURN, REPLACEMENT ->
                    onTurn(order.dispute(deadline.subject()).orElseThrow(), deadline.at());
            case EVIDENCE_WINDOW -> asked(order, deadline);
            case PROPOSAL_WINDOW -> undecided(order, deadline);
            case SHIP_BY -> List.of(SELLER);
            case PROTECTION -> List.of(BUYER, SELLER);
            case MEDIATOR, EXTENSION, CHARGEBACK -> List.of();
        };
    }

    private static List<Party> onTurn(Dispute dispute, Instant until) {
        var status = dispute.status();
        return until.equals(status.until()) ? status.onTurn() : List.of();
    }

    private static List<Party> asked(ProtectedOrder order, Deadline deadline) {
        return mediated(order, deadline).requests().stream()
                .filter(request -> !request.answered() && request.dueAt().equals(deadline.at()))
                .map(request -> request.from())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Party> undecided(ProtectedOrder order, Deadline deadline) {
        return Stream.of(BUYER, SELLER)
                .filter(party ->
                        mediated(order, deadline).proposals().stream()
                                .filter(proposal -> proposal.until().equals(deadline.at()))
                                .anyMatch(proposal -> !proposal.acceptedBy().contains(party)))
                .toList();
    }

    private static Mediation mediated(ProtectedOrder order, Deadline deadline) {
        return order.dispute(deadline.subject()).orElseThrow().mediation();
    }
}
