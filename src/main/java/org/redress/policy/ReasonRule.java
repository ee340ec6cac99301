package org.redress.policy;

import java.util.List;

/**
 * What a policy says about one reason (R01 to R20).
 *
 * @param coversShipping whether the paid delivery may be asked back too (E14, R16)
 * @param freight who pays for sending goods back, unless an offer or ruling says otherwise (A11)
 * @param liable who bears it as a rule: {@code seller}, {@code buyer} or {@code depends}
 * @param liability the rule in a sentence, for parties and mediators; it decides nothing by itself
 * @param hint what to write and attach (M13)
 */
public record ReasonRule(
        List<Remedy> remedies,
        boolean coversShipping,
        Side freight,
        String liable,
        String liability,
        EvidenceRule buyer,
        EvidenceRule seller,
        String hint) {

    /** What one party should bring: one of the first list decides, the second list helps. */
    public record EvidenceRule(List<EvidenceKind> oneOf, List<EvidenceKind> helpful) {}

    /** Whether the dispute can be opened only with a file (M02). */
    public boolean needsEvidence() {
        return !buyer.oneOf().isEmpty();
    }
}
