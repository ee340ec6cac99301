package org.redress.order;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.redress.order.OrderBatch.Outcome;
import org.redress.order.OrderStore.Locked;

/**
 * The one road of every change (rule 5): lock, load, catch up, decide, write set-based, all in one
 * transaction. A REST command is a batch of one, a sweep a batch of many; nothing else writes an
 * order.
 */
@ApplicationScoped
public class OrderRoad {

    private final Pool pool;
    private final OrderStore store;
    private final OrderDesk desk;
    private final Transactions transactions;
    private final TrustedTime time;

    OrderRoad(
            Pool pool,
            OrderStore store,
            OrderDesk desk,
            Transactions transactions,
            TrustedTime time) {
        this.pool = pool;
        this.store = store;
        this.desk = desk;
        this.transactions = transactions;
        this.time = time;
    }

    /**
     * One command, waiting for the order's lock. It runs to its end even if the caller goes away.
     * Fails with {@link Busy} when the lock is not to be had in time.
     */
    public Uni<Done> send(Work work) {
        Uni<Done> sent =
                transactions
                        .run(pool, connection -> decideOne(connection, work))
                        .map(Outcome::first)
                        .onFailure(SqlFailure::isLockTimeout)
                        .transform(Busy::new)
                        .onFailure(f -> SqlFailure.violates(f, "payment_reference_pkey"))
                        .recoverWithItem(() -> desk.paymentTaken(work))
                        .onFailure(Untrusted.class)
                        .recoverWithItem(failure -> new Done.Unavailable(failure.getMessage()));
        return Uni.createFrom()
                .emitter(caller -> sent.subscribe().with(caller::complete, caller::fail));
    }

    /**
     * Commands of the service itself in one batch. What somebody else holds goes alone afterwards;
     * a command that fails does not fail its neighbours.
     */
    public Uni<List<Life>> send(List<Work> works) {
        var ids = works.stream().map(Work::orderId).distinct().toList();
        return transactions
                .run(pool, connection -> decideNamed(connection, new Claim.Many(ids), works))
                .chain(outcome -> withSkipped(outcome, works))
                .onFailure(SqlFailure::isOfOneOrder)
                .recoverWithUni(() -> eachAlone(works));
    }

    private Uni<OrderBatch> decideOne(SqlConnection connection, Work work) {
        return store.lock(connection, new Claim.One(work.orderId()), work)
                .chain(locked -> inItsTime(connection, locked, desk.testClockOf(locked, work)))
                .chain(locked ->
                        inItsStanding(connection, desk.openingBuyer(locked, work), work)
                                .map(known -> desk.one(locked, known)));
    }

    /** An opening is told how its buyer stands, read after the lock. */
    private Uni<Work> inItsStanding(SqlConnection connection, String buyer, Work work) {
        return buyer == null
                ? Uni.createFrom().item(work)
                : BuyerStanding.of(connection, buyer, desk.openDisputes()).map(work::by);
    }

    private Uni<OrderBatch> decideNamed(SqlConnection connection, Claim claim, List<Work> works) {
        return store.lock(connection, claim, null)
                .invoke(this::mustBeTrusted)
                .chain(locked -> inTheirTimes(connection, locked))
                .map(locked -> desk.many(locked, works));
    }

    private Uni<Locked> inItsTime(SqlConnection connection, Locked locked, UUID testClock) {
        return testClock == null
                ? Uni.createFrom().item(locked).invoke(this::mustBeTrusted)
                : store.testTime(connection, testClock).map(locked::at);
    }

    /** Nobody's turn is judged by a clock that may be wrong, nor by a guess of what is right. */
    private void mustBeTrusted(Locked locked) {
        if (locked.now().isAfter(time.until())) {
            throw new Untrusted();
        }
    }

    private Uni<Locked> inTheirTimes(SqlConnection connection, Locked locked) {
        return locked.testClocks().length == 0
                ? Uni.createFrom().item(locked)
                : store.testTimes(connection, locked.testClocks()).map(locked::by);
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

    /** The database's clock is ahead of what this replica can explain. */
    private static final class Untrusted extends RuntimeException {
        Untrusted() {
            super("the database's clock has jumped ahead");
        }
    }

    /** The order is locked by somebody else for longer than a command waits; try again later. */
    public static final class Busy extends RuntimeException {
        Busy(Throwable cause) {
            super("the order is busy", cause);
        }
    }
}
