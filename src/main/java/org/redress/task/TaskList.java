package org.redress.task;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.order.OrderId;

/** Tasks to look at, the oldest first. */
@ApplicationScoped
public class TaskList {

    private static final String SELECT =
            """
            select t.id, t.kind, t.subject, t.order_id, t.what, t.facts, t.test_clock, t.raised_at,
                c.at, c.closed_by, w.body as reason
            from task t
            left join task_closing c on c.bucket = t.bucket and c.task_id = t.id
            left join task_text w on w.bucket = c.bucket and w.task_id = c.task_id and w.ref = c.reason
            where\s\
            """;

    private static final String PAGE =
            """
            ($1::text is null or t.kind = $1) and (t.raised_at, t.id) > ($2, $3) %s
            order by t.raised_at, t.id limit $4\
            """;

    private final Pool pool;

    TaskList(Pool pool) {
        this.pool = pool;
    }

    /** Which tasks are asked for. */
    public enum Status {
        OPEN("and t.closed_at is null"),
        CLOSED("and t.closed_at is not null"),
        ANY("");

        private final String clause;

        Status(String clause) {
            this.clause = clause;
        }
    }

    /** A place in the list: the task after which it goes on. */
    public record Place(Instant raisedAt, UUID id) {

        public static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));

        public static Place of(Task task) {
            return new Place(task.raisedAt(), task.id());
        }
    }

    /** {@code kind} null lets every kind through. */
    public Uni<List<Task>> after(Place place, String kind, Status status, int limit) {
        Tuple parameters =
                Tuple.of(kind, place.raisedAt().atOffset(ZoneOffset.UTC), place.id(), (long) limit);
        return pool.preparedQuery(SELECT + PAGE.formatted(status.clause))
                .execute(parameters)
                .map(TaskList::tasks);
    }

    public Uni<Optional<Task>> find(UUID id) {
        return find(pool, id);
    }

    /** As the caller's transaction sees it. */
    public Uni<Optional<Task>> find(SqlClient client, UUID id) {
        return client.preparedQuery(SELECT + "t.bucket = $1 and t.id = $2")
                .execute(Tuple.of(OrderId.bucket(id), id))
                .map(rows -> tasks(rows).stream().findFirst());
    }

    /** All tasks an order ever gave. */
    public Uni<List<Task>> ofOrder(UUID order) {
        return pool.preparedQuery(
                        SELECT + "t.bucket = $1 and t.order_id = $2 order by t.raised_at, t.id")
                .execute(Tuple.of(OrderId.bucket(order), order))
                .map(TaskList::tasks);
    }

    private static List<Task> tasks(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(TaskList::task).toList();
    }

    private static Task task(Row row) {
        return new Task(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("subject"),
                row.getUUID("order_id"),
                row.getString("what"),
                new JsonObject(row.getString("facts")),
                row.getBoolean("test_clock"),
                row.getOffsetDateTime("raised_at").toInstant(),
                closing(row));
    }

    private static Task.Closing closing(Row row) {
        return row.getValue("at") == null
                ? null
                : new Task.Closing(
                        row.getOffsetDateTime("at").toInstant(),
                        row.getString("closed_by"),
                        row.getString("reason"));
    }
}
