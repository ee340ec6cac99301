package org.redress.api;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.redress.dispute.Dispute;
import org.redress.dispute.Evidence;
import org.redress.kernel.Party;
import org.redress.order.ProtectedOrder;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policy;
import org.redress.policy.ReasonRule.EvidenceRule;

/** What each party should bring, what came, and what is missing (M02, M05, M07). */
public record ChecklistView(ItemsView buyer, ItemsView seller) {

    /**
     * @param oneOf one of these is required; empty: nothing is
     * @param satisfied whether the requirement is met
     * @param missing of the helpful kinds and, until it is met, of the required ones
     */
    public record ItemsView(
            List<String> oneOf,
            List<String> helpful,
            List<String> brought,
            boolean satisfied,
            List<String> missing) {}

    static ChecklistView of(ProtectedOrder order, Dispute dispute, Policy policy) {
        var rule = policy.rule(dispute.reason());
        return new ChecklistView(
                items(order, dispute, Party.BUYER, rule.buyer()),
                items(order, dispute, Party.SELLER, rule.seller()));
    }

    private static ItemsView items(
            ProtectedOrder order, Dispute dispute, Party party, EvidenceRule rule) {
        Set<EvidenceKind> brought =
                order.file().evidence().stream()
                        .filter(file -> file.dispute() == dispute.number() && file.by() == party)
                        .map(Evidence::kind)
                        .collect(Collectors.toSet());
        boolean satisfied =
                rule.oneOf().isEmpty() || rule.oneOf().stream().anyMatch(brought::contains);
        List<EvidenceKind> wanted =
                satisfied
                        ? rule.helpful()
                        : java.util.stream.Stream.concat(
                                        rule.oneOf().stream(), rule.helpful().stream())
                                .distinct()
                                .toList();
        return new ItemsView(
                codes(rule.oneOf()),
                codes(rule.helpful()),
                brought.stream().map(EvidenceKind::code).sorted().toList(),
                satisfied,
                codes(wanted.stream().filter(kind -> !brought.contains(kind)).toList()));
    }

    private static List<String> codes(List<EvidenceKind> kinds) {
        return kinds.stream().map(EvidenceKind::code).toList();
    }
}
