package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.redress.dispute.Dispute;
import org.redress.order.OrderId;
import org.redress.order.ProtectedOrder;

/** Reads a return with its address, which stands in the erasable table. */
@ApplicationScoped
class Returns {

    private static final String ADDRESS =
            """
            select p.body::jsonb ->> 'text' as address
            from order_event e
            join personal p on p.bucket = e.bucket and p.order_id = e.order_id and p.kind = 'text'
                and p.ref = (e.body::jsonb #>> '{event,event,address,id}')::uuid
            where e.bucket = $1 and e.order_id = $2 and e.type = 'dispute.return-address-given'
                and (e.body::jsonb #>> '{event,number}')::int = $3
            order by e.number desc limit 1\
            """;

    private final Sights sights;
    private final Pool pool;

    Returns(Sights sights, Pool pool) {
        this.sights = sights;
        this.pool = pool;
    }

    Uni<ReturnView> of(DisputeId id, SecurityIdentity identity) {
        return sights.ofOrder(id.order(), identity)
                .chain(sight -> view(sight.order(), Sights.dispute(sight, id.number())));
    }

    private Uni<ReturnView> view(ProtectedOrder order, Dispute dispute) {
        if (ReturnView.of(order, dispute, null) == null) {
            throw Commands.unknown().exception();
        }
        return pool.preparedQuery(ADDRESS)
                .execute(Tuple.of(OrderId.bucket(order.id()), order.id(), dispute.number()))
                .map(rows -> ReturnView.of(order, dispute, address(rows)));
    }

    private static String address(RowSet<Row> rows) {
        for (Row row : rows) {
            return row.getString("address");
        }
        return null;
    }
}
