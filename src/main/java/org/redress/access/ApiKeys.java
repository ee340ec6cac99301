package org.redress.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.redress.platform.Problem;
import org.redress.platform.Randomness;

/**
 * The keys of marketplace backends. They are looked up for each request, so one that is revoked is
 * good for none that comes after.
 */
@ApplicationScoped
public class ApiKeys {

    private static final long MOST = 100;
    private static final String GOOD = "revoked_at is null and expires_at > statement_timestamp()";

    private static final String FIND =
            """
            select id, hash, scopes, secret_used,
                case when previous_until > statement_timestamp() then previous_hash end as previous_hash,
                coalesce(last_used_at < statement_timestamp() - interval '1 minute', true) as unnoted
            from api_key where prefix = $1 and\s\
            """
                    + GOOD;

    /**
     * Whatever the replicas see at once, it is written once a minute; $2 whether by this secret.
     */
    private static final String NOTE =
            """
            update api_key set last_used_at = clock_timestamp(), secret_used = secret_used or hash = $2
            where id = $1 and (coalesce(last_used_at < clock_timestamp() - interval '1 minute', true)
                or hash = $2 and not secret_used)\
            """;

    private static final String CREATE =
            """
            insert into api_key (id, prefix, name, scopes, hash, created_by, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7) returning\s\
            """;

    /** A secret that nobody has used, its answer may be lost, takes no place of one in use. */
    private static final String ROTATE =
            """
            update api_key set version = version + 1, secret_used = false,
                previous_hash = case when secret_used or coalesce(previous_until <= clock_timestamp(), true)
                    then hash else previous_hash end,
                previous_until = clock_timestamp() + $3::bigint * interval '1 millisecond',
                hash = $2, expires_at = coalesce($4, expires_at)
            where id = $1 returning\s\
            """;

    private static final String REVOKE =
            """
            update api_key set version = version + 1, revoked_at = clock_timestamp(), revoked_by = $2
            where id = $1 and revoked_at is null returning\s\
            """;

    private final Pool pool;
    private final Randomness randomness;

    ApiKeys(Pool pool, Randomness randomness) {
        this.pool = pool;
        this.randomness = randomness;
    }

    /** What whoever makes one says. */
    public record Draft(String name, Set<Scope> scopes, Instant expiresAt, String by) {}

    /** A key with its text, which nobody sees again. */
    public record Made(ApiKey key, ApiKeyText text) {}

    /** Whom a shown key stands for. */
    record Holder(String prefix, Set<Scope> scopes) {}

    private record Kept(
            UUID id,
            byte[] hash,
            byte[] previous,
            Holder holder,
            boolean unnoted,
            boolean secretUsed) {}

    /** Empty for a key that is wrong, revoked or past its end, whichever it is. */
    Uni<Optional<Holder>> holder(ApiKeyText shown) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(shown.prefix()))
                .map(rows -> kept(rows, shown.prefix()))
                .map(kept -> kept.filter(it -> isRight(shown, it)))
                .call(kept ->
                        kept.map(it -> note(shown, it))
                                .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(kept -> kept.map(Kept::holder));
    }

    /** Both are compared, whatever the first says. */
    private static boolean isRight(ApiKeyText shown, Kept kept) {
        return shown.hashesTo(kept.hash()) | shown.hashesTo(kept.previous());
    }

    private static Optional<Kept> kept(RowSet<Row> rows, String prefix) {
        for (Row row : rows) {
            var scopes =
                    Stream.of(row.getArrayOfStrings("scopes"))
                            .map(Scope::named)
                            .collect(Collectors.toUnmodifiableSet());
            return Optional.of(
                    new Kept(
                            row.getUUID("id"),
                            bytes(row, "hash"),
                            bytes(row, "previous_hash"),
                            new Holder(prefix, scopes),
                            row.getBoolean("unnoted"),
                            row.getBoolean("secret_used")));
        }
        return Optional.empty();
    }

    private static byte[] bytes(Row row, String column) {
        var value = (Buffer) row.getDelegate().getValue(column);
        return value == null ? null : value.getBytes();
    }

    private Uni<Void> note(ApiKeyText shown, Kept kept) {
        boolean firstUse = !kept.secretUsed() && shown.hashesTo(kept.hash());
        return kept.unnoted() || firstUse
                ? pool.preparedQuery(NOTE)
                        .execute(Tuple.of(kept.id(), Buffer.buffer(shown.hash())))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    public Uni<Made> create(SqlClient client, Draft draft) {
        var text = ApiKeyText.made(randomness);
        return requireRoom(client)
                .chain(() ->
                        client.preparedQuery(CREATE + ApiKey.COLUMNS).execute(row(draft, text)))
                .map(rows -> new Made(ApiKey.of(rows.iterator().next()), text));
    }

    private Tuple row(Draft draft, ApiKeyText text) {
        return Tuple.tuple()
                .addUUID(randomness.id())
                .addString(text.prefix())
                .addString(draft.name())
                .addArrayOfString(
                        draft.scopes().stream().map(Scope::code).sorted().toArray(String[]::new))
                .addValue(Buffer.buffer(text.hash()))
                .addString(draft.by())
                .addOffsetDateTime(draft.expiresAt().atOffset(ZoneOffset.UTC));
    }

    private static Uni<Void> requireRoom(SqlClient client) {
        return client.preparedQuery("select pg_advisory_xact_lock(hashtextextended('api_key', 0))")
                .execute()
                .chain(() ->
                        client.preparedQuery("select count(*) from api_key where " + GOOD)
                                .execute())
                .map(rows -> rows.iterator().next().getLong(0))
                .invoke(count -> {
                    if (count >= MOST) {
                        throw Problem.of(409, "too-many-api-keys", "Revoke one first.").exception();
                    }
                })
                .replaceWithVoid();
    }

    /** Good ones and those that were, the newest first. */
    public Uni<List<ApiKey>> list() {
        return pool.preparedQuery(
                        "select "
                                + ApiKey.COLUMNS
                                + " from api_key order by created_at desc, id limit 1000")
                .execute()
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false).map(ApiKey::of).toList());
    }

    /** The row is held until the transaction ends. */
    public Uni<Optional<ApiKey>> lock(SqlClient client, UUID id) {
        return client.preparedQuery(
                        "select " + ApiKey.COLUMNS + " from api_key where id = $1 for update")
                .execute(Tuple.of(id))
                .map(ApiKeys::key);
    }

    /**
     * The secret so far is good beside the new one for {@code keep}, an older one no more; but if
     * nobody has used the one so far, the older one stays in its place.
     */
    public Uni<Made> rotate(SqlClient client, ApiKey key, Duration keep, Instant expiresAt) {
        var text = ApiKeyText.made(key.prefix(), randomness);
        var values =
                Tuple.tuple()
                        .addUUID(key.id())
                        .addValue(Buffer.buffer(text.hash()))
                        .addLong(keep.toMillis())
                        .addOffsetDateTime(
                                expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC));
        return client.preparedQuery(ROTATE + ApiKey.COLUMNS)
                .execute(values)
                .map(rows -> new Made(ApiKey.of(rows.iterator().next()), text));
    }

    /** It stays on record; revoked again it is as it was. */
    public Uni<ApiKey> revoke(SqlClient client, ApiKey key, String by) {
        return client.preparedQuery(REVOKE + ApiKey.COLUMNS)
                .execute(Tuple.of(key.id(), by))
                .map(rows -> key(rows).orElse(key));
    }

    private static Optional<ApiKey> key(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(ApiKey::of).findFirst();
    }
}
