package org.redress.order;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.kernel.Occurrence;
import org.redress.order.OrderStore.Locked;

/**
 * A row that an older release has written does not know what a newer format keeps, so before it is
 * changed its state is made anew from its events (rule 12). Where those tell another story than the
 * row, the row stands, and {@code verify-ledger} says so.
 */
final class OlderRows {

    private static final String EVENTS =
            """
            select e.order_id, e.body
            from unnest($1::smallint[], $2::uuid[]) as k(bucket, order_id)
            join order_event e on e.bucket = k.bucket and e.order_id = k.order_id
            order by e.bucket, e.order_id, e.number\
            """;

    private OlderRows() {}

    /** Nothing is read where every row is of this release's format. */
    static Uni<Locked> renewed(SqlConnection connection, Locked locked) {
        var older = locked.rows().stream().filter(OrderRow::isOlder).map(OrderRow::id).toList();
        if (older.isEmpty()) {
            return Uni.createFrom().item(locked);
        }
        var keys =
                Tuple.of(
                        older.stream().map(OrderId::bucket).toArray(Short[]::new),
                        older.toArray(UUID[]::new));
        return connection
                .preparedQuery(EVENTS)
                .execute(keys)
                .map(rows -> with(locked, renewed(locked.rows(), bodies(rows))));
    }

    private static Locked with(Locked locked, List<OrderRow> rows) {
        return new Locked(rows, locked.now(), locked.stored(), locked.papers(), locked.testTimes());
    }

    private static Map<UUID, List<String>> bodies(RowSet<Row> rows) {
        Map<UUID, List<String>> bodies = new HashMap<>();
        rows.forEach(row ->
                bodies.computeIfAbsent(row.getUUID("order_id"), id -> new ArrayList<>())
                        .add(row.getString("body")));
        return bodies;
    }

    private static List<OrderRow> renewed(List<OrderRow> rows, Map<UUID, List<String>> bodies) {
        return rows.stream()
                .map(row -> row.isOlder() ? renewed(row, bodies.get(row.id())) : row)
                .toList();
    }

    private static OrderRow renewed(OrderRow row, List<String> bodies) {
        try {
            List<Occurrence<OrderEvent>> events = bodies.stream().map(OrderJson::event).toList();
            ProtectedOrder told = Life.replay(events);
            boolean same = OrderJson.asKnownTo(row.format(), told).equals(row.order());
            return same ? row.with(told) : row;
        } catch (RuntimeException unreadable) {
            return row;
        }
    }
}
