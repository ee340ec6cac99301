package org.redress.privacy;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redress.platform.Problem;
import org.redress.privacy.Erasure.Outcome;
import org.redress.privacy.OrdersLeft.Left;

/**
 * One account's own names, words and files, erased before their time because somebody asked (Art.
 * 17 GDPR): refused while a case needs them (17(3)(e)), then done piece by piece.
 */
@ApplicationScoped
public class AccountErasures {

    private static final String NEEDED =
            """
            select (select count(*) from order_listing l
                    where (l.buyer_id = $1 or l.seller_id = $1) and l.status <> 'settled') as open,
                (select count(*) from report where reporter = $1 and not closed) as reports,
                (select count(*) from order_listing l
                    join legal_hold h on h.bucket = l.bucket and h.order_id = l.order_id
                    left join test_clock_order t on t.bucket = l.bucket and t.order_id = l.order_id
                    left join test_clock c on c.id = t.clock_id
                    where (l.buyer_id = $1 or l.seller_id = $1)
                        and h.held_until > coalesce(c.now, clock_timestamp())) as held\
            """;

    private static final String ASK =
            """
            insert into erasure_request (bucket, account_id, asked_by) values ($1, $2, $3)
            on conflict (bucket, account_id) do update
            set asked_at = clock_timestamp(), asked_by = excluded.asked_by,
                next_at = clock_timestamp(), done_at = null\
            """;

    private static final String FIND =
            "select asked_at, done_at from erasure_request where bucket = $1 and account_id = $2";

    /** Whoever dies over it leaves it to be looked at again. */
    private static final String CLAIM =
            """
            update erasure_request r set next_at = clock_timestamp() + $1::bigint * interval '1 millisecond'
            where (bucket, account_id) in (select bucket, account_id from erasure_request
                where next_at <= clock_timestamp() order by next_at limit 1 for update skip locked)
            returning bucket, account_id, asked_at\
            """;

    private static final String GO_ON =
            """
            update erasure_request set next_at = clock_timestamp()
            where bucket = $1 and account_id = $2 and done_at is null\
            """;

    private static final String REASONS =
            """
            delete from account_text t where bucket = $1 and account_id = $2
                and not exists (select 1 from account_standing s where s.bucket = t.bucket
                    and s.account_id = t.account_id and s.reason = t.ref and s.standing <> 'good')\
            """;

    private static final String REPORTS =
            """
            delete from report_text where report_id in
                (select id from report where reporter = $1 and closed)\
            """;

    /** Whoever asked again meanwhile is told so only once that is done too. */
    private static final String DONE =
            """
            update erasure_request set next_at = null, done_at = clock_timestamp()
            where bucket = $1 and account_id = $2 and asked_at = $3\
            """;

    private final Pool pool;
    private final Erasure erasure;
    private final PrivacyRecords records;
    private final RetentionConfig config;

    AccountErasures(Pool pool, Erasure erasure, PrivacyRecords records, RetentionConfig config) {
        this.pool = pool;
        this.erasure = erasure;
        this.records = records;
        this.config = config;
    }

    /** {@code doneAt} is null until nothing is left that may go. */
    public record Request(Instant askedAt, Instant doneAt) {}

    private record Claimed(short bucket, String account, Instant askedAt) {
        Tuple key() {
            return Tuple.of(bucket, account);
        }

        Tuple asking() {
            return Tuple.of(bucket, account, askedAt.atOffset(ZoneOffset.UTC));
        }
    }

    /**
     * It will be done.
     *
     * @throws Problem.ProblemException {@code case-open}, {@code legal-hold}
     */
    public Uni<Request> ask(SqlConnection connection, String account, String by) {
        short bucket = PrivacyRecords.bucket(account);
        return connection
                .preparedQuery(NEEDED)
                .execute(Tuple.of(account))
                .invoke(rows -> requireOver(rows.iterator().next()))
                .chain(() -> connection.preparedQuery(ASK).execute(Tuple.of(bucket, account, by)))
                .chain(() ->
                        records.add(connection, "erasure-asked", account, by, new JsonObject()))
                .chain(() -> connection.preparedQuery(FIND).execute(Tuple.of(bucket, account)))
                .map(rows -> request(rows).orElseThrow());
    }

    private static void requireOver(Row row) {
        long open = row.getLong("open");
        long reports = row.getLong("reports");
        long held = row.getLong("held");
        if (open + reports > 0) {
            throw Problem.of(
                            409,
                            "case-open",
                            "Orders or reports of this account go on and need what it wrote.",
                            Map.of("orders", "" + open, "reports", "" + reports))
                    .exception();
        }
        if (held > 0) {
            throw Problem.of(
                            409,
                            "legal-hold",
                            "A legal claim needs orders of this account.",
                            Map.of("orders", "" + held))
                    .exception();
        }
    }

    public Uni<Optional<Request>> find(String account) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(PrivacyRecords.bucket(account), account))
                .map(AccountErasures::request);
    }

    private static Optional<Request> request(RowSet<Row> rows) {
        for (Row row : rows) {
            OffsetDateTime done = row.getOffsetDateTime("done_at");
            return Optional.of(
                    new Request(
                            row.getOffsetDateTime("asked_at").toInstant(),
                            done == null ? null : done.toInstant()));
        }
        return Optional.empty();
    }

    /** Some orders of one account; answers whether there was one waiting. */
    Uni<Boolean> step() {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(config.lookAgain().toMillis()))
                .chain(rows ->
                        rows.size() == 0
                                ? Uni.createFrom().item(false)
                                : step(claimed(rows.iterator().next())).replaceWith(true));
    }

    private static Claimed claimed(Row row) {
        return new Claimed(
                row.getShort("bucket"),
                row.getString("account_id"),
                row.getOffsetDateTime("asked_at").toInstant());
    }

    private Uni<Void> step(Claimed claimed) {
        return OrdersLeft.first(pool, claimed.account, claimed.askedAt)
                .chain(left -> left.isEmpty() ? finish(claimed) : erase(claimed, left));
    }

    /** The first orders of which some can be erased; what cannot be yet keeps none after it. */
    private Uni<Void> erase(Claimed claimed, List<Left> left) {
        return left.isEmpty()
                ? Uni.createFrom().voidItem()
                : some(claimed, left)
                        .chain(some ->
                                some
                                        ? goOn(claimed)
                                        : OrdersLeft.after(
                                                        pool,
                                                        claimed.account,
                                                        claimed.askedAt,
                                                        left.getLast())
                                                .chain(more -> erase(claimed, more)));
    }

    private Uni<Boolean> some(Claimed claimed, List<Left> left) {
        return Multi.createFrom()
                .iterable(left)
                .onItem()
                .transformToUniAndConcatenate(order -> erased(order, claimed))
                .filter(outcome -> outcome == Outcome.ERASED)
                .collect()
                .asList()
                .map(erased -> !erased.isEmpty());
    }

    private Uni<Outcome> erased(Left left, Claimed claimed) {
        return erasure.of(left.order(), left.party(), claimed.askedAt)
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "order %s cannot be erased", left.order()))
                .onFailure()
                .recoverWithItem(Outcome.NOT_NOW);
    }

    private Uni<Void> goOn(Claimed claimed) {
        return pool.preparedQuery(GO_ON).execute(claimed.key()).replaceWithVoid();
    }

    private Uni<Void> finish(Claimed claimed) {
        return pool.withTransaction(connection ->
                connection
                        .preparedQuery(REASONS)
                        .execute(claimed.key())
                        .chain(() ->
                                connection
                                        .preparedQuery(REPORTS)
                                        .execute(Tuple.of(claimed.account)))
                        .chain(() -> AccountAnswers.empty(connection, claimed.account))
                        .chain(() -> connection.preparedQuery(DONE).execute(claimed.asking()))
                        .replaceWithVoid());
    }
}
