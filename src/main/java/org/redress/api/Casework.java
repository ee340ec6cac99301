package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.redress.access.Caller;
import org.redress.access.Gate;
import org.redress.order.OrderId;

/**
 * Nobody works for the house on an order of his own, nor by way of its tasks, its letters or its
 * log (rule 11): they are not there for him.
 */
@ApplicationScoped
class Casework {

    private static final String PARTIES =
            "select buyer_id, seller_id from order_listing where bucket = $1 and order_id = $2";

    private final Pool pool;
    private final Gate gate;
    private final SecurityIdentity identity;

    Casework(Pool pool, Gate gate, SecurityIdentity identity) {
        this.pool = pool;
        this.gate = gate;
        this.identity = identity;
    }

    /** To be asked before the first wait, as {@link Gate#caller}. */
    Caller caller() {
        return gate.caller(identity);
    }

    /** The same for a look, outside of any transaction. */
    Uni<Void> ofOthers(UUID order, Caller caller) {
        return ofOthers(pool, order, caller);
    }

    /**
     * Fails with {@code not-found} where the caller bought or sold it. An order that is null or
     * unknown is nobody's: work is about a report or the service, too.
     */
    Uni<Void> ofOthers(SqlClient client, UUID order, Caller caller) {
        return order == null
                ? Uni.createFrom().voidItem()
                : client.preparedQuery(PARTIES)
                        .execute(Tuple.of(OrderId.bucket(order), order))
                        .invoke(rows -> requireStranger(rows, caller))
                        .replaceWithVoid();
    }

    private static void requireStranger(RowSet<Row> rows, Caller caller) {
        for (var row : rows) {
            if (!caller.mayAsStaff(row.getString("buyer_id"), row.getString("seller_id"))) {
                throw Commands.unknown().exception();
            }
        }
    }
}
