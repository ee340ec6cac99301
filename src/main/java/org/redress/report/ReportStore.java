package org.redress.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.redress.order.OrderId;
import org.redress.report.ReportStatus.Decided;

/** The statements about reports. Whoever changes one has locked it before. */
@ApplicationScoped
class ReportStore {

    private static final String INSERT =
            """
            insert into report (id, version, kind, holder, seller, role, reporter, status, received_at,
                due_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'received', $8, $9)\
            """;

    private static final String UPDATE =
            """
            update report set version = $3, status = $4, assigned_to = $5, closed_at = $6, outcome = $7,
                standing = $8
            where id = $1 and version = $2\
            """;

    private static final String KEEP =
            "insert into report_text (report_id, kind, body) values ($1, $2, $3)";

    /** The common outbox; see the migration for what its columns hold here. */
    private static final String TELL =
            """
            insert into outbox (bucket, order_id, event_number, place, topic, kind, recipient,
                test_clock)
            values ($1, $2, $3, 1, 'report-mail', 'report-decided', 'reporter', false)\
            """;

    Uni<Instant> now(SqlConnection connection) {
        return connection
                .preparedQuery("select clock_timestamp()")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
    }

    /** How many reports of this account are open; its next one waits until this one is filed. */
    Uni<Long> open(SqlConnection connection, String reporter) {
        return connection
                .preparedQuery("select 1 from pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("report:" + reporter))
                .chain(() ->
                        connection
                                .preparedQuery(
                                        "select count(*) from report where reporter = $1 and not closed")
                                .execute(Tuple.of(reporter)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<Boolean> hasOpenAppeal(SqlConnection connection, String reporter, Filing filing) {
        return connection
                .preparedQuery(
                        """
                        select exists (select 1 from report where reporter = $1 and kind = $2
                            and coalesce(role, '') = $3 and not closed)\
                        """)
                .execute(Tuple.of(reporter, filing.kind().code(), code(filing)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static String code(Filing filing) {
        return filing.role() == null ? "" : filing.role().code();
    }

    Uni<Void> insert(SqlConnection connection, Report report) {
        Tuple row =
                Tuple.tuple()
                        .addUUID(report.id())
                        .addInteger(report.version())
                        .addString(report.kind().code())
                        .addBoolean(report.holder())
                        .addString(report.seller())
                        .addString(report.role() == null ? null : report.role().code())
                        .addString(report.reporter())
                        .addOffsetDateTime(utc(report.receivedAt()))
                        .addOffsetDateTime(utc(report.dueAt()));
        return connection.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    Uni<Void> keep(SqlConnection connection, UUID report, String kind, String body) {
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(report, kind, body))
                .replaceWithVoid();
    }

    /** Locked until the end of the transaction; what was written is read after the lock. */
    Uni<Optional<ReportFile>> lock(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery("select id from report where id = $1 for no key update")
                .execute(Tuple.of(id))
                .chain(() -> find(connection, id));
    }

    Uni<Optional<ReportFile>> find(SqlClient client, UUID id) {
        String sql =
                "select "
                        + ReportRow.COLUMNS
                        + ", "
                        + ReportRow.TEXTS
                        + " from report r where r.id = $1";
        return client.preparedQuery(sql).execute(Tuple.of(id)).map(ReportStore::file);
    }

    private static Optional<ReportFile> file(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(ReportRow.file(row));
        }
        return Optional.empty();
    }

    Uni<Void> update(SqlConnection connection, Report report) {
        ReportStatus status = report.status();
        Decided decided = status instanceof Decided it ? it : null;
        boolean restored = decided != null && decided.standing() != null;
        Tuple row =
                Tuple.tuple()
                        .addUUID(report.id())
                        .addInteger(report.version() - 1)
                        .addInteger(report.version())
                        .addString(status.code())
                        .addString(status.assignedTo())
                        .addOffsetDateTime(utc(status.closedAt()))
                        .addString(decided == null ? null : decided.outcome())
                        .addString(restored ? decided.standing().code() : null);
        return connection
                .preparedQuery(UPDATE)
                .execute(row)
                .invoke(result -> requireOne(result.rowCount()))
                .replaceWithVoid();
    }

    private static void requireOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("a locked report was changed by somebody else");
        }
    }

    /** The reporter is written to once this is committed (W18). */
    Uni<Void> tell(SqlConnection connection, Report report) {
        return connection
                .preparedQuery(TELL)
                .execute(Tuple.of(OrderId.bucket(report.id()), report.id(), report.version()))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
