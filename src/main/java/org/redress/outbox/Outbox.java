package org.redress.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.redress.task.Tasks;

/**
 * What waits to leave (rule 7). Any number of replicas take from it; real database time rules, also
 * for test clocks.
 */
@ApplicationScoped
public class Outbox {

    /** After so many lost tries in a row a message is tried alone. */
    private static final short SUSPECT = 2;

    static final String CLAIM =
            """
            with due as materialized (
                select id, bucket from outbox
                where topic = $1 and status = 'waiting' and next_try_at <= statement_timestamp()
                    and lost < $4
                order by next_try_at limit $2 for update skip locked)
            update outbox o
            set attempts = o.attempts + 1, lost = o.lost + 1, fence = o.fence + 1,
                next_try_at = statement_timestamp() + $3::bigint * interval '1 millisecond'
            from due
            where o.id = due.id and o.bucket = due.bucket
            returning o.id, o.bucket, o.order_id, o.event_number, o.place, o.kind, o.recipient, o.payload,
                o.test_clock, o.attempts, o.attempts - o.retried_after as tries, o.lost, o.fence\
            """;

    private static final String CLAIM_SUSPECT = CLAIM.replace("lost < $4", "lost >= $4");

    private static final String DONE =
            """
            update outbox o set status = 'done', next_try_at = null, done_at = clock_timestamp()
            from unnest($1::bigint[], $2::smallint[], $3::int[]) as n(id, bucket, fence)
            where o.id = n.id and o.bucket = n.bucket and o.status = 'waiting' and o.fence = n.fence
            returning o.id, o.status\
            """;

    /** What is still under way does not come back by its lease. */
    private static final String KEEP =
            """
            update outbox o
            set next_try_at = statement_timestamp() + $4::bigint * interval '1 millisecond'
            from unnest($1::bigint[], $2::smallint[], $3::int[]) as n(id, bucket, fence)
            where o.id = n.id and o.bucket = n.bucket and o.status = 'waiting' and o.fence = n.fence\
            """;

    private static final String FAILED =
            """
            update outbox o
            set status = case when n.pause is null then 'parked' else 'waiting' end,
                next_try_at = statement_timestamp() + n.pause * interval '1 millisecond',
                last_error = n.error, lost = 0, fence = o.fence + 1
            from unnest($1::bigint[], $2::smallint[], $3::int[], $4::bigint[], $5::text[])
                as n(id, bucket, fence, pause, error)
            where o.id = n.id and o.bucket = n.bucket and o.status = 'waiting' and o.fence = n.fence
            returning o.id, o.status\
            """;

    /** The try is taken back, so that waiting never parks a message. */
    private static final String POSTPONED =
            """
            update outbox o
            set attempts = o.attempts - 1, lost = 0, fence = o.fence + 1, last_error = n.error,
                next_try_at = statement_timestamp() + n.pause * interval '1 millisecond'
            from unnest($1::bigint[], $2::smallint[], $3::int[], $4::bigint[], $5::text[])
                as n(id, bucket, fence, pause, error)
            where o.id = n.id and o.bucket = n.bucket and o.status = 'waiting' and o.fence = n.fence
            returning o.id, o.status\
            """;

    private static final String DROPPED =
            """
            update outbox o
            set status = 'dropped', next_try_at = null, last_error = n.error, lost = 0
            from unnest($1::bigint[], $2::smallint[], $3::int[], $4::bigint[], $5::text[])
                as n(id, bucket, fence, pause, error)
            where o.id = n.id and o.bucket = n.bucket and o.status = 'waiting' and o.fence = n.fence
            returning o.id, o.status\
            """;

    private static final String WAKE =
            """
            update outbox
            set status = 'waiting', next_try_at = statement_timestamp(), lost = 0, fence = fence + 1,
                retried_after = case status when 'parked' then attempts else retried_after end
            where id = $1 and bucket = $2 and status in ('waiting', 'parked')\
            """;

    private final Pool pool;
    private final ParkedTasks tasks;

    Outbox(Pool pool, Tasks tasks) {
        this.pool = pool;
        this.tasks = new ParkedTasks(tasks);
    }

    /** A message that failed; a null {@code pause} parks it. */
    record Setback(OutboxMessage message, Duration pause, String error) {}

    /**
     * The messages most overdue. The try is counted before it is made, so that a message which
     * kills its relay is parked one day; after {@code lease} the messages come back unless they
     * were marked.
     */
    Uni<List<OutboxMessage>> claim(String topic, int limit, Duration lease) {
        return claim(CLAIM, topic, limit, lease);
    }

    /** One of those that may have killed the relays that tried them, or none. */
    Uni<List<OutboxMessage>> claimSuspect(String topic, Duration lease) {
        return claim(CLAIM_SUSPECT, topic, 1, lease);
    }

    private Uni<List<OutboxMessage>> claim(
            String statement, String topic, int limit, Duration lease) {
        return pool.preparedQuery(statement)
                .execute(Tuple.of(topic, (long) limit, lease.toMillis(), SUSPECT))
                .map(Outbox::messages);
    }

    /** For {@code lease} from now on they do not come back, unless their claims are over. */
    Uni<Void> keep(List<OutboxMessage> messages, Duration lease) {
        return pool.preparedQuery(KEEP)
                .execute(keys(messages).addLong(lease.toMillis()))
                .replaceWithVoid();
    }

    /** Gone for good, unless another relay has claimed them since; their tasks are over. */
    Uni<Void> done(String topic, List<OutboxMessage> messages) {
        return messages.isEmpty()
                ? Uni.createFrom().voidItem()
                : over(
                        topic,
                        "done",
                        messages,
                        "The message has left after all.",
                        client -> client.preparedQuery(DONE).execute(keys(messages)));
    }

    /** Tried in vain, unless another relay has claimed them since; what is parked is a task. */
    Uni<Void> failed(String topic, List<Setback> setbacks) {
        return setbacks.stream().allMatch(setback -> setback.pause() != null)
                ? mark(pool, FAILED, setbacks).replaceWithVoid()
                : pool.withTransaction(connection ->
                        mark(connection, FAILED, setbacks)
                                .map(rows -> marked("parked", messages(setbacks), rows))
                                .chain(parked -> tasks.raise(connection, topic, parked)));
    }

    /** Too early, unless another relay has claimed them since. */
    Uni<Void> postponed(List<Setback> setbacks) {
        return mark(pool, POSTPONED, setbacks).replaceWithVoid();
    }

    /** Not to leave at all, unless another relay has claimed them since; their tasks are over. */
    Uni<Void> dropped(String topic, List<Setback> setbacks) {
        return setbacks.isEmpty()
                ? Uni.createFrom().voidItem()
                : over(
                        topic,
                        "dropped",
                        messages(setbacks),
                        "The message need not leave any more.",
                        client -> mark(client, DROPPED, setbacks));
    }

    /** Only what was parked once can have a task. */
    private Uni<Void> over(
            String topic,
            String status,
            List<OutboxMessage> messages,
            String why,
            Function<SqlClient, Uni<RowSet<Row>>> mark) {
        var once = messages.stream().filter(OutboxMessage::wasParked).toList();
        return once.isEmpty()
                ? mark.apply(pool).replaceWithVoid()
                : pool.withTransaction(connection ->
                        mark.apply(connection)
                                .map(rows -> marked(status, once, rows))
                                .chain(over -> tasks.settle(connection, topic, over, why)));
    }

    private static Uni<RowSet<Row>> mark(
            SqlClient client, String statement, List<Setback> setbacks) {
        if (setbacks.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        Tuple rows = keys(messages(setbacks));
        rows.addValue(setbacks.stream().map(Outbox::millis).toArray(Long[]::new));
        rows.addValue(setbacks.stream().map(Setback::error).toArray(String[]::new));
        return client.preparedQuery(statement).execute(rows);
    }

    /** Those whose rows were marked. */
    private static List<OutboxMessage> marked(
            String status, List<OutboxMessage> messages, RowSet<Row> rows) {
        Set<Long> marked =
                StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> row.getString("status").equals(status))
                        .map(row -> row.getLong("id"))
                        .collect(Collectors.toSet());
        return messages.stream().filter(message -> marked.contains(message.row())).toList();
    }

    private static List<OutboxMessage> messages(List<Setback> setbacks) {
        return setbacks.stream().map(Setback::message).toList();
    }

    /** A message that waits, or is parked, is due now; one that is done stays so. */
    public Uni<Void> wake(long row, short bucket) {
        return pool.preparedQuery(WAKE).execute(Tuple.of(row, bucket)).replaceWithVoid();
    }

    private static Long millis(Setback setback) {
        return setback.pause() == null ? null : setback.pause().toMillis();
    }

    private static Tuple keys(List<OutboxMessage> messages) {
        return Tuple.tuple()
                .addValue(column(messages, OutboxMessage::row, new Long[0]))
                .addValue(column(messages, OutboxMessage::bucket, new Short[0]))
                .addValue(column(messages, OutboxMessage::fence, new Integer[0]));
    }

    private static <T> T[] column(
            List<OutboxMessage> messages, Function<OutboxMessage, T> value, T[] type) {
        return messages.stream().map(value).toList().toArray(type);
    }

    private static List<OutboxMessage> messages(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(OutboxMessage::of).toList();
    }
}
