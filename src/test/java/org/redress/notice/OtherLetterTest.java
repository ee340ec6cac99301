package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redress.account.Standing;
import org.redress.notice.QueueNews.Waiting;
import org.redress.order.NoticeKind;
import org.redress.report.Filing;
import org.redress.report.Report;
import org.redress.report.ReportFile;
import org.redress.report.ReportKind;
import org.redress.report.ReportStatus.Decided;
import org.redress.webhook.Disabling;

/** The emails that no event of an order sends, word for word in every language. */
@Tag("A9")
class OtherLetterTest {

    private static final Path GOLDEN = Path.of("src/test/resources/letters");
    private static final Instant NOW = Instant.parse("2026-12-20T07:00:00Z");

    /** Each by its template's name and, after a plus, its variant. */
    private static final Map<String, Function<String, Letter>> ALL = new TreeMap<>(all());

    @TestFactory
    @Tag("W18")
    Stream<DynamicTest> a_report_or_an_appeal_is_decided() {
        return letters("report-decided");
    }

    @TestFactory
    @Tag("W09")
    Stream<DynamicTest> the_mediators_queue_of_the_day() {
        return letters("queue");
    }

    @TestFactory
    Stream<DynamicTest> a_webhook_endpoint_was_disabled() {
        return letters("webhook-disabled");
    }

    private static Stream<DynamicTest> letters(String start) {
        return ALL.entrySet().stream()
                .filter(letter -> letter.getKey().startsWith(start))
                .flatMap(letter -> Languages.ALL.stream().map(language -> test(language, letter)));
    }

    private static DynamicTest test(
            String language, Map.Entry<String, Function<String, Letter>> letter) {
        return DynamicTest.dynamicTest(
                language + " " + letter.getKey(),
                () -> {
                    Letter written = letter.getValue().apply(language);
                    Golden.check(GOLDEN.resolve(language), letter.getKey(), written);
                    assertEquals(1, written.text().split("https?://", -1).length - 1);
                    assertTrue(!written.text().matches("(?s).*(NOT_FOUND|null|\\{|\\}|  ).*"));
                });
    }

    /** Every template is of a notice, of one of these, or is a part of others. */
    @Test
    void every_template_has_a_golden_file_in_each_language_and_none_is_left_over()
            throws IOException {
        Set<String> told =
                Stream.of(NoticeKind.values())
                        .map(NoticeKind::code)
                        .collect(Collectors.toCollection(HashSet::new));
        ALL.keySet().forEach(name -> told.add(name.replaceAll("\\+.*", "")));
        told.addAll(
                Set.of(
                        "deal",
                        "evidence",
                        "how",
                        "money",
                        "next",
                        "outcome",
                        "reason",
                        "report",
                        "whose",
                        "words"));
        for (String language : Languages.ALL) {
            assertEquals(
                    told,
                    Languages.files(language).stream()
                            .map(file -> file.replace(".txt", ""))
                            .collect(Collectors.toSet()));
            try (var files = Files.list(GOLDEN.resolve(language))) {
                assertEquals(
                        ALL.keySet().stream()
                                .flatMap(name -> Stream.of(name + ".txt", name + ".html"))
                                .collect(Collectors.toSet()),
                        files.map(file -> file.getFileName().toString())
                                .collect(Collectors.toSet()));
            }
        }
    }

    private static Map<String, Function<String, Letter>> all() {
        return Map.of(
                "report-decided+appeal",
                language -> report(language, ReportKind.ACCOUNT_APPEAL, true, Standing.GOOD),
                "report-decided+rejected",
                language -> report(language, ReportKind.INTELLECTUAL_PROPERTY, false, null),
                "queue",
                language -> queue(language, cases(33)),
                "queue+one",
                language -> queue(language, cases(1)),
                "queue+none",
                language -> queue(language, List.of()),
                "webhook-disabled",
                language -> disabled(language, "failing", "answered-503"),
                "webhook-disabled+gone",
                language -> disabled(language, "gone", "answered-410"));
    }

    private static Letter report(
            String language, ReportKind kind, boolean upheld, Standing standing) {
        var decided = new Decided(upheld, "max", NOW, standing);
        var report =
                new Report(new UUID(0, 1), 3, kind, null, null, null, "ann", NOW, NOW, decided);
        var writer = new Filing.Writer("Ann", "ann@example.org", language);
        var words = new Filing.Words(null, "why", "text");
        var file = new ReportFile(report, words, writer, "See above.", NOW);
        return new ReportLetters(Letters.WORDING, Letters.SITE).of(file);
    }

    private static Letter disabled(String language, String why, String error) {
        var since = NOW.minusSeconds(7 * 86_400);
        var disabling =
                new Disabling(new UUID(0, 1), 4, why, "hooks.example.com", since, NOW, error);
        return new WebhookLetters(Letters.WORDING, Letters.site(language)).of(disabling);
    }

    private static Letter queue(String language, List<Waiting> cases) {
        return new QueueLetters(Letters.WORDING, Letters.site(language)).of(cases, NOW);
    }

    private static List<Waiting> cases(int count) {
        List<Waiting> cases = new ArrayList<>();
        IntStream.range(0, count)
                .mapToObj(i ->
                        new Waiting(
                                "M-" + (1000 + i),
                                1 + i % 2,
                                i % 3 == 0 ? "mo" : null,
                                i % 11 == 5,
                                NOW.plusSeconds(i * 7_200L)))
                .forEach(cases::addFirst);
        return cases;
    }
}
