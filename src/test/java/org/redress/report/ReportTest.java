package org.redress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.report.ReportRefusal.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.redress.account.AccountRole;
import org.redress.account.Standing;
import org.redress.kernel.Refusal;
import org.redress.report.ReportStatus.Decided;

/** From received to decided, and who may take each step. */
@Tag("B03")
class ReportTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant DUE = NOW.plus(Duration.ofDays(5));
    private static final Verdict UPHELD = new Verdict(true, "So it is.", null);
    private static final Verdict REJECTED = new Verdict(false, "It is not so.", null);

    private static Report report(ReportKind kind, AccountRole role) {
        var words = new Filing.Words("https://shop.example/1", "prohibited", "Look.");
        var writer = new Filing.Writer("Ann", "ann@example.com", null);
        var filing = new Filing(kind, null, null, role, words, writer);
        return Report.filed(new UUID(0, 1), filing, "ann", NOW, DUE);
    }

    private static Report product() {
        return report(ReportKind.PRODUCT, null);
    }

    private static String code(Optional<Refusal> refusal) {
        return refusal.map(it -> it.code().name()).orElse("");
    }

    @Test
    void a_report_is_received_taken_and_decided() {
        var taken = product().takenBy("max");
        var decided = taken.decided("max", UPHELD, DUE);

        assertEquals("received", product().status().code());
        assertEquals("under-review", taken.status().code());
        assertEquals(new Decided(true, "max", DUE, null), decided.status());
        assertEquals(3, decided.version());
        assertFalse(decided.isOpen());
    }

    @Test
    void only_who_took_it_decides_it() {
        assertEquals(REPORT_NOT_TAKEN.name(), code(product().refusesDeciding("max", UPHELD)));
        var taken = product().takenBy("max");
        assertEquals("", code(taken.refusesDeciding("max", UPHELD)));
        assertEquals(REPORT_TAKEN.name(), code(taken.refusesDeciding("eva", UPHELD)));
    }

    @Test
    void an_operator_takes_it_from_a_mediator_and_not_the_other_way_round() {
        var taken = product().takenBy("max");
        assertEquals(REPORT_TAKEN.name(), code(taken.refusesTaking("eva", false)));
        assertEquals("", code(taken.refusesTaking("eva", true)));
        assertEquals("", code(taken.refusesTaking("max", false)));
    }

    @Test
    void nobody_decides_about_himself() {
        assertEquals(OWN_REPORT.name(), code(product().refusesTaking("ann", true)));
        var taken = product().takenBy("max");
        assertEquals(OWN_REPORT.name(), code(taken.refusesDeciding("ann", UPHELD)));
    }

    @Test
    void what_is_over_stays_over() {
        var decided = product().takenBy("max").decided("max", REJECTED, NOW);
        var withdrawn = product().withdrawn(NOW);

        for (var over : new Report[] {decided, withdrawn}) {
            assertEquals(REPORT_CLOSED.name(), code(over.refusesTaking("max", true)));
            assertEquals(REPORT_CLOSED.name(), code(over.refusesDeciding("max", UPHELD)));
            assertEquals(REPORT_CLOSED.name(), code(over.refusesWithdrawing("ann")));
        }
    }

    @Test
    void only_the_reporter_takes_it_back() {
        assertEquals(NOT_THE_REPORTER.name(), code(product().refusesWithdrawing("max")));
        assertEquals("", code(product().takenBy("max").refusesWithdrawing("ann")));
        assertNull(product().withdrawn(NOW).status().assignedTo());
        assertEquals("max", product().takenBy("max").withdrawn(NOW).status().assignedTo());
    }

    @Test
    void it_is_overdue_at_the_very_instant_and_never_once_it_is_over() {
        assertFalse(product().isOverdue(DUE.minusNanos(1_000)));
        assertTrue(product().isOverdue(DUE));
        assertFalse(product().withdrawn(NOW).isOverdue(DUE));
    }

    @Test
    @Tag("B04")
    void an_upheld_account_appeal_makes_the_account_good_unless_it_says_otherwise() {
        var appeal = report(ReportKind.ACCOUNT_APPEAL, AccountRole.SELLER).takenBy("max");
        var held = new Verdict(true, "Soon.", Standing.HELD);

        assertEquals(Standing.GOOD, standing(appeal.decided("max", UPHELD, NOW)));
        assertEquals(Standing.HELD, standing(appeal.decided("max", held, NOW)));
        assertNull(standing(appeal.decided("max", REJECTED, NOW)));
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void nothing_else_does_anything_to_an_account(ReportKind kind) {
        if (kind != ReportKind.ACCOUNT_APPEAL) {
            var taken = report(kind, null).takenBy("max");
            var good = new Verdict(true, "Yes.", Standing.GOOD);
            assertEquals(STANDING_NOT_APPLICABLE.name(), code(taken.refusesDeciding("max", good)));
            assertNull(standing(taken.decided("max", UPHELD, NOW)));
        }
    }

    @Test
    @Tag("B04")
    void a_standing_is_only_for_an_appeal_that_is_upheld_and_a_role_that_has_it() {
        var appeal = report(ReportKind.ACCOUNT_APPEAL, AccountRole.BUYER).takenBy("max");
        var rejected = new Verdict(false, "No.", Standing.GOOD);
        var held = new Verdict(true, "Soon.", Standing.HELD);

        assertEquals(STANDING_NOT_APPLICABLE.name(), code(appeal.refusesDeciding("max", rejected)));
        assertEquals(STANDING_NOT_FOR_ROLE.name(), code(appeal.refusesDeciding("max", held)));
    }

    private static Standing standing(Report report) {
        return ((Decided) report.status()).standing();
    }

    @ParameterizedTest
    @Tag("B04")
    @Tag("B05")
    @CsvSource({
        // A report has five days of 24 hours.
        "PRODUCT, 2026-03-02T09:00:00Z, 2026-03-07T09:00:00Z",
        // An appeal of a Monday has until the end of the next Monday, one of a Friday or Saturday
        // until the end of the next Friday.
        "ACCOUNT_APPEAL, 2026-03-02T09:00:00Z, 2026-03-10T00:00:00Z",
        "ACCOUNT_APPEAL, 2026-03-06T23:59:59Z, 2026-03-14T00:00:00Z",
        "VERIFICATION_APPEAL, 2026-03-07T00:00:00Z, 2026-03-14T00:00:00Z"
    })
    void appeals_are_due_in_business_days(ReportKind kind, Instant received, Instant due) {
        assertEquals(due, DueDates.of(Duration.ofDays(5), 5).of(kind, received));
    }
}
