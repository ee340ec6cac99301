package org.redress.privacy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.redress.evidence.EvidenceStore.Key;
import org.redress.notice.Recipients;
import org.redress.order.OrderId;
import org.redress.order.ProtectedOrder;

/** The rows of an order that tell of people, wherever they stand. */
@ApplicationScoped
class ErasedRows {

    private static final String PAPERS =
            "select ref, kind, body from personal where bucket = $1 and order_id = $2";

    private static final String EVENTS =
            "select body from order_event where bucket = $1 and order_id = $2 order by number";

    private static final String DELETE =
            "delete from personal where bucket = $1 and order_id = $2 and ref = any ($3)";

    /**
     * The answers lose what they told, and no repeated key finds one again. Who sent what stays.
     */
    private static final String ANSWERS =
            """
            update idempotency set body = '{}', fingerprint = ''
            where bucket = $1 and scope = $2 and ($3::text is null or caller = $3)\
            """;

    /** Nobody could be written to any more; who has one in hand finds it taken away. */
    private static final String MAILS =
            """
            update outbox
            set status = 'dropped', next_try_at = null, fence = fence + 1,
                last_error = 'what it would tell is erased'
            where bucket = $1 and order_id = $2 and topic = 'mail' and status in ('waiting', 'parked')
                and ($3::text is null or recipient = $3)\
            """;

    private static final String TASK_TEXTS =
            """
            delete from task_text t using task k
            where k.bucket = $1 and k.order_id = $2 and k.closed_at is not null
                and t.bucket = k.bucket and t.task_id = k.id\
            """;

    /** Their bytes are gone, so nobody looks at them any more. */
    private static final String UPLOADS =
            "delete from evidence_upload where bucket = $1 and order_id = $2 and file = any ($3)";

    private static final String HOLD = "delete from legal_hold where bucket = $1 and order_id = $2";

    private final Recipients recipients;

    ErasedRows(Recipients recipients) {
        this.recipients = recipients;
    }

    private record Paper(UUID ref, String kind, JsonObject body) {}

    /**
     * What there is to erase.
     *
     * @param refs the erasable rows
     * @param addresses to which nothing is sent any more
     * @param account the party's id, null if all is erased
     */
    record Found(List<UUID> refs, List<Key> files, List<String> addresses, String account) {
        boolean isNothing() {
            return refs.isEmpty();
        }
    }

    Uni<Found> find(SqlConnection connection, ProtectedOrder order, Whose whose) {
        return papers(connection, order.id())
                .chain(papers ->
                        whose == Whose.ALL
                                ? Uni.createFrom().item(found(order, papers, null))
                                : events(connection, order.id())
                                        .map(events -> Belongings.of(whose, order, events))
                                        .map(own -> found(order, of(papers, own), whose)));
    }

    private static List<Paper> of(List<Paper> papers, Set<UUID> own) {
        return papers.stream().filter(paper -> own.contains(paper.ref)).toList();
    }

    private static Found found(ProtectedOrder order, List<Paper> papers, Whose party) {
        String account =
                party == null
                        ? null
                        : party == Whose.BUYER ? order.buyer().id() : order.seller().id();
        return new Found(
                papers.stream().map(Paper::ref).toList(),
                papers.stream()
                        .filter(paper -> paper.kind.equals("evidence"))
                        .flatMap(paper -> keys(order.id(), paper))
                        .toList(),
                papers.stream()
                        .filter(paper -> Set.of("buyer", "seller").contains(paper.kind))
                        .map(paper -> paper.body.getString("email"))
                        .toList(),
                account);
    }

    /** A file's own bytes, and those of a copy that others are shown. */
    private static Stream<Key> keys(UUID order, Paper paper) {
        var shown = paper.body.getJsonObject("shown", new JsonObject());
        return Stream.of(paper.body.getString("sha256"), shown.getString("sha256"))
                .filter(Objects::nonNull)
                .distinct()
                .map(sha256 -> new Key(order, paper.ref, sha256));
    }

    private static Uni<List<Paper>> papers(SqlConnection connection, UUID order) {
        return connection
                .preparedQuery(PAPERS)
                .execute(Tuple.of(OrderId.bucket(order), order))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(ErasedRows::paper)
                                .toList());
    }

    /** The fingerprint of a registration is no JSON. */
    private static Paper paper(Row row) {
        String kind = row.getString("kind");
        boolean isJson = !kind.equals("registration");
        return new Paper(
                row.getUUID("ref"),
                kind,
                isJson ? new JsonObject(row.getString("body")) : new JsonObject());
    }

    private static Uni<List<String>> events(SqlConnection connection, UUID order) {
        return connection
                .preparedQuery(EVENTS)
                .execute(Tuple.of(OrderId.bucket(order), order))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString("body"))
                                .toList());
    }

    Uni<Void> delete(SqlConnection connection, UUID order, Whose whose, Found found) {
        short bucket = OrderId.bucket(order);
        String scope = order.toString();
        short scopeBucket = OrderId.bucket(OrderId.named("scope", scope));
        String recipient = whose == Whose.ALL ? null : whose.code();
        UUID[] refs = found.refs.toArray(UUID[]::new);
        return run(connection, DELETE, Tuple.of(bucket, order, refs))
                .chain(() -> run(connection, UPLOADS, Tuple.of(bucket, order, refs)))
                .chain(() -> run(connection, ANSWERS, Tuple.of(scopeBucket, scope, found.account)))
                .chain(() -> run(connection, MAILS, Tuple.of(bucket, order, recipient)))
                .chain(() ->
                        whose == Whose.ALL
                                ? run(connection, TASK_TEXTS, Tuple.of(bucket, order))
                                        .chain(() -> run(connection, HOLD, Tuple.of(bucket, order)))
                                : Uni.createFrom().voidItem())
                .chain(() -> forget(connection, found.addresses));
    }

    private Uni<Void> forget(SqlConnection connection, List<String> addresses) {
        return Multi.createFrom()
                .iterable(addresses)
                .onItem()
                .transformToUniAndConcatenate(address -> recipients.forget(connection, address))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> run(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).replaceWithVoid();
    }
}
