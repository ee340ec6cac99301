package org.redress.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redress.policy.Reason.Group;
import org.redress.policy.ReasonRule.EvidenceRule;

/**
 * Reads a reason catalogue, and what a policy says otherwise: first for a group of reasons, then
 * for one reason.
 */
final class ReasonFields {

    private static final Set<String> LIABLE = Set.of("seller", "buyer", "depends");

    private ReasonFields() {}

    static Map<Reason, ReasonRule> read(Fields fields, References references) {
        String name = fields.text("catalogue");
        JsonNode tree =
                references
                        .catalogue(name)
                        .orElseThrow(() ->
                                fields.wrong("catalogue", "expected a catalogue, found " + name));
        Map<Reason, ReasonRule> rules = catalogue(name, tree);
        Fields overrides = fields.section("overrides");
        for (Group group : Group.values()) {
            if (overrides.mentions(group.code())) {
                Fields by = overrides.section(group.code());
                rules.replaceAll((reason, rule) ->
                        reason.group() == group ? changed(reason, rule, by) : rule);
            }
        }
        for (Reason reason : Reason.values()) {
            if (overrides.mentions(reason.code())) {
                Fields by = overrides.section(reason.code());
                rules.compute(reason, (same, rule) -> changed(reason, rule, by));
            }
        }
        refuseOthers(overrides);
        fields.nothingElse();
        return Collections.unmodifiableMap(rules);
    }

    /** Every reason has its rule there. */
    private static Map<Reason, ReasonRule> catalogue(String name, JsonNode tree) {
        Fields fields = Fields.of("catalogue " + name, tree);
        fields.text("about");
        Fields reasons = fields.section("reasons");
        Map<Reason, ReasonRule> rules = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            rules.put(reason, changed(reason, null, reasons.section(reason.code())));
        }
        reasons.nothingElse();
        fields.nothingElse();
        return rules;
    }

    private static void refuseOthers(Fields overrides) {
        for (String name : overrides.names()) {
            boolean known =
                    Words.named(Reason.class, name).isPresent()
                            || Words.named(Group.class, name).isPresent();
            if (!known) {
                throw overrides.wrong(name, "is no reason of the catalogue, and no group");
            }
        }
    }

    /** The rule with the fields that are given; without a rule all of them must be. */
    private static ReasonRule changed(Reason reason, ReasonRule rule, Fields by) {
        var changed =
                new ReasonRule(
                        stays(rule, by, "remedies") ? rule.remedies() : remedies(reason, by),
                        stays(rule, by, "coversShipping")
                                ? rule.coversShipping()
                                : by.yesOrNo("coversShipping"),
                        stays(rule, by, "freight")
                                ? rule.freight()
                                : by.choice("freight", Side.class),
                        stays(rule, by, "liable") ? rule.liable() : liable(by),
                        stays(rule, by, "liability") ? rule.liability() : by.text("liability"),
                        stays(rule, by, "buyer") ? rule.buyer() : evidence(by.section("buyer")),
                        stays(rule, by, "seller") ? rule.seller() : evidence(by.section("seller")),
                        stays(rule, by, "hint") ? rule.hint() : by.text("hint"));
        by.nothingElse();
        return changed;
    }

    private static boolean stays(ReasonRule rule, Fields by, String name) {
        return !by.mentions(name) && rule != null;
    }

    private static List<Remedy> remedies(Reason reason, Fields fields) {
        List<Remedy> remedies = fields.choices("remedies", Remedy.class);
        if (remedies.isEmpty()) {
            throw fields.wrong("remedies", "expected at least one");
        }
        boolean returnsNothing =
                reason.group() == Group.NOT_RECEIVED
                        && remedies.stream().anyMatch(Remedy::returnsFirst);
        if (returnsNothing) {
            throw fields.wrong(
                    "remedies", "expected no return, for in " + reason.code() + " nothing came");
        }
        return remedies;
    }

    private static String liable(Fields fields) {
        String liable = fields.text("liable");
        if (!LIABLE.contains(liable)) {
            throw fields.wrong("liable", "expected seller, buyer or depends, found " + liable);
        }
        return liable;
    }

    private static EvidenceRule evidence(Fields fields) {
        var rule =
                new EvidenceRule(
                        fields.choices("oneOf", EvidenceKind.class),
                        fields.choices("helpful", EvidenceKind.class));
        fields.nothingElse();
        return rule;
    }
}
