package org.redress.dispute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redress.dispute.DisputeEvent.EvidenceWindowEnded;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.Mediation.EvidenceRequest;
import org.redress.kernel.Act;
import org.redress.kernel.Deadline;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Policy;
import org.redress.policy.Policy.Review.EvidenceMissed;
import org.redress.policy.Policy.Then;

/** What the end of the time for evidence does (M07). */
final class EvidenceDue {

    private EvidenceDue() {}

    /** Missing evidence: decided without it, or decisive, as the policy says. */
    static List<Occurrence<DisputeEvent>> ended(
            Dispute dispute, Deadline deadline, Setting setting, Act act, Policy policy) {
        var due =
                dispute.mediation().requests().stream()
                        .filter(r -> r.dueAt().equals(deadline.at()))
                        .toList();
        List<Occurrence<DisputeEvent>> events = new ArrayList<>();
        for (EvidenceRequest request : due) {
            boolean missed = !request.answered();
            events.add(
                    act.event(
                            new EvidenceWindowEnded(request.id(), request.from(), missed),
                            "review.evidenceMissed",
                            "from",
                            request.from().code(),
                            "dueAt",
                            request.dueAt(),
                            "missed",
                            missed));
        }
        if (policy.review().evidenceMissed() == EvidenceMissed.LOSES) {
            lost(due)
                    .ifPresent(loser ->
                            events.add(lost(dispute, loser, deadline, setting, act, policy)));
        }
        return events;
    }

    /**
     * Only what a mediator asked for decides, not the window that a contested return opens for
     * both; and parties who missed the same instant both lose nothing by it.
     */
    private static Optional<Party> lost(List<EvidenceRequest> due) {
        var missed =
                due.stream()
                        .filter(request -> !request.answered() && request.what() != null)
                        .map(EvidenceRequest::from)
                        .distinct()
                        .toList();
        return missed.size() == 1 ? Optional.of(missed.getFirst()) : Optional.empty();
    }

    private static Occurrence<DisputeEvent> lost(
            Dispute dispute,
            Party loser,
            Deadline deadline,
            Setting setting,
            Act act,
            Policy policy) {
        return Outcomes.then(
                dispute,
                loser == Party.SELLER ? Then.GRANT : Then.RELEASE,
                Resolution.EVIDENCE_MISSED,
                setting,
                act,
                policy,
                act.because("review.evidenceMissed", "from", loser.code(), "dueAt", deadline.at()));
    }
}
