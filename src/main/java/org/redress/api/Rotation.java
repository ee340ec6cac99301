package org.redress.api;

import java.time.Duration;
import java.util.Map;
import org.redress.platform.Problem;

/** What every rotation of a secret has in common. */
final class Rotation {

    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    private Rotation() {}

    /**
     * How long the secret so far stays good beside the new one; a day if nothing is asked.
     *
     * @throws Problem.ProblemException {@code invalid-field} for less than nothing or more than 30
     *     days
     */
    static Duration overlap(Duration asked) {
        Duration overlap = asked == null ? USUAL : asked;
        if (overlap.isNegative() || overlap.compareTo(LONGEST) > 0) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "What was good before stays so for 0 to 30 days.",
                            Map.of("keepPreviousFor", overlap.toString()))
                    .exception();
        }
        return overlap;
    }
}
