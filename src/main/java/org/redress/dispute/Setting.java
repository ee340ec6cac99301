package org.redress.dispute;

import java.time.Instant;
import java.util.List;
import org.redress.kernel.Party;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policy;
import org.redress.policy.Reason;

/**
 * What a dispute needs to know of its order.
 *
 * @param promisedAt the latest promised date of its lines
 * @param digital whether a line has nothing to send back (O14)
 * @param exchanged whether a line is a replacement already; there is one exchange per line
 * @param evidence the files of this dispute
 */
public record Setting(
        String currency,
        Instant paidAt,
        Instant promisedAt,
        boolean digital,
        boolean exchanged,
        List<Evidence> evidence) {

    /** Whether the buyer brought what the reason asks for (M02). */
    boolean meets(Policy policy, Reason reason) {
        List<EvidenceKind> wanted = policy.rule(reason).buyer().oneOf();
        return wanted.isEmpty()
                || evidence.stream()
                        .anyMatch(e -> e.by() == Party.BUYER && wanted.contains(e.kind()));
    }

    boolean newEvidence(Party by, Instant since) {
        return evidence.stream().anyMatch(e -> e.by() == by && !e.at().isBefore(since));
    }
}
