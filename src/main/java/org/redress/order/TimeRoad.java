package org.redress.order;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.redress.order.OrderBatch.Outcome;
import org.redress.order.OrderStore.Locked;

/**
 * The road as time alone takes it: many orders at once, each decided on its own (rule 5). Deadlines
 * that are due have connections of their own, so that no crowd of requests keeps them waiting.
 */
@ApplicationScoped
public class TimeRoad {

    private final Pool pool;
    private final Pool sweepPool;
    private final OrderStore store;
    private final OrderDesk desk;
    private final Transactions transactions;

    TimeRoad(
            Pool pool,
            @ReactiveDataSource("sweep") Pool sweepPool,
            OrderStore store,
            OrderDesk desk,
            Transactions transactions) {
        this.pool = pool;
        this.sweepPool = sweepPool;
        this.store = store;
        this.desk = desk;
        this.transactions = transactions;
    }

    /**
     * How a batch finds its orders, what time it is for them, and how some of them are found again.
     */
    private record Way(
            Pool pool, UnaryOperator<Locked> inItsTime, Function<List<UUID>, Claim> again) {}

    /** The orders of this slice that are most overdue. */
    public Uni<Swept> sweep(Slice slice) {
        var way =
                new Way(
                        sweepPool,
                        locked -> locked.notAfter(slice.until()),
                        ids -> new Claim.StillDue(slice.bucket(), ids));
        var claimed = new AtomicReference<List<OrderRow>>(List.of());
        return sweep(way, new Claim.Due(slice), claimed)
                .map(outcome -> Swept.of(claimed.get(), outcome));
    }

    /**
     * The orders of a test clock that are due at its instant {@code now}; answers what happened to
     * them.
     */
    public Uni<List<Life>> sweepTestClock(UUID clock, Instant now, int limit) {
        var way = new Way(pool, locked -> locked.at(now), Claim.Many::new);
        var claimed = new AtomicReference<List<OrderRow>>(List.of());
        return sweep(way, new Claim.DueOnClock(clock, now, limit), claimed).map(Outcome::lives);
    }

    private Uni<Outcome> sweep(Way way, Claim claim, AtomicReference<List<OrderRow>> claimed) {
        return transactions
                .run(way.pool(), connection -> decide(connection, way, claim, claimed))
                .onFailure(SqlFailure::isWorthHalving)
                .recoverWithUni(failure -> inHalves(way, ids(claimed.get()), failure));
    }

    private Uni<OrderBatch> decide(
            SqlConnection connection,
            Way way,
            Claim claim,
            AtomicReference<List<OrderRow>> claimed) {
        return store.lock(connection, claim, null)
                .invoke(locked -> claimed.set(locked.rows()))
                .map(way.inItsTime())
                .map(desk::due);
    }

    /** One of these orders fails the others; the one that fails alone is set aside. */
    private Uni<Outcome> inHalves(Way way, List<UUID> ids, Throwable failure) {
        if (ids.isEmpty()) {
            return Uni.createFrom().failure(failure);
        }
        if (ids.size() == 1) {
            return transactions
                    .setAside(way.pool(), ids.getFirst(), failure)
                    .replaceWith(Outcome::none);
        }
        int middle = ids.size() / 2;
        return again(way, ids.subList(0, middle))
                .chain(first -> again(way, ids.subList(middle, ids.size())).map(first::with));
    }

    private Uni<Outcome> again(Way way, List<UUID> ids) {
        return sweep(way, way.again().apply(ids), new AtomicReference<>(List.of()));
    }

    private static List<UUID> ids(List<OrderRow> rows) {
        return rows.stream().map(OrderRow::id).toList();
    }
}
