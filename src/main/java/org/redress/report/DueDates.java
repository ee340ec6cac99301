package org.redress.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.redress.policy.Span;
import org.redress.policy.WorkCalendar;

/** When a report is due: an exact time for reports, business days for appeals (B04, B05). */
record DueDates(Span reports, Span appeals) {

    /** Mondays to Fridays in UTC: a marketplace's team has no one country. */
    private static final WorkCalendar BUSINESS_DAYS =
            new WorkCalendar("business days", ZoneOffset.UTC, Set.of());

    static DueDates of(Duration reports, int appealDays) {
        return new DueDates(Span.of(reports), new Span.WorkingDays(appealDays, BUSINESS_DAYS));
    }

    Instant of(ReportKind kind, Instant receivedAt) {
        return (kind.isAppeal() ? appeals : reports).from(receivedAt);
    }
}
