package org.redress.account;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.order.OrderId;
import org.redress.platform.Problem;
import org.redress.platform.Randomness;

/** How accounts stand: read by anybody, changed one change of an account at a time. */
@ApplicationScoped
public class Accounts {

    private static final String FIND =
            """
            select s.role, s.standing, s.since, s.set_by, s.version, t.body as reason
            from account_standing s
            left join account_text t
                on t.bucket = s.bucket and t.account_id = s.account_id and t.ref = s.reason
            where s.bucket = $1 and s.account_id = $2\
            """;

    private static final String KEEP_REASON =
            "insert into account_text (bucket, account_id, ref, body) values ($1, $2, $3, $4)";

    private static final String SET =
            """
            with change as (
                insert into account_standing_change
                    (bucket, account_id, number, role, standing, reason, at, set_by, report_id)
                values ($1, $2, $3, $4, $5, $6, clock_timestamp(), $7, $8)
                returning bucket, account_id, role, standing, reason, at, set_by, number)
            insert into account_standing
                (bucket, account_id, role, standing, reason, since, set_by, version)
            select * from change
            on conflict (bucket, account_id, role) do update
            set standing = excluded.standing, reason = excluded.reason, since = excluded.since,
                set_by = excluded.set_by, version = excluded.version\
            """;

    private final Pool pool;
    private final Randomness randomness;

    Accounts(Pool pool, Randomness randomness) {
        this.pool = pool;
        this.randomness = randomness;
    }

    public Uni<Account> find(String id) {
        return find(pool, id);
    }

    /**
     * In the caller's transaction; the same standing for the same reason once more changes nothing.
     *
     * @param ifMatch the account's version as the caller knows it, null if he does not say
     */
    public Uni<Account> set(SqlConnection connection, StandingChange change, Integer ifMatch) {
        return lock(connection, change.account())
                .chain(() -> find(connection, change.account()))
                .invoke(account -> requireVersion(account, ifMatch))
                .chain(account -> write(connection, change, account));
    }

    private Uni<Account> write(SqlConnection connection, StandingChange change, Account account) {
        return change.isAlready(account.in(change.role()))
                ? Uni.createFrom().item(account)
                : write(connection, change, account.version() + 1)
                        .chain(() -> find(connection, change.account()));
    }

    private Uni<Void> write(SqlConnection connection, StandingChange change, int number) {
        short bucket = bucket(change.account());
        UUID reason = randomness.id();
        Tuple kept = Tuple.of(bucket, change.account(), reason, change.reason());
        Tuple set =
                Tuple.of(
                                bucket,
                                change.account(),
                                number,
                                change.role().code(),
                                change.standing().code(),
                                reason)
                        .addString(change.setBy())
                        .addUUID(change.report());
        return connection
                .preparedQuery(KEEP_REASON)
                .execute(kept)
                .chain(() -> connection.preparedQuery(SET).execute(set))
                .replaceWithVoid();
    }

    /** A first change has no row to lock, so the account's id is locked. */
    private static Uni<Void> lock(SqlConnection connection, String account) {
        byte[] digest = OrderId.sha256(("standing:" + account).getBytes(StandardCharsets.UTF_8));
        return connection
                .preparedQuery("select 1 from pg_advisory_xact_lock($1)")
                .execute(Tuple.of(ByteBuffer.wrap(digest).getLong()))
                .replaceWithVoid();
    }

    private static void requireVersion(Account account, Integer expected) {
        if (expected != null && account.version() != expected) {
            throw Problem.of(
                            412,
                            "version-changed",
                            "The account has changed since; look at it again.",
                            Map.of("version", String.valueOf(account.version())))
                    .exception();
        }
    }

    /** On a connection of the caller's. */
    public static Uni<Account> find(SqlClient client, String id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(bucket(id), id))
                .map(rows -> Account.of(id, standings(rows)));
    }

    private static List<AccountStanding> standings(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Accounts::standing).toList();
    }

    private static AccountStanding standing(Row row) {
        return new AccountStanding(
                AccountRole.named(row.getString("role")),
                Standing.named(row.getString("standing")),
                row.getString("reason"),
                row.getOffsetDateTime("since").toInstant(),
                row.getString("set_by"),
                row.getInteger("version"));
    }

    private static short bucket(String account) {
        return OrderId.bucket(OrderId.named(Standings.SPACE, account));
    }
}
