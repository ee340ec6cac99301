package org.redress.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.TimePassed;

/**
 * Reads one order as it stands now: what is due is applied first, so nothing depends on a sweep
 * (rule 4).
 */
@ApplicationScoped
public class Orders {

    private final Pool pool;
    private final OrderRoad road;
    private final RoadConfig config;

    Orders(Pool pool, OrderRoad road, RoadConfig config) {
        this.pool = pool;
        this.road = road;
        this.config = config;
    }

    /** An order at {@code now}; {@code delayed} while it fails and waits to be tried again. */
    public record Seen(ProtectedOrder order, Instant now, boolean delayed, String titles) {

        private boolean isBehind() {
            return delayed || order.nextDeadline().filter(next -> next.isDue(now)).isPresent();
        }
    }

    public Uni<Optional<Seen>> find(UUID id) {
        return read(id).chain(seen -> caughtUp(id, seen));
    }

    /** Whether this buyer may open nothing at present. */
    public Uni<BuyerStanding> standing(String buyer) {
        return BuyerStanding.of(pool, buyer, config.openDisputesPerBuyer());
    }

    private Uni<Optional<Seen>> caughtUp(UUID id, Optional<Seen> seen) {
        if (seen.filter(Seen::isBehind).isEmpty()) {
            return Uni.createFrom().item(seen);
        }
        return road.send(Work.by(Party.TIME, id, new TimePassed())).chain(() -> read(id));
    }

    private Uni<Optional<Seen>> read(UUID id) {
        return pool.preparedQuery(
                        """
                        select o.state, o.attempts, o.format, coalesce(c.now, clock_timestamp()) as now,
                            p.body as titles
                        from protected_order o
                        left join test_clock c on c.id = o.test_clock
                        left join personal p on p.bucket = o.bucket and p.order_id = o.order_id
                            and p.kind = 'titles'
                        where o.bucket = $1 and o.order_id = $2\
                        """)
                .execute(Tuple.of(OrderId.bucket(id), id))
                .map(Orders::seen);
    }

    private static Optional<Seen> seen(RowSet<Row> rows) {
        for (Row row : rows) {
            var order = OrderJson.state(row.getString("state"), row.getShort("format"));
            Instant now = row.getOffsetDateTime("now").toInstant();
            return Optional.of(
                    new Seen(order, now, row.getShort("attempts") > 0, row.getString("titles")));
        }
        return Optional.empty();
    }
}
