package org.redress.clock;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.order.Life;
import org.redress.order.TimeRoad;
import org.redress.platform.Problem;
import org.redress.platform.Randomness;

/**
 * Clocks that move only when told to, and only forward. Advancing goes from one due instant to the
 * next through the production road, so that a 60-day story takes a second (rule 6).
 */
@ApplicationScoped
public class TestClocks {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");
    private static final int BATCH = 500;
    private static final String LEASE = "interval '1 minute'";

    private final Pool pool;
    private final TimeRoad road;
    private final Randomness randomness;
    private final boolean enabled;

    TestClocks(
            Pool pool,
            TimeRoad road,
            Randomness randomness,
            @ConfigProperty(name = "redress.test-clocks") boolean enabled) {
        this.pool = pool;
        this.road = road;
        this.randomness = randomness;
        this.enabled = enabled;
    }

    /** A clock and its present instant. */
    public record TestClock(UUID id, Instant now) {}

    /** Where a clock stands after an advance, and what happened on the way, in order. */
    public record Advanced(TestClock clock, List<Life> happened) {}

    /** {@code start} null means the database's present instant. */
    public Uni<TestClock> create(Instant start) {
        requireEnabled();
        requireInRange(start == null ? EARLIEST : start);
        UUID id = randomness.id();
        return pool.preparedQuery(
                        """
                        insert into test_clock (id, now)
                        values ($1, coalesce($2::timestamptz, clock_timestamp())) returning id, now\
                        """)
                .execute(Tuple.of(id, start == null ? null : utc(start)))
                .map(rows -> clock(rows).orElseThrow());
    }

    public Uni<TestClock> find(UUID id) {
        requireEnabled();
        return pool.preparedQuery("select id, now from test_clock where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> clock(rows).orElseThrow(TestClocks::unknown));
    }

    /** Fails unless {@code id} is null or a clock that exists. */
    public Uni<Void> require(UUID id) {
        return id == null ? Uni.createFrom().voidItem() : find(id).replaceWithVoid();
    }

    /**
     * Moves the clock to {@code target}. With {@code sweep} every deadline on the way fires at its
     * own instant; without, the clock jumps and leaves what is due to the next command, read or
     * advance.
     */
    public Uni<Advanced> advance(UUID id, Instant target, boolean sweep) {
        requireEnabled();
        requireInRange(target);
        Instant to = target.truncatedTo(ChronoUnit.MICROS);
        return lease(id).chain(clock -> leased(clock, to, sweep));
    }

    /** Only who holds the lease gives it back; an advance that was refused leaves it alone. */
    private Uni<Advanced> leased(TestClock clock, Instant to, boolean sweep) {
        return Uni.createFrom()
                .item(clock)
                .invoke(held -> requireForward(held, to))
                .chain(held -> sweep ? walk(held, to) : jump(held, to))
                .onTermination()
                .call(() -> release(clock.id()));
    }

    private Uni<Advanced> walk(TestClock clock, Instant to) {
        return Multi.createBy()
                .repeating()
                .uni(Walk::new, walk -> step(clock.id(), to))
                .whilst(Optional::isPresent)
                .collect()
                .asList()
                .map(steps ->
                        steps.stream().flatMap(Optional::stream).flatMap(List::stream).toList())
                .call(() -> set(clock.id(), to))
                .map(happened -> new Advanced(new TestClock(clock.id(), to), happened));
    }

    private static final class Walk {}

    private Uni<Advanced> jump(TestClock clock, Instant to) {
        return set(clock.id(), to)
                .replaceWith(new Advanced(new TestClock(clock.id(), to), List.of()));
    }

    /**
     * One due instant: the clock is set to it (never back), then its orders are swept; empty when
     * none is left.
     */
    private Uni<Optional<List<Life>>> step(UUID id, Instant to) {
        return pool.preparedQuery(
                        """
                        update test_clock c
                        set now = greatest(c.now, d.next), advancing_until = clock_timestamp() + %s
                        from (select min(o.wake_at) as next from test_clock_order t
                            join protected_order o on o.bucket = t.bucket and o.order_id = t.order_id
                            where t.clock_id = $1) d
                        where c.id = $1 and d.next <= $2 returning c.id, c.now\
                        """
                                .formatted(LEASE))
                .execute(Tuple.of(id, utc(to)))
                .chain(rows -> sweep(clock(rows)));
    }

    private Uni<Optional<List<Life>>> sweep(Optional<TestClock> clock) {
        return clock.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : road.sweepTestClock(clock.get().id(), clock.get().now(), BATCH).map(Optional::of);
    }

    private Uni<TestClock> lease(UUID id) {
        return find(id).chain(found ->
                        pool.preparedQuery(
                                        """
                                        update test_clock set advancing_until = clock_timestamp() + %s
                                        where id = $1 and (advancing_until is null
                                            or advancing_until < clock_timestamp())
                                        returning id, now\
                                        """
                                                .formatted(LEASE))
                                .execute(Tuple.of(id)))
                .map(rows -> clock(rows).orElseThrow(TestClocks::advancing));
    }

    private Uni<Void> release(UUID id) {
        return pool.preparedQuery("update test_clock set advancing_until = null where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    private Uni<Void> set(UUID id, Instant to) {
        return pool.preparedQuery("update test_clock set now = $2 where id = $1")
                .execute(Tuple.of(id, utc(to)))
                .replaceWithVoid();
    }

    private static void requireInRange(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw Problem.of(
                            400,
                            "instant-out-of-range",
                            "A test clock shows an instant from 1970 to 2999.",
                            Map.of("instant", instant.toString()))
                    .exception();
        }
    }

    private static void requireForward(TestClock clock, Instant to) {
        if (to.isBefore(clock.now())) {
            throw Problem.of(
                            409,
                            "clock-only-forward",
                            "A test clock only moves forward.",
                            Map.of("now", clock.now().toString(), "to", to.toString()))
                    .exception();
        }
    }

    private void requireEnabled() {
        if (!enabled) {
            throw Problem.of(404, "test-clocks-off", "Test clocks are switched off here.")
                    .exception();
        }
    }

    private static RuntimeException unknown() {
        return Problem.of(404, "test-clock-unknown", "There is no such test clock.").exception();
    }

    private static RuntimeException advancing() {
        return Problem.of(409, "clock-advancing", "This clock is being advanced already.")
                .exception();
    }

    private static Optional<TestClock> clock(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(
                    new TestClock(row.getUUID("id"), row.getOffsetDateTime("now").toInstant()));
        }
        return Optional.empty();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
