package org.redress.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.redress.order.OrderBatch.Outcome;

/** A unit of work from its first lock to its commit, on the connections of whoever asks. */
@ApplicationScoped
class Transactions {

    private static final int TRIES = 5;

    private final OrderStore store;
    private final Aside aside;

    Transactions(OrderStore store, Aside aside) {
        this.store = store;
        this.aside = aside;
    }

    /**
     * Decides and writes in a transaction, again if somebody was in the way. When the answer to
     * COMMIT is lost, the last event is read back: either all of the unit is there, or none.
     */
    Uni<Outcome> run(Pool pool, Function<SqlConnection, Uni<OrderBatch>> decide) {
        return Uni.createFrom()
                .deferred(() -> once(pool, decide))
                .onFailure(SqlFailure::isTransient)
                .retry()
                .withBackOff(Duration.ofMillis(5), Duration.ofMillis(200))
                .withJitter(0.5)
                .atMost(TRIES);
    }

    /** An order that fails alone, in a transaction of its own. */
    Uni<Void> setAside(Pool pool, UUID id, Throwable cause) {
        return pool.withTransaction(connection -> aside.put(connection, id, cause));
    }

    private Uni<Outcome> once(Pool pool, Function<SqlConnection, Uni<OrderBatch>> decide) {
        var written = new AtomicReference<Outcome>();
        return pool.withTransaction(connection ->
                        decide.apply(connection)
                                .chain(batch -> write(connection, batch))
                                .invoke(written::set))
                .onFailure(failure -> written.get() != null && written.get().witness() != null)
                .recoverWithUni(failure -> readBack(written.get(), failure));
    }

    private Uni<Outcome> write(SqlConnection connection, OrderBatch batch) {
        return batch.writes()
                .execute(connection)
                .chain(() -> aside.put(connection, batch.failed()))
                .replaceWith(batch::outcome);
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
}
