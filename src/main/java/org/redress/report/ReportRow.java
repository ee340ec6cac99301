package org.redress.report;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.redress.account.AccountRole;
import org.redress.account.Standing;
import org.redress.report.Filing.Words;
import org.redress.report.Filing.Writer;
import org.redress.report.ReportStatus.Decided;
import org.redress.report.ReportStatus.Received;
import org.redress.report.ReportStatus.UnderReview;
import org.redress.report.ReportStatus.Withdrawn;

/** Reads rows of {@code report}, alone or with what people wrote. */
final class ReportRow {

    static final String COLUMNS =
            """
            r.id, r.version, r.kind, r.holder, r.seller, r.role, r.reporter, r.status, r.received_at,
                r.due_at, r.assigned_to, r.closed_at, r.outcome, r.standing\
            """;

    /** With {@link #COLUMNS}, a whole file. */
    static final String TEXTS =
            """
            (select body from report_text t where t.report_id = r.id and t.kind = 'words') as words,
                (select body from report_text t where t.report_id = r.id and t.kind = 'contact')
                    as contact,
                (select body from report_text t where t.report_id = r.id and t.kind = 'grounds')
                    as grounds,
                clock_timestamp() as now\
            """;

    private ReportRow() {}

    static Report report(Row row) {
        String role = row.getString("role");
        return new Report(
                row.getUUID("id"),
                row.getInteger("version"),
                ReportKind.named(row.getString("kind")),
                row.getBoolean("holder"),
                row.getString("seller"),
                role == null ? null : AccountRole.named(role),
                row.getString("reporter"),
                instant(row, "received_at"),
                instant(row, "due_at"),
                status(row));
    }

    private static ReportStatus status(Row row) {
        String by = row.getString("assigned_to");
        Instant closedAt = instant(row, "closed_at");
        String standing = row.getString("standing");
        return switch (row.getString("status")) {
            case "received" -> new Received();
            case "under-review" -> new UnderReview(by);
            case "withdrawn" -> new Withdrawn(by, closedAt);
            case "decided" ->
                    new Decided(
                            row.getString("outcome").equals("upheld"),
                            by,
                            closedAt,
                            standing == null ? null : Standing.named(standing));
            case String other -> throw new IllegalStateException("no status of a report: " + other);
        };
    }

    static ReportFile file(Row row) {
        return new ReportFile(
                report(row),
                words(row.getString("words")),
                contact(row.getString("contact")),
                grounds(row.getString("grounds")),
                instant(row, "now"));
    }

    private static Words words(String body) {
        if (body == null) {
            return null;
        }
        var json = new JsonObject(body);
        return new Words(json.getString("url"), json.getString("reason"), json.getString("text"));
    }

    static String json(Words words) {
        return new JsonObject()
                .put("url", words.url())
                .put("reason", words.reason())
                .put("text", words.text())
                .encode();
    }

    private static Writer contact(String body) {
        if (body == null) {
            return null;
        }
        var json = new JsonObject(body);
        return new Writer(
                json.getString("name"), json.getString("email"), json.getString("locale"));
    }

    static String json(Writer contact) {
        return new JsonObject()
                .put("name", contact.name())
                .put("email", contact.email())
                .put("locale", contact.locale())
                .encode();
    }

    private static String grounds(String body) {
        return body == null ? null : new JsonObject(body).getString("text");
    }

    static String jsonOfGrounds(String text) {
        return new JsonObject().put("text", text).encode();
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
