package org.redress.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.Period;

/**
 * What people wrote beside orders, in bounded bites: reports that are closed, reasons that no
 * longer stand, why tasks were closed, and answers that were kept to be repeated.
 */
@ApplicationScoped
class OtherTexts {

    private static final String BEFORE =
            "clock_timestamp() - make_interval(months => $1, days => $2)";

    private static final String REPORTS =
            """
            delete from report_text where (report_id, kind) in (
                select t.report_id, t.kind from report r join report_text t on t.report_id = r.id
                where r.closed and r.closed_at <= %s limit 500)\
            """
                    .formatted(BEFORE);

    private static final String REASONS =
            """
            delete from account_text where (bucket, account_id, ref) in (
                select t.bucket, t.account_id, t.ref
                from account_standing_change c
                join account_text t on t.bucket = c.bucket and t.account_id = c.account_id
                    and t.ref = c.reason
                where c.at <= %s and not exists (select 1 from account_standing s
                    where s.bucket = c.bucket and s.account_id = c.account_id and s.reason = c.reason
                        and s.standing <> 'good')
                limit 500)\
            """
                    .formatted(BEFORE);

    /** But not of an order that a legal claim needs. */
    private static final String TASKS =
            """
            delete from task_text where (bucket, task_id, ref) in (
                select t.bucket, t.task_id, t.ref
                from task_closing c join task_text t on t.bucket = c.bucket and t.task_id = c.task_id
                where c.at <= %s and not exists (select 1 from task k
                    join legal_hold h on h.bucket = k.bucket and h.order_id = k.order_id
                    left join test_clock_order o on o.bucket = h.bucket and o.order_id = h.order_id
                    left join test_clock s on s.id = o.clock_id
                    where k.bucket = c.bucket and k.id = c.task_id
                        and h.held_until > coalesce(s.now, clock_timestamp()))
                limit 500)\
            """
                    .formatted(BEFORE);

    /** An hour's worth at most. */
    private static final String TAKE_ANSWERS =
            """
            select emptied_to as from_at, least(%s, emptied_to + interval '1 hour') as to_at
            from answers_emptied where one for update skip locked\
            """
                    .formatted(BEFORE);

    private static final String EMPTY_ANSWERS =
            """
            update idempotency set body = '{}', fingerprint = ''
            where created_at >= $1 and created_at <= $2 and bucket between 0 and 255\
            """;

    private static final String EMPTIED = "update answers_emptied set emptied_to = $1 where one";

    private final Pool pool;

    OtherTexts(Pool pool) {
        this.pool = pool;
    }

    /** Some of each. */
    Uni<Void> step(Period keep) {
        return run(REPORTS, keep).chain(() -> run(REASONS, keep)).chain(() -> run(TASKS, keep));
    }

    private Uni<Void> run(String sql, Period keep) {
        return pool.preparedQuery(sql).execute(age(keep)).replaceWithVoid();
    }

    /** One replica at a time. */
    Uni<Void> empty(Period keep) {
        return pool.withTransaction(connection ->
                connection
                        .preparedQuery(TAKE_ANSWERS)
                        .execute(age(keep))
                        .chain(rows -> empty(connection, rows)));
    }

    private static Uni<Void> empty(SqlConnection connection, RowSet<Row> rows) {
        for (Row row : rows) {
            OffsetDateTime from = row.getOffsetDateTime("from_at");
            OffsetDateTime to = row.getOffsetDateTime("to_at");
            return to.isAfter(from)
                    ? connection
                            .preparedQuery(EMPTY_ANSWERS)
                            .execute(Tuple.of(from, to))
                            .chain(() -> connection.preparedQuery(EMPTIED).execute(Tuple.of(to)))
                            .replaceWithVoid()
                    : Uni.createFrom().voidItem();
        }
        return Uni.createFrom().voidItem();
    }

    private static Tuple age(Period keep) {
        return Tuple.of((int) keep.toTotalMonths(), keep.getDays());
    }
}
