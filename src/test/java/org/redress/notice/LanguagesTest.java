package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every language says all that English says, and money and time are written as it writes them. */
@Tag("A9")
class LanguagesTest {

    private static final Instant AT = Instant.parse("2026-12-20T22:15:59.999999Z");
    private static final Pattern CASE = Pattern.compile("\\{#case ([A-Z_]+)}");
    private static final Pattern VALUE = Pattern.compile("\\{((?:it|deal|step|turn)\\.[\\w.]+)}");

    @Test
    void the_three_that_ship_are_there() {
        assertTrue(Languages.ALL.containsAll(List.of("en", "es", "zh")), Languages.ALL::toString);
    }

    @TestFactory
    Stream<DynamicTest> has_every_letter_phrase_case_and_value() {
        return Languages.ALL.stream()
                .flatMap(language ->
                        Stream.concat(
                                Stream.of(same(language, "files", Languages::files)),
                                Languages.files("en").stream().map(file -> same(language, file))));
    }

    private static DynamicTest same(
            String language, String what, java.util.function.Function<String, Object> found) {
        return DynamicTest.dynamicTest(
                language + " " + what,
                () -> assertEquals(found.apply("en"), found.apply(language)));
    }

    /** Words may stand in another order, but none may be missing, nor a case without words. */
    private static DynamicTest same(String language, String file) {
        return same(
                language,
                file,
                tongue -> {
                    String text = Languages.read(tongue, file);
                    assertFalse(
                            Pattern.compile("notice/(?!" + tongue + "/)").matcher(text).find(),
                            "includes another language");
                    var keys = file.equals("words.txt") ? Languages.words(tongue).keySet() : null;
                    return List.of(
                            found(CASE, text),
                            found(VALUE, text),
                            keys == null ? List.of() : keys.stream().sorted().toList());
                });
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "en-GB, en",
        "es-MX, es",
        "es-419, es",
        "zh-CN, zh",
        "zh-Hans-SG, zh",
        "zh-TW, zh",
        "de-DE, en",
        "tlh, en",
        "und, en",
        "x-private, en"
    })
    void an_unknown_locale_falls_back_by_language_then_to_English(String locale, String folder) {
        Contact contact = Contact.of("Ann", "ann@example.org", locale);
        assertEquals(folder, Letters.WORDING.language(contact.locale()).toLanguageTag());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | UTC              | $1,234.50    | December 20, 2026 at 10:15 PM UTC",
                "en-GB | Europe/London    | US$1,234.50  | 20 December 2026 at 22:15 GMT",
                "de-DE | Europe/Berlin    | US$1,234.50  | 20 December 2026 at 23:15 CET",
                "es-ES | Europe/Madrid    | 1234,50 US$  | 20 de diciembre de 2026 a las 23:15 CET",
                "es-MX | America/New_York | USD 1,234.50 | 20 de diciembre de 2026 a las 5:15 p.m. GMT-5",
                "zh-CN | Asia/Shanghai    | US$1,234.50  | 2026年12月21日 GMT+8 06:15",
                "zh-TW | Nowhere/Gone     | US$1,234.50  | 2026年12月20日 UTC 22:15",
            })
    void money_and_time_are_the_readers(String locale, String zone, String money, String time) {
        Formats formats = formats(locale, zone);
        assertEquals(money, plain(formats.amount(123_450)));
        assertEquals(time, plain(formats.instant(AT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 1 day           | 2 days, 1 hour    | one   | other",
                "es | 1 día           | 2 días y 1 hora   | one   | other",
                "zh | 1天             | 2天1小时          | other | other",
            })
    void durations_and_counts_follow_the_plural_rules(
            String locale, String day, String days, String one, String five) {
        Formats formats = formats(locale, "UTC");
        assertEquals(day, formats.duration(Duration.ofDays(1)));
        assertEquals(days, formats.duration(Duration.ofHours(49)));
        assertEquals(one, formats.count(1).form());
        assertEquals(five, formats.count(5).form());
    }

    /** What a fourth language can need that the three do not. */
    @Test
    void a_language_with_more_plurals_gets_them() {
        var polish = Formats.of(Locale.of("pl"), Contact.of("Jan", "j@example.org", "pl-PL"), null);
        assertEquals(
                List.of("one", "few", "many"),
                Stream.of(1, 3, 5).map(n -> polish.count(n).form()).toList());
    }

    private static Formats formats(String locale, String zone) {
        Contact contact = Contact.of("Ann", "ann@example.org", locale, zone);
        return Formats.of(Letters.WORDING.language(contact.locale()), contact, "USD");
    }

    /** Some spaces are unbreakable, and some narrow. */
    private static String plain(String words) {
        return words.replaceAll("\\h", " ");
    }
}
