package org.redress.order;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.order.OrderWrites.Witness;
import org.redress.order.Work.Answer;
import org.redress.order.Work.Repeat;

/** The road's reading statements, and the setting aside of an order that fails. */
@ApplicationScoped
class OrderStore {

    private final Pool pool;

    OrderStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Locked rows, the instant after all locks were granted, the stored answer of a repeat, and for
     * a REST command the order's titles and the fingerprint of its registration, by kind.
     *
     * @param testTimes the instants of test clocks whose orders are among the rows, by clock
     */
    record Locked(
            List<OrderRow> rows,
            Instant now,
            Optional<StoredAnswer> stored,
            Map<String, String> papers,
            Map<UUID, Instant> testTimes) {

        Locked(
                List<OrderRow> rows,
                Instant now,
                Optional<StoredAnswer> stored,
                Map<String, String> papers) {
            this(rows, now, stored, papers, Map.of());
        }

        Locked at(Instant testTime) {
            return new Locked(rows, testTime, stored, papers);
        }

        /** Whatever the database's clock says, it is not later than {@code limit}. */
        Locked notAfter(Instant limit) {
            return now.isAfter(limit) ? at(limit) : this;
        }

        Locked by(Map<UUID, Instant> times) {
            return new Locked(rows, now, stored, papers, times);
        }

        /** The test clocks that orders of this batch live by. */
        UUID[] testClocks() {
            return rows.stream()
                    .map(OrderRow::testClock)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toArray(UUID[]::new);
        }

        /** What time it is for this order. */
        Instant nowFor(OrderRow row) {
            return row.testClock() == null ? now : testTimes.getOrDefault(row.testClock(), now);
        }

        /** The same order registered again with the same content answers as it stands. */
        boolean isSameRegistration(Work work) {
            return work.command() instanceof OrderCommand.Register
                    && work.terms().registration().equals(papers.get("registration"));
        }
    }

    record StoredAnswer(byte[] fingerprint, Answer answer) {
        boolean isOf(Repeat repeat) {
            return Arrays.equals(fingerprint, repeat.fingerprint());
        }
    }

    /**
     * The statements are sent together and run one after the other: the time is read once the locks
     * are held.
     */
    Uni<Locked> lock(SqlConnection connection, Claim claim, Work work) {
        var rows = connection.preparedQuery(claim.sql()).execute(claim.parameters());
        var now = connection.preparedQuery("select clock_timestamp()").execute();
        return Uni.combine()
                .all()
                .unis(
                        rows.map(OrderStore::rows),
                        now.map(OrderStore::instant),
                        stored(connection, work),
                        papers(connection, work))
                .with(Locked::new)
                .chain(locked -> OlderRows.renewed(connection, locked));
    }

    private static Uni<Map<String, String>> papers(SqlConnection connection, Work work) {
        if (work == null || work.terms() == null) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(
                        """
                        select kind, body from personal
                        where bucket = $1 and order_id = $2 and kind in ('registration', 'titles')\
                        """)
                .execute(Tuple.of(OrderId.bucket(work.orderId()), work.orderId()))
                .map(OrderStore::byKind);
    }

    private static Map<String, String> byKind(RowSet<Row> rows) {
        Map<String, String> bodies = new HashMap<>();
        rows.forEach(row -> bodies.put(row.getString("kind"), row.getString("body")));
        return bodies;
    }

    /**
     * A test clock's present instant, read after the order's lock and without one of its own (rule
     * 6).
     */
    Uni<Instant> testTime(SqlConnection connection, UUID clock) {
        return connection
                .preparedQuery("select now from test_clock where id = $1")
                .execute(Tuple.of(clock))
                .map(OrderStore::instant);
    }

    /** The same for several clocks. */
    Uni<Map<UUID, Instant>> testTimes(SqlConnection connection, UUID[] clocks) {
        return connection
                .preparedQuery("select id, now from test_clock where id = any($1)")
                .execute(Tuple.tuple().addValue(clocks))
                .map(OrderStore::byClock);
    }

    private static Map<UUID, Instant> byClock(RowSet<Row> rows) {
        Map<UUID, Instant> times = new HashMap<>();
        rows.forEach(row -> times.put(row.getUUID("id"), row.getOffsetDateTime("now").toInstant()));
        return times;
    }

    private static Uni<Optional<StoredAnswer>> stored(SqlConnection connection, Work work) {
        if (work == null || work.terms() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        Repeat repeat = work.terms().repeat();
        return connection
                .preparedQuery(
                        """
                        select fingerprint, status, body, etag from idempotency
                        where bucket = $1 and scope = $2 and caller = $3 and key = $4\
                        """)
                .execute(Tuple.of(repeat.bucket(), repeat.scope(), repeat.caller(), repeat.key()))
                .map(OrderStore::answer);
    }

    private static Optional<StoredAnswer> answer(RowSet<Row> rows) {
        for (Row row : rows) {
            byte[] fingerprint = ((Buffer) row.getDelegate().getValue("fingerprint")).getBytes();
            var answer =
                    new Answer(
                            row.getShort("status"),
                            row.getString("body"),
                            row.getString("etag"),
                            true);
            return Optional.of(new StoredAnswer(fingerprint, answer));
        }
        return Optional.empty();
    }

    /** Whether the transaction of this event was committed, read on another connection. */
    Uni<Boolean> isCommitted(Witness witness) {
        return pool.preparedQuery(
                        "select hash from order_event where bucket = $1 and order_id = $2 and number = $3")
                .execute(
                        Tuple.of(
                                OrderId.bucket(witness.order()), witness.order(), witness.number()))
                .map(rows -> isSame(rows, witness));
    }

    private static boolean isSame(RowSet<Row> rows, Witness witness) {
        for (Row row : rows) {
            byte[] hash = ((Buffer) row.getDelegate().getValue("hash")).getBytes();
            return Arrays.equals(hash, witness.hash());
        }
        return false;
    }

    /**
     * The failing order sleeps longer each time; after {@code parkAfter} attempts it waits for a
     * person; answers whether it does so from now on.
     */
    Uni<Boolean> setAside(
            SqlConnection connection, UUID id, String error, int parkAfter, Duration retry) {
        return connection
                .preparedQuery(
                        """
                        update protected_order
                        set attempts = attempts + 1, last_error = $3,
                            wake_at = case when attempts + 1 < $4 and test_clock is null
                                then clock_timestamp() + make_interval(secs => $5 * power(2, attempts)) end,
                            parked_at = case when attempts + 1 >= $4 or test_clock is not null
                                then clock_timestamp() end
                        where bucket = $1 and order_id = $2 and status = 'open'
                        returning parked_at is not null\
                        """)
                .execute(
                        Tuple.of(
                                OrderId.bucket(id),
                                id,
                                error,
                                (short) parkAfter,
                                (double) retry.toSeconds()))
                .map(rows -> rows.size() > 0 && rows.iterator().next().getBoolean(0));
    }

    private static List<OrderRow> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(OrderRow::of).toList();
    }

    private static Instant instant(RowSet<Row> rows) {
        return rows.iterator().next().getOffsetDateTime(0).toInstant();
    }
}
