package org.redress.policy;

/** A ruleset for lists. */
public record PolicySummary(String name, int version, String about) {

    static PolicySummary of(Policy policy) {
        return new PolicySummary(policy.name(), policy.version(), policy.about());
    }

    String ref() {
        return name + "@" + version;
    }
}
