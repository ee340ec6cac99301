package org.redress.account;

import java.util.Map;
import java.util.TreeMap;

/** Something a person should look at, with the facts it stands on. It is never a verdict. */
public record Signal(Kind kind, Map<String, String> facts) {

    public Signal {
        facts = new TreeMap<>(facts);
    }

    /** What can be noticed. */
    public enum Kind {
        /** A buyer disputes several orders in a short time, or almost every order (B01). */
        FREQUENT_DISPUTES,
        /** A large share of a buyer's orders is paid back by disputes (B01). */
        REFUND_RATIO,
        /** More of a seller's orders are under dispute than good shops have (B02). */
        MANY_OPEN_DISPUTES,
        /** A seller's tracking number stands on another buyer's order too (R09). */
        REUSED_TRACKING_NUMBER,
        /** One file was brought as evidence in several orders. */
        SAME_EVIDENCE_CONTENT;

        /** The word in the API. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The facts as name, value, name, value. */
    public static Signal of(Kind kind, Object... facts) {
        Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            named.put((String) facts[i], String.valueOf(facts[i + 1]));
        }
        return new Signal(kind, named);
    }
}
