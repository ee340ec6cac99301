package org.redress.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.account.AccountRole;
import org.redress.account.Standing;
import org.redress.report.Filing;
import org.redress.report.Report;
import org.redress.report.ReportFile;
import org.redress.report.ReportKind;
import org.redress.report.ReportStatus;
import org.redress.report.ReportStatus.Decided;
import org.redress.report.ReportStatus.UnderReview;

/** The email about a decided report, word for word. */
@Tag("W18")
class ReportLettersTest {
    private static final Instant RECEIVED = Instant.parse("2026-03-02T09:00:30Z");
    private static final Instant AT = Instant.parse("2026-03-04T10:15:00Z");
    private static final ReportLetters LETTERS = new ReportLetters(Letters.WORDING, Letters.SITE);

    @Test
    void an_upheld_appeal_says_that_the_account_can_be_used_again() {
        var letter =
                LETTERS.of(
                        file(
                                ReportKind.ACCOUNT_APPEAL,
                                new Decided(true, "max", AT, Standing.GOOD),
                                "It was a\r\nmistake."));

        assertEquals("Your appeal about your account is upheld", letter.subject());
        assertEquals(
                """
                Hello Ann <b>,

                We received your appeal about your account on March 2, 2026 at 9:00 AM UTC and decided it \
                on March 4, 2026 at 10:15 AM UTC.

                We agree with you. Your account can be used again as before.

                The grounds: “It was a mistake.”

                You need not do anything.

                See the whole case: https://redress.example/reports/00000000-0000-0000-0000-000000000001
                Questions? support@redress.example
                """,
                letter.text().replaceAll("\\h", " "));
        assertTrue(letter.html().contains("Hello Ann &lt;b&gt;,"), letter.html());
        assertTrue(letter.html().contains("support@redress.example"), letter.html());
    }

    @Test
    void a_rejected_report_says_why() {
        var rejected = new Decided(false, "max", AT, null);
        var letter = LETTERS.of(file(ReportKind.PRODUCT, rejected, "It is allowed."));

        assertEquals("Your report of a product is rejected", letter.subject());
        assertTrue(letter.text().contains("nothing changes."), letter.text());
        assertTrue(letter.text().contains("“It is allowed.”"), letter.text());
        assertFalse(letter.text().contains("account"), letter.text());
    }

    @Test
    void grounds_that_were_erased_are_missing() {
        var letter = LETTERS.of(file(ReportKind.SELLER, new Decided(true, "max", AT, null), null));

        assertFalse(letter.text().contains("grounds"), letter.text());
        assertTrue(letter.text().contains("the marketplace acts on it"), letter.text());
    }

    @Test
    void every_kind_has_words() {
        for (var kind : ReportKind.values()) {
            var letter = LETTERS.of(file(kind, new Decided(true, "max", AT, null), "Yes."));
            assertTrue(letter.subject().matches("Your (report|appeal) .+ is upheld"), kind.code());
        }
    }

    @Test
    void what_is_not_decided_is_not_told() {
        var open = file(ReportKind.SELLER, new UnderReview("max"), null);
        assertThrows(IllegalStateException.class, () -> LETTERS.of(open));
    }

    private static ReportFile file(ReportKind kind, ReportStatus status, String grounds) {
        var role = kind == ReportKind.ACCOUNT_APPEAL ? AccountRole.BUYER : null;
        var report =
                new Report(new UUID(0, 1), 3, kind, null, null, role, "ann", RECEIVED, AT, status);
        var words = new Filing.Words(null, "why", "text");
        var writer = new Filing.Writer("Ann <b>", "ann@example.com", "en");
        return new ReportFile(report, words, writer, grounds, AT);
    }
}
