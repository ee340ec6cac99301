package org.redress.order;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.redress.order.OrderBatch.Failed;

/**
 * Where orders go that cannot be decided or written: they keep their state and their deadlines,
 * sleep longer after each try, and wait for a person in the end. Their neighbours go on.
 */
@ApplicationScoped
class Aside {

    private static final int LONGEST_ERROR = 500;

    private final OrderStore store;
    private final RoadConfig config;
    private final Caretaker caretaker;

    Aside(OrderStore store, RoadConfig config, Caretaker caretaker) {
        this.store = store;
        this.config = config;
        this.caretaker = caretaker;
    }

    /** Orders that threw while being decided, in the transaction that holds their locks. */
    Uni<Void> put(SqlConnection connection, List<Failed> failed) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (var failure : failed) {
            done = done.chain(() -> put(connection, failure.id(), failure.cause()));
        }
        return done;
    }

    /** An order that the database refused even alone. */
    Uni<Void> put(SqlConnection connection, UUID id, Throwable cause) {
        String error = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        Throwable trace = SqlFailure.isOfOneOrder(cause) ? null : cause;
        Log.errorf(trace, "order %s set aside; it is tried again later: %s", id, error);
        String kept = error.substring(0, Math.min(error.length(), LONGEST_ERROR));
        return store.setAside(connection, id, kept, config.parkAfter(), config.retryAfter())
                .chain(parked ->
                        parked ? caretaker.parked(connection, id) : Uni.createFrom().voidItem());
    }
}
