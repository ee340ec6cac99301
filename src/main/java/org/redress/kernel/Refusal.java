package org.redress.kernel;

import java.util.Map;

/** A named "no" with the facts that were compared; a value, not an exception. */
public record Refusal(Code code, Because because) {

    /** What kind of "no" it is; the edge turns it into a status. */
    public enum Kind {
        /** The state or the time does not allow it. */
        CONFLICT,
        /** This party may never do it. */
        FORBIDDEN,
        /** What the command names does not exist in this order. */
        NOT_FOUND
    }

    /** A stable code of a refusal, implemented by the enums of the packages that refuse. */
    public interface Code {
        String name();

        /** One plain sentence for a person. */
        String sentence();

        Kind kind();

        /** The stable code as clients see it, for example {@code not-your-turn}. */
        default String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Map<String, String> facts() {
        return because.facts();
    }
}
