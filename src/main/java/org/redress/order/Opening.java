package org.redress.order;

import static org.redress.order.OrderRefusal.EVIDENCE_NOT_FOUND;
import static org.redress.order.OrderRefusal.RECEIVED_MISMATCH;

import java.util.ArrayList;
import java.util.List;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeDecider;
import org.redress.dispute.Evidence;
import org.redress.dispute.Matter;
import org.redress.dispute.Matter.Claim;
import org.redress.dispute.Setting;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.Parts;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderEvent.InDispute;
import org.redress.policy.Policy;
import org.redress.policy.Reason.Group;

/**
 * A dispute is opened: eligible lines, a reason that fits, the evidence it needs (A2, M02, O13).
 */
final class Opening {

    private Opening() {}

    static Decision<Occurrence<OrderEvent>> open(
            ProtectedOrder order, OpenDispute asked, Act act, Policy policy) {
        if (asked.crowded()) {
            return new Decision.Refused<>(Eligibility.crowded(order, act));
        }
        var eligibility =
                Eligibility.of(order, asked.lines(), asked.reason(), asked.blocked(), act, policy);
        if (!eligibility.isAllowed()) {
            return new Decision.Refused<>(eligibility.refusal());
        }
        boolean received = asked.reason().group() == Group.RECEIVED_WITH_PROBLEM;
        if (asked.received() != null && asked.received() != received) {
            return act.refused(
                    RECEIVED_MISMATCH,
                    "reasons.group",
                    "reason",
                    asked.reason().code(),
                    "received",
                    asked.received());
        }
        List<Evidence> evidence = new ArrayList<>();
        for (int number : asked.evidence()) {
            var found =
                    order.file()
                            .evidence(number)
                            .filter(e -> e.by() == Party.BUYER && e.dispute() == 0);
            if (found.isEmpty()) {
                return act.refused(EVIDENCE_NOT_FOUND, "reasons.evidence", "number", number);
            }
            evidence.add(found.get());
        }
        var lines = Eligibility.named(order, asked.lines(), act).places();
        var matter =
                new Matter(
                        lines,
                        asked.reason(),
                        asked.nearest(),
                        asked.text(),
                        claim(order, lines, asked, policy));
        return DisputeDecider.open(
                        matter,
                        asked.evidence(),
                        asked.ask(),
                        setting(order, lines, evidence),
                        act,
                        policy)
                .map(events ->
                        events.stream()
                                .map(e ->
                                        e.<OrderEvent>with(
                                                new InDispute(
                                                        order.disputes().size() + 1, e.event())))
                                .toList());
    }

    /** What an open dispute needs to know of its order. */
    static Setting setting(ProtectedOrder order, Dispute dispute) {
        return setting(order, dispute.lines(), order.file().evidenceIn(dispute.number()));
    }

    private static Setting setting(
            ProtectedOrder order, List<Integer> places, List<Evidence> evidence) {
        var lines = places.stream().map(place -> order.lines().get(place)).toList();
        return new Setting(
                order.currency(),
                order.paidAt(),
                lines.stream()
                        .filter(line -> line.status().parcel() != null)
                        .map(line -> line.status().parcel().promisedAt())
                        .max(java.time.Instant::compareTo)
                        .orElse(order.paidAt()),
                lines.stream().anyMatch(Line::digital),
                lines.stream()
                        .anyMatch(line ->
                                line.status().parcel() != null
                                        && line.status().parcel().replacement()),
                evidence);
    }

    private static Claim claim(
            ProtectedOrder order, List<Integer> lines, OpenDispute asked, Policy policy) {
        List<Parts> parts = lines.stream().map(place -> order.lines().get(place).parts()).toList();
        return new Claim(
                parts.stream().mapToLong(Parts::goodsAndTax).sum(),
                parts.stream().mapToLong(Parts::shipping).sum(),
                policy.rule(asked.reason()).coversShipping());
    }
}
