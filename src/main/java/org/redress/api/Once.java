package org.redress.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.redress.access.Caller;
import org.redress.kernel.Refusal;
import org.redress.order.OrderId;
import org.redress.platform.Problem;

/**
 * Writes beside the orders' road, each once per Idempotency-Key: the work and its answer are one
 * transaction (rule 13). A problem that is thrown leaves nothing behind, the key included.
 */
@ApplicationScoped
class Once {

    private final Pool pool;
    private final Papers papers;
    private final SecurityIdentity identity;

    Once(Pool pool, Papers papers, SecurityIdentity identity) {
        this.pool = pool;
        this.papers = papers;
        this.identity = identity;
    }

    /**
     * What is asked; {@code scope} is what the key is unique in, {@code path} what is done to it.
     */
    record Asked(String scope, String path, Object body, HttpHeaders headers) {}

    /**
     * An answer that shows a secret: {@code shown} is its body the first time, {@code kept} what is
     * on record of it and answered to a repeat.
     */
    record ShownOnce(Answered kept, Object shown) {}

    /** What is answered, a problem too; {@code version} becomes the ETag, null: none. */
    record Answered(int status, Object body, Integer version) {

        static Answered refused(Refusal refusal) {
            var problem = Problem.of(refusal);
            return new Answered(problem.status(), problem, null);
        }
    }

    private record Key(short bucket, String scope, String caller, String key, byte[] fingerprint) {

        Tuple columns() {
            return Tuple.of(bucket, scope, caller, key);
        }

        /** Equal requests at once wait for each other here. */
        long lock() {
            String name = scope + "\n" + caller + "\n" + key;
            return ByteBuffer.wrap(OrderId.sha256(name.getBytes(StandardCharsets.UTF_8))).getLong();
        }
    }

    private record Stored(byte[] fingerprint, int status, String body, String etag) {}

    Uni<Response> run(Asked asked, Function<SqlConnection, Uni<Answered>> work) {
        Key key = key(asked);
        return pool.withTransaction(connection ->
                stored(connection, key)
                        .chain(stored ->
                                stored.isPresent()
                                        ? Uni.createFrom().item(again(stored.get(), key))
                                        : first(connection, key, work)));
    }

    /** The same for an answer with a secret, which is put into it behind the idempotency table. */
    Uni<Response> show(Asked asked, Function<SqlConnection, Uni<ShownOnce>> work) {
        var first = new AtomicReference<ShownOnce>();
        return run(
                        asked,
                        connection ->
                                work.apply(connection).invoke(first::set).map(ShownOnce::kept))
                .map(response -> first.get() == null ? response : shown(response, first.get()));
    }

    private Response shown(Response response, ShownOnce first) {
        return Response.fromResponse(response).entity(papers.write(first.shown())).build();
    }

    private Key key(Asked asked) {
        String content = asked.path() + "\n" + papers.write(asked.body());
        return new Key(
                OrderId.bucket(OrderId.named("scope", asked.scope())),
                asked.scope(),
                Caller.of(identity).id(),
                RequestHeaders.key(asked.headers()),
                OrderId.sha256(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Uni<Optional<Stored>> stored(SqlConnection connection, Key key) {
        return connection
                .preparedQuery("select 1 from pg_advisory_xact_lock($1)")
                .execute(Tuple.of(key.lock()))
                .chain(() ->
                        connection
                                .preparedQuery(
                                        """
                                        select fingerprint, status, body, etag from idempotency
                                        where bucket = $1 and scope = $2 and caller = $3 and key = $4\
                                        """)
                                .execute(key.columns()))
                .map(Once::stored);
    }

    private static Optional<Stored> stored(RowSet<Row> rows) {
        for (Row row : rows) {
            byte[] fingerprint = ((Buffer) row.getDelegate().getValue("fingerprint")).getBytes();
            return Optional.of(
                    new Stored(
                            fingerprint,
                            row.getShort("status"),
                            row.getString("body"),
                            row.getString("etag")));
        }
        return Optional.empty();
    }

    private static Response again(Stored stored, Key key) {
        return Arrays.equals(stored.fingerprint(), key.fingerprint())
                ? Response.fromResponse(response(stored))
                        .header("Idempotent-Replayed", "true")
                        .build()
                : RequestHeaders.keyReused().response();
    }

    private Uni<Response> first(
            SqlConnection connection, Key key, Function<SqlConnection, Uni<Answered>> work) {
        return work.apply(connection)
                .map(answered -> stored(key, answered))
                .call(stored -> keep(connection, key, stored))
                .map(Once::response);
    }

    private Stored stored(Key key, Answered answered) {
        String etag = answered.version() == null ? null : "\"" + answered.version() + "\"";
        return new Stored(
                key.fingerprint(), answered.status(), papers.write(answered.body()), etag);
    }

    private static Uni<Void> keep(SqlConnection connection, Key key, Stored stored) {
        var row =
                key.columns()
                        .addValue(Buffer.buffer(stored.fingerprint()))
                        .addShort((short) stored.status())
                        .addString(stored.body())
                        .addString(stored.etag());
        return connection
                .preparedQuery(
                        """
                        insert into idempotency
                            (bucket, scope, caller, key, fingerprint, status, body, etag)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)\
                        """)
                .execute(row)
                .replaceWithVoid();
    }

    private static Response response(Stored stored) {
        var response = Response.status(stored.status()).entity(stored.body());
        response.type(stored.status() < 400 ? MediaType.APPLICATION_JSON_TYPE : Problem.MEDIA_TYPE);
        if (stored.etag() != null) {
            response.header("ETag", stored.etag());
        }
        return response.build();
    }
}
