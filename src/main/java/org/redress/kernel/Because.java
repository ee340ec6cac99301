package org.redress.kernel;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why something happened or was refused: the pinned policy, the rule (a policy field, or a rule of
 * the order's life) and the facts that were compared. Rule 8 of the design.
 */
public record Because(String policy, String rule, Map<String, String> facts) {

    public Because {
        facts = facts instanceof SortedMap<String, String> ? facts : new TreeMap<>(facts);
    }

    /** The facts in reading order: name, value, name, value. */
    public static Because of(String policy, String rule, Object... facts) {
        return new Because(policy, rule, facts(facts));
    }

    static Map<String, String> facts(Object... namesAndValues) {
        Map<String, String> facts = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put((String) namesAndValues[i], String.valueOf(namesAndValues[i + 1]));
        }
        return facts;
    }
}
