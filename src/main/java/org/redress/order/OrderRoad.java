package org.redress.order;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.redress.order.OrderBatch.Outcome;
import org.redress.order.OrderStore.Locked;

/**
 * The one road of every change (rule 5): lock, load, catch up, decide, write set-based, all in one
 * transaction. A REST command is a batch of one, a sweep a batch of many; nothing else writes an
 * order.
 */
@ApplicationScoped
public class OrderRoad {

    private static final int TRIES = 5;

    private final Pool pool;
    private final OrderStore store;
    private final OrderDesk desk;
    private final Aside aside;

    OrderRoad(Pool pool, OrderStore store, OrderDesk desk, Aside aside) {
        this.pool = pool;
        this.store = store;
        this.desk = desk;
        this.aside = aside;
    }

    /**
     * One command, waiting for the order's lock. It runs to its end even if the caller goes away.
     * Fails with {@link Busy} when the lock is not to be had in time.
     */
    public Uni<Done> send(Work work) {
        Uni<Done> sent =
                transaction(connection -> decideOne(connection, work))
                        .map(Outcome::first)
                        .onFailure(SqlFailure::isLockTimeout)
                        .transform(Busy::new)
                        .onFailure(f -> SqlFailure.violates(f, "payment_reference_pkey"))
                        .recoverWithItem(() -> desk.paymentTaken(work));
        return Uni.createFrom()
                .emitter(caller -> sent.subscribe().with(caller::complete, caller::fail));
    }

    /**
     * Commands of the service itself in one batch. What somebody else holds goes alone afterwards;
     * a command that fails does not fail its neighbours.
     */
    public Uni<List<Life>> send(List<Work> works) {
        var ids = works.stream().map(Work::orderId).distinct().toList();
        return transaction(connection -> decideNamed(connection, new Claim.Many(ids), works))
                .chain(outcome -> withSkipped(outcome, works))
                .onFailure(SqlFailure::isOfOneOrder)
                .recoverWithUni(() -> eachAlone(works));
    }

    /** The orders most overdue, each decided on its own; answers how many were claimed. */
    public Uni<Integer> sweep(int limit) {
        return sweep(new Claim.Due(limit), null).map(outcome -> outcome.claimed().size());
    }

    /**
     * The orders of a test clock that are due at its instant {@code now}; answers what happened to
     * them.
     */
    public Uni<List<Life>> sweepTestClock(UUID clock, Instant now, int limit) {
        return sweep(new Claim.DueOnClock(clock, now, limit), now).map(Outcome::lives);
    }

    private Uni<Outcome> sweep(Claim claim, Instant testTime) {
        var claimed = new AtomicReference<List<UUID>>(List.of());
        return transaction(connection -> decideDue(connection, claim, testTime, claimed))
                .onFailure(SqlFailure::isOfOneOrder)
                .recoverWithUni(() -> sweepEachAlone(claimed.get(), testTime));
    }

    private Uni<Outcome> decideOne(SqlConnection connection, Work work) {
        return store.lock(connection, new Claim.One(work.orderId()), work)
                .chain(locked -> inItsTime(connection, locked, desk.testClockOf(locked, work)))
                .chain(locked ->
                        inItsStanding(connection, desk.openingBuyer(locked, work), work)
                                .map(known -> desk.one(locked, known)))
                .chain(batch -> write(connection, batch));
    }

    /** An opening is told whether its buyer is blocked, read after the lock (O07). */
    private Uni<Work> inItsStanding(SqlConnection connection, String buyer, Work work) {
        return buyer == null
                ? Uni.createFrom().item(work)
                : store.isBlocked(connection, buyer).map(work::byBlocked);
    }

    private Uni<Outcome> decideNamed(SqlConnection connection, Claim claim, List<Work> works) {
        return store.lock(connection, claim, null)
                .chain(locked -> inTheirTimes(connection, locked))
                .chain(locked -> write(connection, desk.many(locked, works)));
    }

    private Uni<Outcome> decideDue(
            SqlConnection connection,
            Claim claim,
            Instant testTime,
            AtomicReference<List<UUID>> claimed) {
        return store.lock(connection, claim, null)
                .invoke(locked -> claimed.set(locked.rows().stream().map(OrderRow::id).toList()))
                .map(locked -> testTime == null ? locked : locked.at(testTime))
                .chain(locked -> write(connection, desk.due(locked)));
    }

    private Uni<Locked> inItsTime(SqlConnection connection, Locked locked, UUID testClock) {
        return testClock == null
                ? Uni.createFrom().item(locked)
                : store.testTime(connection, testClock).map(locked::at);
    }

    private Uni<Locked> inTheirTimes(SqlConnection connection, Locked locked) {
        return locked.testClocks().length == 0
                ? Uni.createFrom().item(locked)
                : store.testTimes(connection, locked.testClocks()).map(locked::by);
    }

    private Uni<Outcome> write(SqlConnection connection, OrderBatch batch) {
        return batch.writes()
                .execute(connection)
                .chain(() -> aside.put(connection, batch.failed()))
                .replaceWith(batch::outcome);
    }

    private Uni<Outcome> sweepEachAlone(List<UUID> ids, Instant testTime) {
        Uni<Outcome> all = Uni.createFrom().item(Outcome.none());
        for (UUID id : ids) {
            all = all.chain(before -> sweepAlone(id, testTime).map(before::with));
        }
        return all;
    }

    private Uni<Outcome> sweepAlone(UUID id, Instant testTime) {
        var claimed = new AtomicReference<List<UUID>>(List.of());
        var claim = testTime == null ? new Claim.StillDue(id) : new Claim.Many(List.of(id));
        return transaction(connection -> decideDue(connection, claim, testTime, claimed))
                .onFailure(SqlFailure::isOfOneOrder)
                .recoverWithUni(
                        failure -> aside.put(id, failure).replaceWith(() -> Outcome.claimed(id)));
    }

    private Uni<List<Life>> withSkipped(Outcome outcome, List<Work> works) {
        Set<UUID> seen = new HashSet<>(outcome.claimed());
        var skipped = works.stream().filter(work -> !seen.contains(work.orderId())).toList();
        return eachAlone(skipped).map(lives -> concat(outcome.lives(), lives));
    }

    private Uni<List<Life>> eachAlone(List<Work> works) {
        Uni<List<Life>> all = Uni.createFrom().item(List.of());
        for (Work work : works) {
            all = all.chain(before -> alone(work).map(lives -> concat(before, lives)));
        }
        return all;
    }

    private Uni<List<Life>> alone(Work work) {
        return send(work)
                .map(done ->
                        done instanceof Done.Decided(var life, var answer)
                                ? List.of(life)
                                : List.<Life>of())
                .onFailure()
                .invoke(failure ->
                        Log.errorf(failure, "order %s: %s failed", work.orderId(), work.command()))
                .onFailure()
                .recoverWithItem(List.of());
    }

    private static List<Life> concat(List<Life> first, List<Life> second) {
        List<Life> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /**
     * Runs a unit of work in a transaction, again if somebody was in the way. When the answer to
     * COMMIT is lost, the last event is read back: either all of the unit is there, or none.
     */
    private Uni<Outcome> transaction(Function<SqlConnection, Uni<Outcome>> unit) {
        return Uni.createFrom()
                .deferred(() -> once(unit))
                .onFailure(SqlFailure::isTransient)
                .retry()
                .withBackOff(Duration.ofMillis(5), Duration.ofMillis(200))
                .withJitter(0.5)
                .atMost(TRIES);
    }

    private Uni<Outcome> once(Function<SqlConnection, Uni<Outcome>> unit) {
        var written = new AtomicReference<Outcome>();
        return pool.withTransaction(connection -> unit.apply(connection).invoke(written::set))
                .onFailure(failure -> written.get() != null && written.get().witness() != null)
                .recoverWithUni(failure -> readBack(written.get(), failure));
    }

    private Uni<Outcome> readBack(Outcome outcome, Throwable failure) {
        return store.isCommitted(outcome.witness())
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(50), Duration.ofSeconds(2))
                .atMost(TRIES)
                .onFailure()
                .transform(again -> failure)
                .map(committed -> committed ? outcome : null)
                .onItem()
                .ifNull()
                .failWith(failure);
    }

    /** The order is locked by somebody else for longer than a command waits; try again later. */
    public static final class Busy extends RuntimeException {
        Busy(Throwable cause) {
            super("the order is busy", cause);
        }
    }
}
