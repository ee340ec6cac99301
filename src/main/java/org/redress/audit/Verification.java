package org.redress.audit;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Proves the books order by order, some at a time in the order of their keys. Each portion is read
 * in one snapshot, so that orders that change meanwhile are never found broken.
 */
@ApplicationScoped
public class Verification {

    private static final String SNAPSHOT =
            "set transaction isolation level repeatable read, read only";

    private static final String KEYS =
            """
            select bucket, order_id from protected_order
            where (bucket, order_id) > ($1, $2) order by bucket, order_id limit $3\
            """;

    private static final String RANGE =
            """
             from %s
            where (bucket, order_id) > ($1, $2) and (bucket, order_id) <= ($3, $4)
            order by bucket, order_id\
            """;

    private final Pool pool;

    Verification(Pool pool) {
        this.pool = pool;
    }

    /** The key of the last order looked at. */
    public record Place(short bucket, UUID order) {

        /** Before every order. */
        public static final Place START = new Place((short) -1, new UUID(0, 0));

        static final Place END = new Place(Short.MAX_VALUE, new UUID(-1, -1));
    }

    /**
     * How many orders were proven, what was found, and where the next portion begins; null once all
     * orders were looked at.
     */
    public record Portion(int checked, List<Finding> findings, Place next) {}

    private record Keys(Place from, Place to, int orders, boolean last) {
        Tuple tuple() {
            return Tuple.of(from.bucket, from.order, to.bucket, to.order);
        }
    }

    private record Read(Keys keys, Map<UUID, StoredOrder> orders) {}

    /** At most {@code limit} orders after {@code place}, rows without an order among them too. */
    public Uni<Portion> after(Place place, int limit) {
        return pool.withTransaction(connection ->
                        connection
                                .query(SNAPSHOT)
                                .execute()
                                .chain(() -> keys(connection, place, limit))
                                .chain(keys -> read(connection, keys)))
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(Verification::proven);
    }

    private static Uni<Keys> keys(SqlConnection connection, Place place, int limit) {
        return connection
                .preparedQuery(KEYS)
                .execute(Tuple.of(place.bucket, place.order, (long) limit))
                .map(rows -> keys(rows, place, limit));
    }

    private static Keys keys(RowSet<Row> rows, Place from, int limit) {
        Place to = from;
        for (Row row : rows) {
            to = new Place(row.getShort("bucket"), row.getUUID("order_id"));
        }
        boolean last = rows.size() < limit;
        return new Keys(from, last ? Place.END : to, rows.size(), last);
    }

    private static Uni<Read> read(SqlConnection connection, Keys keys) {
        var read = new Read(keys, new LinkedHashMap<>());
        return all(connection, "version, format, status, state, last_hash", "protected_order", keys)
                .invoke(rows -> rows.forEach(row -> of(read, row).head = Rows.head(row)))
                .chain(() -> all(connection, "number, type, body, hash, at", "order_event", keys))
                .invoke(rows -> rows.forEach(row -> of(read, row).events.add(Rows.event(row))))
                .chain(() -> all(connection, Rows.POSTING, "posting", keys))
                .invoke(rows -> rows.forEach(row -> of(read, row).postings.add(Rows.posting(row))))
                .chain(() -> all(connection, Rows.SETTLEMENT, "line_settlement", keys))
                .invoke(rows ->
                        rows.forEach(row -> of(read, row).settlements.add(Rows.settlement(row))))
                .chain(() -> all(connection, "status, held", "order_listing", keys))
                .invoke(rows -> rows.forEach(row -> of(read, row).listing = Rows.listing(row)))
                .replaceWith(read);
    }

    private static Uni<RowSet<Row>> all(
            SqlConnection connection, String columns, String table, Keys keys) {
        String number = table.equals("order_event") ? ", number" : "";
        String sql = "select order_id, " + columns + RANGE.formatted(table) + number;
        return connection.preparedQuery(sql).execute(keys.tuple());
    }

    private static StoredOrder of(Read read, Row row) {
        return read.orders.computeIfAbsent(row.getUUID("order_id"), StoredOrder::new);
    }

    private static Portion proven(Read read) {
        var findings =
                read.orders.values().stream().flatMap(it -> OrderAudit.of(it).stream()).toList();
        return new Portion(read.keys.orders, findings, read.keys.last ? null : read.keys.to);
    }

    /** Rows of each table as they stand. */
    private static final class Rows {

        static final String POSTING =
                "event_number, place, from_account, to_account, amount, currency, instruction";

        static final String SETTLEMENT =
                "line, event_number, cause, refunded_goods, refunded_tax, refunded_shipping,"
                        + " released_goods, released_tax, released_shipping";

        static StoredOrder.Head head(Row row) {
            return new StoredOrder.Head(
                    row.getInteger("version"),
                    row.getShort("format"),
                    row.getString("status"),
                    row.getString("state"),
                    bytes(row, "last_hash"));
        }

        static StoredOrder.Event event(Row row) {
            return new StoredOrder.Event(
                    row.getInteger("number"),
                    row.getString("type"),
                    row.getString("body"),
                    bytes(row, "hash"),
                    row.getOffsetDateTime("at").toInstant());
        }

        static StoredOrder.PostingRow posting(Row row) {
            return new StoredOrder.PostingRow(
                    row.getInteger("event_number"),
                    row.getShort("place"),
                    row.getString("from_account"),
                    row.getString("to_account"),
                    row.getLong("amount"),
                    row.getString("currency"),
                    row.getInteger("instruction"));
        }

        static StoredOrder.SettlementRow settlement(Row row) {
            return new StoredOrder.SettlementRow(
                    row.getShort("line"),
                    row.getInteger("event_number"),
                    row.getString("cause"),
                    amounts(row, "refunded"),
                    amounts(row, "released"));
        }

        static StoredOrder.Listing listing(Row row) {
            return new StoredOrder.Listing(row.getString("status"), row.getLong("held"));
        }

        private static List<Long> amounts(Row row, String side) {
            return List.of(
                    row.getLong(side + "_goods"),
                    row.getLong(side + "_tax"),
                    row.getLong(side + "_shipping"));
        }

        private static byte[] bytes(Row row, String column) {
            return ((Buffer) row.getDelegate().getValue(column)).getBytes();
        }
    }
}
