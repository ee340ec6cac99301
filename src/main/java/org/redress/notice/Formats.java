package org.redress.notice;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Amounts as the recipient writes them, and instants in UTC, in the words of the language. */
record Formats(Locale locale, Currency currency) {

    /** Cut to the minute, never rounded up: a deadline is not later than an email says. */
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    static Formats of(Locale locale, String currency) {
        return new Formats(locale, Currency.getInstance(currency));
    }

    String amount(long minorUnits) {
        int digits = currency.getDefaultFractionDigits();
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(minorUnits, digits));
    }

    /** Null for null: what was never set is never written. */
    String instant(Instant instant) {
        return instant == null ? null : INSTANT.format(instant);
    }

    /** In days, hours and minutes: {@code 1 day and 12 hours}. */
    String duration(Duration duration) {
        return Stream.of(
                        count(duration.toDaysPart(), "day"),
                        count(duration.toHoursPart(), "hour"),
                        count(duration.toMinutesPart(), "minute"))
                .filter(part -> part != null)
                .collect(Collectors.joining(" and "));
    }

    private static String count(long number, String unit) {
        return number == 0 ? null : number + " " + unit + (number == 1 ? "" : "s");
    }
}
