package org.redress.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What waits to leave (rule 7). Any number of replicas take from it; real database time rules, also
 * for test clocks.
 */
@ApplicationScoped
public class Outbox {

    static final String CLAIM =
            """
            with due as materialized (
                select id, bucket from outbox
                where topic = $1 and status = 'waiting' and next_try_at <= statement_timestamp()
                order by next_try_at limit $2 for update skip locked)
            update outbox o
            set attempts = o.attempts + 1,
                next_try_at = statement_timestamp() + $3::bigint * interval '1 millisecond'
            from due
            where o.id = due.id and o.bucket = due.bucket
            returning o.id, o.bucket, o.order_id, o.event_number, o.place, o.kind, o.recipient, o.payload,
                o.test_clock, o.attempts\
            """;

    private static final String DONE =
            """
            update outbox o set status = 'done', next_try_at = null, done_at = clock_timestamp()
            from unnest($1::bigint[], $2::smallint[], $3::smallint[]) as n(id, bucket, attempts)
            where o.id = n.id and o.bucket = n.bucket and o.status = 'waiting'
                and o.attempts = n.attempts\
            """;

    private static final String FAILED =
            """
            update outbox o
            set status = case when n.pause is null then 'parked' else 'waiting' end,
                next_try_at = statement_timestamp() + n.pause * interval '1 millisecond',
                last_error = n.error
            from unnest($1::bigint[], $2::smallint[], $3::smallint[], $4::bigint[], $5::text[])
                as n(id, bucket, attempts, pause, error)
            where o.id = n.id and o.bucket = n.bucket and o.status = 'waiting'
                and o.attempts = n.attempts\
            """;

    /** The try is taken back, so that waiting never parks a message. */
    private static final String POSTPONED =
            """
            update outbox o
            set attempts = o.attempts - 1, last_error = n.error,
                next_try_at = statement_timestamp() + n.pause * interval '1 millisecond'
            from unnest($1::bigint[], $2::smallint[], $3::smallint[], $4::bigint[], $5::text[])
                as n(id, bucket, attempts, pause, error)
            where o.id = n.id and o.bucket = n.bucket and o.status = 'waiting'
                and o.attempts = n.attempts\
            """;

    private static final String WAKE =
            """
            update outbox set status = 'waiting', next_try_at = statement_timestamp()
            where id = $1 and bucket = $2 and status <> 'done'\
            """;

    private final Pool pool;

    Outbox(Pool pool) {
        this.pool = pool;
    }

    /** A message that failed; a null {@code pause} parks it. */
    record Setback(OutboxMessage message, Duration pause, String error) {}

    /**
     * The messages most overdue. The try is counted before it is made, so that a message which
     * kills its relay is parked one day; after {@code lease} the messages come back unless they
     * were marked.
     */
    Uni<List<OutboxMessage>> claim(String topic, int limit, Duration lease) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(topic, (long) limit, lease.toMillis()))
                .map(Outbox::messages);
    }

    /** Gone for good, unless another relay has claimed them since. */
    Uni<Void> done(List<OutboxMessage> messages) {
        return messages.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.preparedQuery(DONE).execute(keys(messages)).replaceWithVoid();
    }

    /** Tried in vain, unless another relay has claimed them since. */
    Uni<Void> failed(List<Setback> setbacks) {
        return mark(FAILED, setbacks);
    }

    /** Too early, unless another relay has claimed them since. */
    Uni<Void> postponed(List<Setback> setbacks) {
        return mark(POSTPONED, setbacks);
    }

    private Uni<Void> mark(String statement, List<Setback> setbacks) {
        if (setbacks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple rows = keys(setbacks.stream().map(Setback::message).toList());
        rows.addValue(setbacks.stream().map(Outbox::millis).toArray(Long[]::new));
        rows.addValue(setbacks.stream().map(Setback::error).toArray(String[]::new));
        return pool.preparedQuery(statement).execute(rows).replaceWithVoid();
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
                .addValue(column(messages, m -> (short) m.attempts(), new Short[0]));
    }

    private static <T> T[] column(
            List<OutboxMessage> messages, Function<OutboxMessage, T> value, T[] type) {
        return messages.stream().map(value).toList().toArray(type);
    }

    private static List<OutboxMessage> messages(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Outbox::message).toList();
    }

    private static OutboxMessage message(Row row) {
        return new OutboxMessage(
                row.getLong("id"),
                row.getShort("bucket"),
                row.getUUID("order_id"),
                row.getInteger("event_number"),
                row.getShort("place"),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("payload"),
                row.getBoolean("test_clock"),
                row.getShort("attempts"));
    }
}
