package org.redress.privacy;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redress.privacy.Erasure.Outcome;
import org.redress.privacy.OrderLock.Locked;

/**
 * Goes round all orders, bucket by bucket, some at a time, and erases those whose time is over. No
 * index is kept for it and no write of an order is slower for it: years do not need seconds.
 * Replicas share the buckets by row locks.
 */
@ApplicationScoped
class RetentionWalk {

    private static final String TAKE =
            """
            select place, after from retention_walk
            order by looked_at limit 1 for update skip locked\
            """;

    private static final String PORTION =
            """
            select order_id, status, version, test_clock from protected_order
            where bucket = $1 and order_id > $2 order by order_id limit $3\
            """;

    /** Those of them that may be due; the lock decides. */
    private static final String DUE =
            """
            select n.order_id from unnest($2::uuid[], $3::int[], $4::uuid[]) as n(order_id, version, clock)
            join order_event e on e.bucket = $1 and e.order_id = n.order_id and e.number = n.version
            left join test_clock c on c.id = n.clock
            where e.at <= coalesce(c.now, clock_timestamp()) - make_interval(months => $5, days => $6)
                and exists (select 1 from personal p where p.bucket = $1 and p.order_id = n.order_id)
                and not exists (select 1 from legal_hold h where h.bucket = $1 and h.order_id = n.order_id
                    and h.held_until > coalesce(c.now, clock_timestamp()))\
            """;

    private static final String GO_ON =
            """
            update retention_walk set after = $2, looked_at = clock_timestamp() where place = $1\
            """;

    private static final UUID START = new UUID(0, 0);

    private final Pool pool;
    private final Erasure erasure;
    private final RetentionConfig config;

    RetentionWalk(Pool pool, Erasure erasure, RetentionConfig config) {
        this.pool = pool;
        this.erasure = erasure;
        this.config = config;
    }

    private record Place(short bucket, UUID after) {}

    /** Some orders of one bucket; answers how many were erased. */
    Uni<Integer> step(Period keep) {
        return pool.withTransaction(connection -> due(connection, keep))
                .chain(due -> erased(due, keep));
    }

    /** The bucket that nobody has looked at for longest. */
    private Uni<List<UUID>> due(SqlConnection connection, Period keep) {
        return connection
                .query(TAKE)
                .execute()
                .chain(rows ->
                        rows.size() == 0
                                ? Uni.createFrom().item(List.of())
                                : due(connection, place(rows.iterator().next()), keep));
    }

    private static Place place(Row row) {
        return new Place(row.getShort("place"), row.getUUID("after"));
    }

    private Uni<List<UUID>> due(SqlConnection connection, Place place, Period keep) {
        return connection
                .preparedQuery(PORTION)
                .execute(Tuple.of(place.bucket, place.after, (long) config.portion()))
                .call(rows -> goOn(connection, place.bucket, rows))
                .chain(rows -> due(connection, place.bucket, rows, keep));
    }

    /** After the last portion from the start again. */
    private Uni<Void> goOn(SqlConnection connection, short bucket, RowSet<Row> rows) {
        UUID last = START;
        for (Row row : rows) {
            last = rows.size() < config.portion() ? START : row.getUUID("order_id");
        }
        return connection.preparedQuery(GO_ON).execute(Tuple.of(bucket, last)).replaceWithVoid();
    }

    private static Uni<List<UUID>> due(
            SqlConnection connection, short bucket, RowSet<Row> rows, Period keep) {
        List<Row> settled = new ArrayList<>();
        rows.forEach(row -> {
            if (row.getString("status").equals("settled")) {
                settled.add(row);
            }
        });
        var parameters =
                Tuple.of(
                        bucket,
                        settled.stream().map(it -> it.getUUID("order_id")).toArray(UUID[]::new),
                        settled.stream()
                                .map(it -> it.getInteger("version"))
                                .toArray(Integer[]::new),
                        settled.stream().map(it -> it.getUUID("test_clock")).toArray(UUID[]::new),
                        (int) keep.toTotalMonths(),
                        keep.getDays());
        return connection.preparedQuery(DUE).execute(parameters).map(RetentionWalk::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getUUID("order_id")));
        return ids;
    }

    private Uni<Integer> erased(List<UUID> due, Period keep) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(order -> erased(order, keep))
                .filter(outcome -> outcome == Outcome.ERASED)
                .collect()
                .asList()
                .map(List::size);
    }

    /**
     * One that cannot be erased now keeps no other one waiting, and is met again on the next round.
     */
    private Uni<Outcome> erased(UUID order, Period keep) {
        return erasure.whole(order, locked -> isOver(locked, keep))
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "order %s cannot be erased", order))
                .onFailure()
                .recoverWithItem(Outcome.NOT_NOW);
    }

    private static boolean isOver(Locked locked, Period keep) {
        var until = locked.lastAt().atOffset(ZoneOffset.UTC).plus(keep).toInstant();
        return !locked.now().isBefore(until);
    }
}
