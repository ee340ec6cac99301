package org.redress.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.redress.task.Tasks;

/** Where a person looks at messages that have not left, lets one be tried again, or drops it. */
@ApplicationScoped
public class OutboxDesk {

    private static final String COLUMNS =
            """
            select id, bucket, order_id, event_number, place, topic, kind, recipient, status, attempts,
                created_at, next_try_at, last_error, test_clock
            from outbox\s\
            """;

    private static final String LIST =
            """
            where status = '%s' and ($1::text is null or topic = $1) and id > $2
            order by id limit $3\
            """;

    private static final String RETRY =
            """
            update outbox
            set status = 'waiting', next_try_at = statement_timestamp(), lost = 0,
                retried_after = attempts
            where id = $1 and bucket = $2 and status = 'parked'\
            """;

    private static final String DROP =
            "update outbox set status = 'dropped' where id = $1 and bucket = $2 and status = 'parked'";

    private final Pool pool;
    private final Tasks tasks;

    OutboxDesk(Pool pool, Tasks tasks) {
        this.pool = pool;
        this.tasks = tasks;
    }

    /** Which messages are asked for. */
    public enum Status {
        WAITING,
        PARKED;

        private String code() {
            return this == WAITING ? "waiting" : "parked";
        }
    }

    /**
     * In the order they were written, after that row; {@code topic} null lets every one through.
     */
    public Uni<List<OutboxEntry>> after(long row, String topic, Status status, int limit) {
        return pool.preparedQuery(COLUMNS + LIST.formatted(status.code()))
                .execute(Tuple.of(topic, row, (long) limit))
                .map(OutboxDesk::entries);
    }

    public Uni<Optional<OutboxEntry>> find(OutboxId id) {
        return find(pool, id);
    }

    /** As the caller's transaction sees it. */
    public Uni<Optional<OutboxEntry>> find(SqlClient client, OutboxId id) {
        return client.preparedQuery(COLUMNS + "where id = $1 and bucket = $2")
                .execute(Tuple.of(id.row(), id.bucket()))
                .map(rows -> entries(rows).stream().findFirst());
    }

    /**
     * A parked message is due now, with all its tries before it, and its task is closed; answers
     * false, and changes nothing, if it is not parked (any more).
     */
    public Uni<Boolean> retry(SqlConnection connection, OutboxEntry entry, String by) {
        return change(connection, RETRY, entry, by, "Tried again.");
    }

    /**
     * A parked message will never leave, and its task is closed with the reason; answers false, and
     * changes nothing, if it is not parked (any more).
     */
    public Uni<Boolean> drop(
            SqlConnection connection, OutboxEntry entry, String by, String reason) {
        return change(connection, DROP, entry, by, reason);
    }

    private Uni<Boolean> change(
            SqlConnection connection,
            String statement,
            OutboxEntry entry,
            String by,
            String reason) {
        return connection
                .preparedQuery(statement)
                .execute(Tuple.of(entry.id().row(), entry.id().bucket()))
                .map(rows -> rows.rowCount() == 1)
                .call(changed ->
                        changed
                                ? record(connection, entry, by, reason)
                                : Uni.createFrom().voidItem());
    }

    /** Who did it and why stands in the task, if need be in one that is raised for it. */
    private Uni<Void> record(
            SqlConnection connection, OutboxEntry entry, String by, String reason) {
        var task =
                new ParkedMessage(
                                entry.id().toString(),
                                entry.message(),
                                entry.topic(),
                                entry.kind(),
                                entry.orderId())
                        .task();
        return tasks.raise(connection, task)
                .chain(() -> tasks.settle(connection, task, by, reason));
    }

    private static List<OutboxEntry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(OutboxDesk::entry).toList();
    }

    private static OutboxEntry entry(Row row) {
        OffsetDateTime next = row.getOffsetDateTime("next_try_at");
        return new OutboxEntry(
                new OutboxId(row.getLong("id"), row.getShort("bucket")),
                row.getUUID("order_id")
                        + "."
                        + row.getInteger("event_number")
                        + "."
                        + row.getShort("place"),
                row.getString("topic"),
                row.getString("kind"),
                row.getUUID("order_id"),
                row.getInteger("event_number"),
                row.getString("recipient"),
                row.getString("status"),
                row.getShort("attempts"),
                row.getOffsetDateTime("created_at").toInstant(),
                next == null ? null : next.toInstant(),
                row.getString("last_error"),
                row.getBoolean("test_clock"));
    }
}
