package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.redress.access.Caller;
import org.redress.clock.DatabaseTime;
import org.redress.platform.Cursor;
import org.redress.platform.PageOf;
import org.redress.report.Report;
import org.redress.report.Reports;
import org.redress.report.Reports.Place;
import org.redress.report.Reports.Wanted;

/** The list of reports: a reporter's own tab, or the team's queue. */
@ApplicationScoped
class ReportLists {

    private final Reports reports;
    private final DatabaseTime time;

    ReportLists(Reports reports, DatabaseTime time) {
        this.reports = reports;
        this.time = time;
    }

    /** A line of the list; {@code overdue} when nobody has decided in time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReportItem(
            UUID id,
            String kind,
            String status,
            String reporter,
            String seller,
            Instant receivedAt,
            Instant dueAt,
            boolean overdue) {
        static ReportItem of(Report report, Instant now) {
            return new ReportItem(
                    report.id(),
                    report.kind().code(),
                    report.status().code(),
                    report.reporter(),
                    report.seller(),
                    report.receivedAt(),
                    report.dueAt(),
                    report.isOverdue(now));
        }
    }

    /** Deny by default: who is not of the team sees only what is his. */
    Uni<PageOf<ReportItem>> reports(
            Caller caller, String kind, String status, String cursor, int limit) {
        boolean team = caller.mayAsStaff();
        var wanted = new Wanted(team ? null : caller.id(), team ? caller.id() : null, kind, status);
        var place = cursor == null ? Place.START : place(Cursor.read(cursor, 3));
        return reports.after(place, wanted, limit + 1)
                .chain(rows -> time.now().map(now -> page(rows, limit, now)));
    }

    private static PageOf<ReportItem> page(List<Report> rows, int limit, Instant now) {
        return PageOf.of(
                rows, limit, now, report -> ReportItem.of(report, now), ReportLists::cursor);
    }

    private static String cursor(Report last) {
        var place = Place.of(last);
        return Cursor.of(place.closed(), place.dueAt(), place.id());
    }

    private static Place place(List<String> key) {
        if (!key.get(0).matches("true|false")) {
            throw Cursor.bad();
        }
        UUID id = PathId.parse(key.get(2)).orElseThrow(Cursor::bad);
        return new Place(Boolean.parseBoolean(key.get(0)), CursorKey.instant(key.get(1)), id);
    }
}
