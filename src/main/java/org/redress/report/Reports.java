package org.redress.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Lists of reports: what is open comes first, the most urgent of it before the rest. */
@ApplicationScoped
public class Reports {

    private static final String LIST =
            "select "
                    + ReportRow.COLUMNS
                    + """
                     from report r
                    where ($1::text is null or r.reporter = $1)
                        and ($2::text is null or r.kind = $2) and ($3::text is null or r.status = $3)
                        and ($8::text is null or r.seller is distinct from $8)
                        and (r.closed, r.due_at, r.id) > ($4, $5, $6)
                    order by r.closed, r.due_at, r.id limit $7\
                    """;

    private final Pool pool;

    Reports(Pool pool) {
        this.pool = pool;
    }

    /** What is asked for, and about whom nothing; null lets everything through. */
    public record Wanted(String reporter, String notAbout, String kind, String status) {}

    /** A place in the list: the row after which it goes on. */
    public record Place(boolean closed, Instant dueAt, UUID id) {
        public static final Place START = new Place(false, Instant.EPOCH, new UUID(0, 0));

        public static Place of(Report report) {
            return new Place(!report.isOpen(), report.dueAt(), report.id());
        }
    }

    public Uni<List<Report>> after(Place place, Wanted wanted, int limit) {
        Tuple parameters =
                Tuple.tuple()
                        .addString(wanted.reporter())
                        .addString(wanted.kind())
                        .addString(wanted.status())
                        .addBoolean(place.closed())
                        .addOffsetDateTime(place.dueAt().atOffset(ZoneOffset.UTC))
                        .addUUID(place.id())
                        .addLong((long) limit)
                        .addString(wanted.notAbout());
        return pool.preparedQuery(LIST).execute(parameters).map(Reports::reports);
    }

    private static List<Report> reports(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(ReportRow::report).toList();
    }
}
