package org.redress.notice;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MeasureFormat.FormatWidth;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Amounts, instants, durations and counts as the recipient writes them (CLDR, by ICU). Instants are
 * in the recipient's time zone and name it. Not for several threads.
 */
final class Formats {

    /** Cut to the minute, never rounded up: a deadline is not later than an email says. */
    private static final String INSTANT = "yMMMMdjmz";

    private final ULocale locale;
    private final Currency currency;
    private final DateFormat instants;

    private Formats(ULocale locale, ZoneId zone, Currency currency) {
        this.locale = locale;
        this.currency = currency;
        this.instants = DateFormat.getInstanceForSkeleton(INSTANT, locale);
        this.instants.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    }

    /**
     * @param language the language of the words, which is not always the contact's own
     * @param currency null where no amount is told
     */
    static Formats of(Locale language, Contact contact, String currency) {
        return new Formats(
                locale(language, contact.locale()),
                contact.zone(),
                currency == null ? null : Currency.getInstance(currency));
    }

    /** The words' language as it is written in the reader's country. */
    private static ULocale locale(Locale language, Locale reader) {
        ULocale words = ULocale.forLocale(language);
        String script = ULocale.addLikelySubtags(words).getScript();
        boolean sameScript =
                ULocale.addLikelySubtags(ULocale.forLocale(reader)).getScript().equals(script);
        return sameScript && !reader.getCountry().isEmpty()
                ? new ULocale.Builder().setLocale(words).setRegion(reader.getCountry()).build()
                : words;
    }

    String amount(long minorUnits) {
        int digits = currency.getDefaultFractionDigits();
        LocalizedNumberFormatter format =
                NumberFormatter.withLocale(locale)
                        .unit(com.ibm.icu.util.Currency.fromJavaCurrency(currency))
                        .precision(Precision.fixedFraction(digits));
        return format.format(BigDecimal.valueOf(minorUnits, digits)).toString();
    }

    /** Null for null: what was never set is never written. */
    String instant(Instant instant) {
        return instant == null ? null : instants.format(Date.from(instant));
    }

    /** The day in the recipient's zone, such as {@code December 20, 2026}. */
    String day(Instant instant) {
        DateFormat days = DateFormat.getInstanceForSkeleton("yMMMMd", locale);
        days.setTimeZone(instants.getTimeZone());
        return days.format(Date.from(instant));
    }

    /** In days, hours and minutes: {@code 1 day, 12 hours}. */
    String duration(Duration duration) {
        Measure[] parts =
                Stream.of(
                                measure(duration.toDaysPart(), MeasureUnit.DAY),
                                measure(duration.toHoursPart(), MeasureUnit.HOUR),
                                measure(duration.toMinutesPart(), MeasureUnit.MINUTE))
                        .filter(part -> part.getNumber().longValue() > 0)
                        .toArray(Measure[]::new);
        return MeasureFormat.getInstance(locale, FormatWidth.WIDE).formatMeasures(parts);
    }

    private static Measure measure(long number, TimeUnit unit) {
        return new Measure(number, unit);
    }

    Count count(long number) {
        return new Count(
                NumberFormatter.withLocale(locale).format(number).toString(),
                PluralRules.forLocale(locale).select(number));
    }

    /**
     * A number for a sentence.
     *
     * @param form the plural form that the language uses for it, such as {@code one}, {@code few}
     *     or {@code other} (CLDR)
     */
    public record Count(String number, String form) {}
}
