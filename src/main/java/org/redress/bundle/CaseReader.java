package org.redress.bundle;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.redress.bundle.CaseRecord.Event;
import org.redress.bundle.CaseRecord.Paper;
import org.redress.bundle.CaseRecord.Policy;
import org.redress.bundle.CaseRecord.Posting;
import org.redress.evidence.Scan;
import org.redress.order.OrderId;
import org.redress.order.OrderJson;
import org.redress.order.ProtectedOrder;

/** Reads one order's case in one snapshot, so that nothing in it is younger than the rest. */
@ApplicationScoped
class CaseReader {

    private static final String SNAPSHOT =
            "set transaction isolation level repeatable read, read only";

    private static final String ORDER =
            """
            select state, format, last_hash, clock_timestamp() as at from protected_order
            where bucket = $1 and order_id = $2\
            """;

    private static final String EVENTS =
            """
            select number, body, hash from order_event
            where bucket = $1 and order_id = $2 order by number\
            """;

    private static final String POSTINGS =
            """
            select event_number, place, from_account, to_account, amount, currency, instruction
            from posting where bucket = $1 and order_id = $2 order by event_number, place\
            """;

    /** Who the parties are and how to write to them is nothing that a case is decided by. */
    private static final String PAPERS =
            """
            select p.ref, p.kind, p.salt, p.body, u.scan from personal p
            left join evidence_upload u on u.bucket = p.bucket and u.order_id = p.order_id
                and u.file = p.ref
            where p.bucket = $1 and p.order_id = $2 and p.kind in ('text', 'titles', 'evidence')
            order by p.ref\
            """;

    private static final String POLICY =
            "select body, annex from policy where name || '@' || version = $1";

    private final Pool pool;

    CaseReader(Pool pool) {
        this.pool = pool;
    }

    private record Head(ProtectedOrder order, byte[] lastHash, Instant at) {}

    Uni<CaseRecord> read(UUID order) {
        return pool.withTransaction(connection ->
                connection.query(SNAPSHOT).execute().chain(() -> read(connection, order)));
    }

    private static Uni<CaseRecord> read(SqlConnection connection, UUID order) {
        return all(connection, ORDER, order, CaseReader::head)
                .map(List::getFirst)
                .chain(head -> read(connection, order, head));
    }

    private static Uni<CaseRecord> read(SqlConnection connection, UUID order, Head head) {
        String policy = head.order.policy();
        return Uni.combine()
                .all()
                .unis(
                        all(connection, EVENTS, order, CaseReader::event),
                        all(connection, POSTINGS, order, CaseReader::posting),
                        all(connection, PAPERS, order, CaseReader::paper),
                        connection.preparedQuery(POLICY).execute(Tuple.of(policy)))
                .with((events, postings, papers, policies) ->
                        new CaseRecord(
                                head.order,
                                head.lastHash,
                                events,
                                postings,
                                papers,
                                policy(policy, policies),
                                head.at));
    }

    private static <T> Uni<List<T>> all(
            SqlConnection connection, String sql, UUID order, Function<Row, T> read) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(OrderId.bucket(order), order))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(read).toList());
    }

    private static Head head(Row row) {
        return new Head(
                OrderJson.state(row.getString("state"), row.getShort("format")),
                bytes(row, "last_hash"),
                row.getOffsetDateTime("at").toInstant());
    }

    private static Event event(Row row) {
        return new Event(row.getInteger("number"), row.getString("body"), bytes(row, "hash"));
    }

    private static Posting posting(Row row) {
        return new Posting(
                row.getInteger("event_number"),
                row.getShort("place"),
                row.getString("from_account"),
                row.getString("to_account"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getInteger("instruction"));
    }

    private static Paper paper(Row row) {
        return new Paper(
                row.getUUID("ref"),
                row.getString("kind"),
                bytes(row, "salt"),
                row.getString("body"),
                Scan.of(row.getString("scan")));
    }

    private static Policy policy(String ref, RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new Policy(ref, row.getString("body"), row.getString("annex"));
    }

    private static byte[] bytes(Row row, String column) {
        return ((Buffer) row.getDelegate().getValue(column)).getBytes();
    }
}
