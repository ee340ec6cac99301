package org.redress.accesslog;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.order.OrderId;

/** The log of reads as it is kept. */
@ApplicationScoped
public class AccessLogTable {

    private static final String GATE = "hashtextextended('access_log', 0)";

    /** Through the gate before the first id is taken; whoever reads closes it for a moment. */
    private static final String INSERT =
            """
            with gate as materialized (select pg_advisory_xact_lock_shared(%s))
            insert into access_log (bucket, at, subject, roles, relation, operation, order_id, target,
                status, item_count, filter, times)
            select n.bucket, clock_timestamp(), n.subject, n.roles, n.relation, n.operation, n.order_id,
                n.target, n.status, n.item_count, n.filter, n.times
            from gate cross join unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[],
                $6::uuid[], $7::text[], $8::smallint[], $9::int[], $10::text[], $11::int[])
                as n(bucket, subject, roles, relation, operation, order_id, target, status, item_count,
                    filter, times)\
            """
                    .formatted(GATE);

    private static final String CLOSE_GATE =
            "select 1 from pg_advisory_xact_lock(%s)".formatted(GATE);

    private static final String LAST = "select coalesce(max(id), 0) as id from access_log";

    private static final String LIST =
            """
            select id, at, subject, roles, relation, operation, order_id, target, status, item_count,
                filter, times
            from access_log
            where id > $1 and id <= $4 and ($2::text is null or subject = $2)\
            """;

    private static final String OF_ORDER = " and bucket = $5 and order_id = $6";

    private static final String PAGE = " order by id limit $3";

    /** Who sent which command stands with its idempotency key; the version tells the event. */
    private static final String WRITES =
            """
            select caller, created_at, status, etag, md5(caller || ' ' || key)::uuid as tie
            from idempotency
            where bucket = $1 and scope = $2 and ($3::timestamptz is null
                or (created_at, md5(caller || ' ' || key)::uuid) > ($3, $4::uuid))
            order by created_at, tie limit $5\
            """;

    /** Only ever at the low end, so that it never reads what it keeps. */
    private static final String CUT =
            """
            with oldest as (select id, bucket, at from access_log order by id limit 5000)
            delete from access_log l using oldest o
            where l.id = o.id and l.bucket = o.bucket
                and o.at < clock_timestamp() - make_interval(months => $1, days => $2)\
            """;

    private final Pool pool;

    AccessLogTable(Pool pool) {
        this.pool = pool;
    }

    /** An entry with its place in the log, which grows. */
    public record Logged(long id, Instant at, AccessEntry entry, int times) {}

    /**
     * A command that was sent for an order; {@code etag} is null where it changed nothing, {@code
     * tie} tells it from others of the same instant.
     */
    public record Write(String subject, Instant at, int status, String etag, UUID tie) {}

    /** The last command seen. */
    public record WritePlace(Instant at, UUID tie) {}

    /** These, each so many times. */
    Uni<Void> write(Map<AccessEntry, Integer> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return write(pool, entries);
    }

    static Uni<Void> write(SqlClient client, Map<AccessEntry, Integer> entries) {
        return client.preparedQuery(INSERT).execute(columns(entries)).replaceWithVoid();
    }

    private static Tuple columns(Map<AccessEntry, Integer> counted) {
        List<AccessEntry> all = List.copyOf(counted.keySet());
        return Tuple.tuple()
                .addValue(all.stream().map(AccessEntry::bucket).toArray(Short[]::new))
                .addValue(all.stream().map(AccessEntry::subject).toArray(String[]::new))
                .addValue(all.stream().map(AccessEntry::roles).toArray(String[]::new))
                .addValue(all.stream().map(AccessEntry::relation).toArray(String[]::new))
                .addValue(all.stream().map(AccessEntry::operation).toArray(String[]::new))
                .addValue(all.stream().map(AccessEntry::order).toArray(UUID[]::new))
                .addValue(all.stream().map(AccessEntry::target).toArray(String[]::new))
                .addValue(all.stream().map(it -> (short) it.status()).toArray(Short[]::new))
                .addValue(all.stream().map(AccessEntry::items).toArray(Integer[]::new))
                .addValue(all.stream().map(AccessEntry::filter).toArray(String[]::new))
                .addValue(all.stream().map(counted::get).toArray(Integer[]::new));
    }

    /**
     * In the order they were written, after that one, and none that one before it could still come
     * behind: who goes on from the last one misses nothing.
     *
     * @param order null: of every order, and of none
     * @param subject null: of everybody
     */
    public Uni<List<Logged>> after(long id, UUID order, String subject, int limit) {
        var parameters = Tuple.of(id, subject, (long) limit);
        String sql = LIST + (order == null ? "" : OF_ORDER) + PAGE;
        return last().chain(last -> {
            parameters.addLong(last);
            if (order != null) {
                parameters.addShort(OrderId.bucket(order)).addUUID(order);
            }
            return pool.preparedQuery(sql).execute(parameters).map(AccessLogTable::logged);
        });
    }

    /** Up to here everything is there: whoever had taken a place has written it. */
    private Uni<Long> last() {
        return pool.withTransaction(connection ->
                connection
                        .query(CLOSE_GATE)
                        .execute()
                        .chain(() -> connection.query(LAST).execute())
                        .map(rows -> rows.iterator().next().getLong("id")));
    }

    /** The commands that were sent for an order, first the oldest; after that one, null: all. */
    public Uni<List<Write>> writes(UUID order, WritePlace after, int limit) {
        String scope = order.toString();
        var parameters =
                Tuple.of(
                        OrderId.bucket(OrderId.named("scope", scope)),
                        scope,
                        after == null ? null : after.at().atOffset(ZoneOffset.UTC),
                        after == null ? null : after.tie(),
                        (long) limit);
        return pool.preparedQuery(WRITES)
                .execute(parameters)
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(AccessLogTable::write)
                                .toList());
    }

    /** Some of what is older is deleted; answers how much. */
    Uni<Integer> cut(Period keep) {
        var age = Tuple.of((int) keep.toTotalMonths(), keep.getDays());
        return pool.preparedQuery(CUT).execute(age).map(RowSet::rowCount);
    }

    private static List<Logged> logged(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(AccessLogTable::logged).toList();
    }

    private static Logged logged(Row row) {
        var entry =
                new AccessEntry(
                        row.getString("subject"),
                        row.getString("roles"),
                        row.getString("relation"),
                        row.getString("operation"),
                        row.getUUID("order_id"),
                        row.getString("target"),
                        row.getShort("status"),
                        row.getInteger("item_count"),
                        row.getString("filter"));
        return new Logged(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                entry,
                row.getInteger("times"));
    }

    private static Write write(Row row) {
        return new Write(
                row.getString("caller"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getShort("status"),
                row.getString("etag"),
                row.getUUID("tie"));
    }
}
