package org.redress.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.redress.evidence.Holds;
import org.redress.order.OrderId;
import org.redress.order.Work.Personal;
import org.redress.platform.Problem;
import org.redress.privacy.OrderLock.Locked;

/** Keeps what a legal claim needs (Art. 17(3)(e) GDPR) until the claim's end. */
@ApplicationScoped
public class LegalHolds implements Holds {

    private static final String FIND =
            """
            select h.held_until, h.set_by, h.set_at, p.body as reason from legal_hold h
            left join personal p on p.bucket = h.bucket and p.order_id = h.order_id and p.ref = h.reason
            where h.bucket = $1 and h.order_id = $2\
            """;

    /** By the database's clock, also of an order on a test clock. */
    private static final String IS_HELD =
            """
            select 1 from legal_hold
            where bucket = $1 and order_id = $2 and held_until > clock_timestamp()\
            """;

    private static final String KEEP_REASON =
            """
            insert into personal (bucket, order_id, ref, kind, salt, body)
            values ($1, $2, $3, 'text', $4, $5)\
            """;

    private static final String SET =
            """
            insert into legal_hold (bucket, order_id, held_until, reason, set_by)
            values ($1, $2, $3, $4, $5)
            on conflict (bucket, order_id) do update
            set held_until = excluded.held_until, reason = excluded.reason, set_by = excluded.set_by,
                set_at = excluded.set_at\
            """;

    private static final String LIFT = "delete from legal_hold where bucket = $1 and order_id = $2";

    private final Pool pool;
    private final OrderLock lock;
    private final PrivacyRecords records;

    LegalHolds(Pool pool, OrderLock lock, PrivacyRecords records) {
        this.pool = pool;
        this.lock = lock;
        this.records = records;
    }

    /** {@code reason} is null once it was erased. */
    public record Hold(Instant until, String by, Instant at, String reason) {}

    public Uni<Optional<Hold>> of(UUID order) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(OrderId.bucket(order), order))
                .map(LegalHolds::hold);
    }

    @Override
    public Uni<Boolean> isHeld(UUID order) {
        return pool.preparedQuery(IS_HELD)
                .execute(Tuple.of(OrderId.bucket(order), order))
                .map(rows -> rows.iterator().hasNext());
    }

    private static Optional<Hold> hold(RowSet<Row> rows) {
        for (Row row : rows) {
            String reason = row.getString("reason");
            return Optional.of(
                    new Hold(
                            row.getOffsetDateTime("held_until").toInstant(),
                            row.getString("set_by"),
                            row.getOffsetDateTime("set_at").toInstant(),
                            reason == null ? null : new JsonObject(reason).getString("text")));
        }
        return Optional.empty();
    }

    /**
     * A new hold, or another end and reason for the one there is.
     *
     * @throws Problem.ProblemException {@code not-found}, {@code already-erased}, {@code
     *     invalid-field}
     */
    public Uni<Void> set(
            SqlConnection connection, UUID order, Instant until, Personal reason, String by) {
        return lock.waitFor(connection, order)
                .map(found -> found.orElseThrow(() -> unknown()))
                .invoke(locked -> require(locked, until))
                .chain(() -> write(connection, order, until, reason, by))
                .chain(() ->
                        records.add(
                                connection,
                                "hold-set",
                                order,
                                by,
                                new JsonObject().put("until", until.toString())));
    }

    private static void require(Locked locked, Instant until) {
        if (!locked.hasPapers()) {
            throw Problem.of(409, "already-erased", "Nothing is left that could be held.")
                    .exception();
        }
        if (!until.isAfter(locked.now())) {
            throw Problem.of(
                            400,
                            "invalid-field",
                            "A hold ends in the future.",
                            java.util.Map.of("until", until.toString()))
                    .exception();
        }
    }

    private static Uni<Void> write(
            SqlConnection connection, UUID order, Instant until, Personal reason, String by) {
        short bucket = OrderId.bucket(order);
        var text =
                Tuple.of(bucket, order, reason.ref(), Buffer.buffer(reason.salt()), reason.body());
        var hold = Tuple.of(bucket, order, until.atOffset(ZoneOffset.UTC), reason.ref(), by);
        return connection
                .preparedQuery(KEEP_REASON)
                .execute(text)
                .chain(() -> connection.preparedQuery(SET).execute(hold))
                .replaceWithVoid();
    }

    /**
     * It holds no longer.
     *
     * @throws Problem.ProblemException {@code not-found}
     */
    public Uni<Void> lift(SqlConnection connection, UUID order, String by) {
        return lock.waitFor(connection, order)
                .map(found -> found.orElseThrow(() -> unknown()))
                .chain(() ->
                        connection
                                .preparedQuery(LIFT)
                                .execute(Tuple.of(OrderId.bucket(order), order)))
                .invoke(LegalHolds::requireOne)
                .chain(() -> records.add(connection, "hold-lifted", order, by, new JsonObject()));
    }

    private static void requireOne(RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            throw unknown();
        }
    }

    private static Problem.ProblemException unknown() {
        return Problem.of(404, "not-found", "There is nothing under this id.").exception();
    }
}
