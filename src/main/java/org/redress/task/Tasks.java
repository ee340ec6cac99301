package org.redress.task;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.redress.order.OrderId;
import org.redress.platform.Randomness;

/** What waits for a person. */
@ApplicationScoped
public class Tasks {

    private static final long ALL_BUT_BUCKET = ~0xffL;

    /** An order on a test clock gives tasks that no metric counts (rule 6). */
    private static final String RAISE =
            """
            insert into task (bucket, id, kind, subject, order_id, what, facts, test_clock)
            select $1::smallint, $2::uuid, $3::text, $4::text, $5::uuid, $6::text, $7::text,
                exists (select 1 from protected_order
                    where bucket = $1 and order_id = $5 and test_clock is not null)
            where not exists (select 1 from task
                where bucket = $1 and kind = $3 and subject = $4
                    and closed_at > clock_timestamp() - $8::bigint * interval '1 millisecond')
            on conflict (bucket, kind, subject) where closed_at is null do nothing\
            """;

    private static final String CLOSE =
            """
            with closed as (
                update task set closed_at = clock_timestamp()
                where bucket = $1 and id = $2 and closed_at is null
                returning bucket, id, closed_at)
            insert into task_closing (bucket, task_id, at, closed_by, reason)
            select bucket, id, closed_at, $3, $4 from closed\
            """;

    private static final String KEEP_REASON =
            "insert into task_text (bucket, task_id, ref, body) values ($1, $2, $3, $4)";

    private static final String FIND_OPEN =
            """
            select id from task
            where bucket = $1 and kind = $2 and subject = $3 and closed_at is null\
            """;

    private final Randomness randomness;

    public Tasks(Randomness randomness) {
        this.randomness = randomness;
    }

    /**
     * In the caller's transaction, or on the pool in one of its own. While a task of this kind and
     * subject is open, nothing changes.
     */
    public Uni<Void> raise(SqlClient client, NewTask task) {
        return raise(client, task, null);
    }

    /**
     * As {@link #raise(SqlClient, NewTask)}, but for so long after the last one of this kind and
     * subject was closed, nothing changes either.
     */
    public Uni<Void> raise(SqlClient client, NewTask task, Duration rest) {
        short bucket = bucket(task);
        Tuple row =
                Tuple.tuple()
                        .addShort(bucket)
                        .addUUID(in(bucket, randomness.id()))
                        .addString(task.kind())
                        .addString(task.subject())
                        .addUUID(task.orderId())
                        .addString(task.what())
                        .addString(task.facts().encode())
                        .addLong(rest == null ? null : rest.toMillis());
        return client.preparedQuery(RAISE).execute(row).replaceWithVoid();
    }

    /**
     * Ends it, in the caller's transaction; answers false if there is no such task or it is closed.
     *
     * @param by who ends it
     * @param reason why, in words; kept apart, so that they can be erased
     */
    public Uni<Boolean> close(SqlConnection connection, UUID task, String by, String reason) {
        short bucket = OrderId.bucket(task);
        UUID ref = randomness.id();
        return connection
                .preparedQuery(CLOSE)
                .execute(Tuple.of(bucket, task, by, ref))
                .call(closing ->
                        closing.rowCount() == 0
                                ? Uni.createFrom().voidItem()
                                : connection
                                        .preparedQuery(KEEP_REASON)
                                        .execute(Tuple.of(bucket, task, ref, reason)))
                .map(closing -> closing.rowCount() > 0);
    }

    /** The open task about this is ended by what the caller does in his transaction. */
    public Uni<Void> settle(SqlConnection connection, NewTask about, String by, String reason) {
        return connection
                .preparedQuery(FIND_OPEN)
                .execute(Tuple.of(bucket(about), about.kind(), about.subject()))
                .chain(rows ->
                        rows.size() == 0
                                ? Uni.createFrom().item(false)
                                : close(
                                        connection,
                                        rows.iterator().next().getUUID("id"),
                                        by,
                                        reason))
                .replaceWithVoid();
    }

    private static short bucket(NewTask task) {
        return OrderId.bucket(
                task.orderId() == null
                        ? OrderId.named("task", task.kind() + ":" + task.subject())
                        : task.orderId());
    }

    /** Whoever has the id of a task has its bucket. */
    private static UUID in(short bucket, UUID id) {
        return new UUID(
                id.getMostSignificantBits(),
                id.getLeastSignificantBits() & ALL_BUT_BUCKET | bucket);
    }
}
