package org.redress.evidence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.evidence.EvidenceStore.Key;
import org.redress.order.OrderId;
import org.redress.platform.Problem;

/**
 * The book of files that came. A file is entered before its bytes are kept, so bytes that nobody
 * speaks of are found by their entry, and so is how much somebody has uploaded.
 */
@ApplicationScoped
public class Arrivals {

    private static final String SUMS =
            """
            select
                (select coalesce(sum(bytes), 0)::bigint from evidence_upload
                    where uploader = $3
                        and came_at > clock_timestamp() - $4::bigint * interval '1 millisecond') as of_user,
                (select coalesce(sum(bytes), 0)::bigint from evidence_upload
                    where bucket = $1 and order_id = $2 and uploader = $3 and state <> 'gone')
                    as of_order\
            """;

    private static final String ENTER =
            """
            with sums as (%s), entered as (
                insert into evidence_upload
                    (bucket, order_id, file, uploader, bytes, sha256, shown, state, scan, look_at)
                select $1, $2, $5::uuid, $3, $6::bigint, $7::text, $8::text, 'arriving', $9::text,
                    clock_timestamp() + $10::bigint * interval '1 millisecond'
                from sums
                where of_user + $6::bigint <= $11::bigint and of_order + $6::bigint <= $12::bigint
                returning file)
            select of_user + $6::bigint as of_user, of_order + $6::bigint as of_order from sums\
            """
                    .formatted(SUMS);

    /** Files of one uploader that come at once are counted one by one. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(1, hashtext($1))";

    /** A file from before there was this book is entered now. */
    private static final String LEAVE =
            """
            insert into evidence_upload
                (bucket, order_id, file, uploader, bytes, sha256, shown, state, scan, look_at)
            values ($1, $2, $3, $4, $5, $6, $7, 'leaving', 'off',
                clock_timestamp() + $8::bigint * interval '1 millisecond')
            on conflict (bucket, order_id, file) do update
            set state = 'leaving', look_at = excluded.look_at\
            """;

    private static final String CLAIM =
            """
            with due as (
                select bucket, order_id, file from evidence_upload
                where look_at <= statement_timestamp() order by look_at limit $1
                for update skip locked)
            update evidence_upload u
            set look_at = clock_timestamp() + $2::bigint * interval '1 millisecond',
                tries = u.tries + 1
            from due
            where u.bucket = due.bucket and u.order_id = due.order_id and u.file = due.file
            returning u.order_id, u.file, u.sha256, u.shown, u.state, u.scan, u.tries, u.look_at,
                u.came_at < clock_timestamp() - $3::bigint * interval '1 millisecond' as old\
            """;

    /** Whoever takes the file back meanwhile has it looked at anew, and that stands. */
    private static final String SETTLE =
            """
            update evidence_upload set scan = $5,
                state = case when look_at = $7 then $4 else state end,
                look_at = case when look_at = $7
                    then clock_timestamp() + $6::bigint * interval '1 millisecond'
                    else look_at end
            where bucket = $1 and order_id = $2 and file = $3\
            """;

    private static final String FORGET =
            "delete from evidence_upload where bucket = $1 and order_id = $2 and file = $3";

    /** No command takes so long, so by then its order has taken a file or never will. */
    static final Duration DECIDED = Duration.ofHours(1);

    /** For so long one who has claimed an entry is left alone with it. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Pool pool;
    private final EvidenceConfig config;

    Arrivals(Pool pool, EvidenceConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * A file and, if it has one of its own, its copy.
     *
     * @param shown the SHA-256 of the copy, null if there is none beside the file itself
     */
    public record Entry(UUID order, UUID file, String sha256, String shown) {

        public List<Key> keys() {
            Key original = new Key(order, file, sha256);
            return shown == null || shown.equals(sha256)
                    ? List.of(original)
                    : List.of(original, new Key(order, file, shown));
        }
    }

    /**
     * An entry that is to be looked at.
     *
     * @param old once its order has decided about it
     * @param until when it is looked at again, unless it is settled
     */
    record Due(
            Entry entry, String state, Scan scan, int tries, boolean old, OffsetDateTime until) {}

    /** Fails with a problem where there is no room for anything more. */
    public Uni<Void> requireRoom(UUID order, String uploader) {
        return pool.preparedQuery(SUMS)
                .execute(asked(order, uploader))
                .invoke(rows -> requireRoom(rows, 1))
                .replaceWithVoid();
    }

    /** Enters a file, or fails with a problem; look at it once it must have been decided. */
    public Uni<Void> enter(Entry entry, String uploader, long bytes, Scan scan, Duration lookIn) {
        Tuple row =
                asked(entry.order(), uploader)
                        .addUUID(entry.file())
                        .addLong(bytes)
                        .addString(entry.sha256())
                        .addString(entry.shown())
                        .addString(scan.code())
                        .addLong(lookIn.toMillis())
                        .addLong(config.bytesPerUser().asLongValue())
                        .addLong(config.bytesPerOrder().asLongValue());
        return pool.withTransaction(connection ->
                        connection
                                .preparedQuery(LOCK)
                                .execute(Tuple.of(uploader))
                                .chain(() -> connection.preparedQuery(ENTER).execute(row)))
                .invoke(rows -> requireRoom(rows, 0))
                .replaceWithVoid();
    }

    private Tuple asked(UUID order, String uploader) {
        return Tuple.of(OrderId.bucket(order), order, uploader, config.quotaWindow().toMillis());
    }

    private void requireRoom(RowSet<Row> rows, long more) {
        Row sums = rows.iterator().next();
        long user = config.bytesPerUser().asLongValue();
        long order = config.bytesPerOrder().asLongValue();
        if (sums.getLong("of_user") + more > user) {
            throw Problem.of(
                            429,
                            "evidence-quota",
                            "So much cannot be uploaded within that time; try again later.",
                            Map.of(
                                    "limit",
                                    String.valueOf(user),
                                    "within",
                                    config.quotaWindow().toString()))
                    .exception();
        }
        if (sums.getLong("of_order") + more > order) {
            throw Problem.of(
                            413,
                            "evidence-order-full",
                            "Your files of this order may not be larger together.",
                            Map.of("limit", String.valueOf(order)))
                    .exception();
        }
    }

    /** Before a file is taken back: whether it was is looked at later, whatever happens now. */
    public Uni<Void> leave(Entry entry, String uploader, long bytes) {
        Tuple row =
                key(entry)
                        .addString(uploader)
                        .addLong(bytes)
                        .addString(entry.sha256())
                        .addString(entry.shown())
                        .addLong(DECIDED.toMillis());
        return pool.preparedQuery(LEAVE).execute(row).replaceWithVoid();
    }

    /** What is due, each entry for one replica. */
    Uni<List<Due>> claim(int most) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of((long) most, LEASE.toMillis(), DECIDED.toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Arrivals::due))
                .map(found -> found.toList());
    }

    /** {@code lookIn} is null where nothing is left to look at. */
    Uni<Void> settle(Due due, String state, Scan scan, Duration lookIn) {
        Tuple row =
                key(due.entry())
                        .addString(state)
                        .addString(scan.code())
                        .addLong(lookIn == null ? null : lookIn.toMillis())
                        .addOffsetDateTime(due.until());
        return pool.preparedQuery(SETTLE).execute(row).replaceWithVoid();
    }

    Uni<Void> forget(Entry entry) {
        return pool.preparedQuery(FORGET).execute(key(entry)).replaceWithVoid();
    }

    private static Tuple key(Entry entry) {
        return Tuple.of(OrderId.bucket(entry.order()), entry.order(), entry.file());
    }

    private static Due due(Row row) {
        var entry =
                new Entry(
                        row.getUUID("order_id"),
                        row.getUUID("file"),
                        row.getString("sha256"),
                        row.getString("shown"));
        return new Due(
                entry,
                row.getString("state"),
                Scan.of(row.getString("scan")),
                row.getInteger("tries"),
                row.getBoolean("old"),
                row.getOffsetDateTime("look_at"));
    }
}
