package org.redress.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How lengths of time are written in policies, and how long one may be. */
final class Lengths {

    /** Longer than any rule needs, and far from overflowing an instant. */
    private static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern ISO =
            Pattern.compile(
                    "P(?=.)([0-9]{1,9}D)?(T(?=.)([0-9]{1,9}H)?([0-9]{1,9}M)?([0-9]{1,9}S)?)?");
    private static final Pattern WORKING_DAYS = Pattern.compile("([1-9][0-9]{0,2}) working days?");

    static final String DURATION =
            "an ISO-8601 duration in whole seconds, at most P3650D (P7D is seven times 24 hours)";
    static final String SPAN = DURATION + " or working days ('3 working days')";

    private Lengths() {}

    /** Nothing if it is no duration of zero or more, or a longer one than any rule needs. */
    static Optional<Duration> duration(String written) {
        return ISO.matcher(written).matches()
                ? Optional.of(Duration.parse(written)).filter(it -> it.compareTo(LONGEST) <= 0)
                : Optional.empty();
    }

    static OptionalInt workingDays(String written) {
        var matcher = WORKING_DAYS.matcher(written);
        return matcher.matches()
                ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
                : OptionalInt.empty();
    }
}
