package org.redress.scenario.text;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How scenarios write instants: {@code day 12}, {@code day 12 minus 1 second}, or ISO-8601. */
public final class Day {

    /** Day 0, a Monday morning: the payment. */
    public static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");

    private static final String UNIT = "(second|minute|hour|day)s?";
    static final String MOMENT =
            "(?:day \\d+|\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)(?: (?:plus|minus) \\d+ (?:second|minute|hour|day)s?)?";
    static final String LENGTH = "\\d+ (?:second|minute|hour|day)s?(?: (?:plus|minus) 1 second)?";

    private static final Pattern PARTS =
            Pattern.compile("(?:day (\\d+)|(\\S+Z))(?: (plus|minus) (\\d+) " + UNIT + ")?");
    private static final Pattern LENGTHS =
            Pattern.compile("(\\d+) " + UNIT + "(?: (plus|minus) 1 second)?");

    private Day() {}

    static Instant moment(String text) {
        Matcher parts = matched(PARTS, text);
        Instant day =
                parts.group(1) == null
                        ? Instant.parse(parts.group(2))
                        : FIRST.plus(Duration.ofDays(Long.parseLong(parts.group(1))));
        if (parts.group(3) == null) {
            return day;
        }
        Duration by = length(Long.parseLong(parts.group(4)), parts.group(5));
        return parts.group(3).equals("plus") ? day.plus(by) : day.minus(by);
    }

    static Duration length(String text) {
        Matcher parts = matched(LENGTHS, text);
        Duration length = length(Long.parseLong(parts.group(1)), parts.group(2));
        if (parts.group(3) == null) {
            return length;
        }
        return parts.group(3).equals("plus") ? length.plusSeconds(1) : length.minusSeconds(1);
    }

    private static Duration length(long count, String unit) {
        return switch (unit) {
            case "second" -> Duration.ofSeconds(count);
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }

    /** As a scenario would write it, for messages. */
    static String written(Instant at) {
        if (at == null) {
            return "no instant";
        }
        Duration since = Duration.between(FIRST, at);
        Duration rest = since.minusDays(since.toDays());
        return rest.isZero()
                ? "day " + since.toDays()
                : at + " (day " + since.toDays() + " plus " + rest + ")";
    }
}
