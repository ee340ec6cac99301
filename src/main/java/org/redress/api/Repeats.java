package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.redress.access.Caller;
import org.redress.order.OrderId;

/**
 * Repeated writes outside the road, which are those of test clocks: the first answer is kept and
 * given again.
 */
@ApplicationScoped
class Repeats {

    private static final String KEY = "bucket = $1 and scope = $2 and caller = $3 and key = $4";

    private final Pool pool;
    private final Papers papers;
    private final SecurityIdentity identity;

    Repeats(Pool pool, Papers papers, SecurityIdentity identity) {
        this.pool = pool;
        this.papers = papers;
        this.identity = identity;
    }

    private record Kept(byte[] fingerprint, int status, String body) {}

    /**
     * Does {@code work} once for this key in this scope; its result is answered with {@code
     * status}.
     */
    Uni<Response> once(
            String scope, HttpHeaders headers, Object body, int status, Supplier<Uni<?>> work) {
        Tuple key = key(scope, headers);
        byte[] fingerprint = OrderId.sha256(papers.write(body).getBytes(StandardCharsets.UTF_8));
        return kept(key)
                .chain(kept ->
                        kept.isPresent()
                                ? Uni.createFrom().item(again(kept.get(), fingerprint))
                                : work.get()
                                        .chain(result ->
                                                keep(
                                                        key,
                                                        fingerprint,
                                                        status,
                                                        papers.write(result))));
    }

    /** Whether the caller has used this key for a command to the order before. */
    Uni<Boolean> isAsked(UUID order, HttpHeaders headers) {
        return kept(key(order.toString(), headers)).map(Optional::isPresent);
    }

    private Tuple key(String scope, HttpHeaders headers) {
        return Tuple.of(
                OrderId.bucket(OrderId.named("scope", scope)),
                scope,
                Caller.of(identity).id(),
                RequestHeaders.key(headers));
    }

    private Uni<Optional<Kept>> kept(Tuple key) {
        return pool.preparedQuery("select fingerprint, status, body from idempotency where " + KEY)
                .execute(key)
                .map(Repeats::kept);
    }

    private static Optional<Kept> kept(RowSet<Row> rows) {
        for (Row row : rows) {
            byte[] fingerprint = ((Buffer) row.getDelegate().getValue("fingerprint")).getBytes();
            return Optional.of(
                    new Kept(fingerprint, row.getShort("status"), row.getString("body")));
        }
        return Optional.empty();
    }

    private static Response again(Kept kept, byte[] fingerprint) {
        return Arrays.equals(kept.fingerprint(), fingerprint)
                ? Response.fromResponse(json(kept.status(), kept.body()))
                        .header("Idempotent-Replayed", "true")
                        .build()
                : RequestHeaders.keyReused().response();
    }

    private Uni<Response> keep(Tuple key, byte[] fingerprint, int status, String body) {
        var row =
                Tuple.of(
                        key.getValue(0),
                        key.getValue(1),
                        key.getValue(2),
                        key.getValue(3),
                        Buffer.buffer(fingerprint),
                        (short) status);
        return pool.preparedQuery(
                        """
                        insert into idempotency (bucket, scope, caller, key, fingerprint, status, body)
                        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing\
                        """)
                .execute(row.addString(body))
                .replaceWith(() -> json(status, body));
    }

    private static Response json(int status, String body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON).entity(body).build();
    }
}
