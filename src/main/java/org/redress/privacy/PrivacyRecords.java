package org.redress.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.account.Standings;
import org.redress.order.OrderId;

/** What was held, asked for and erased: written with it, and never changed. */
@ApplicationScoped
public class PrivacyRecords {

    private static final String ADD =
            """
            insert into privacy_record (bucket, kind, order_id, account_id, by_whom, facts)
            values ($1, $2, $3, $4, $5, $6)\
            """;

    private static final String OF_ORDER =
            """
            select at, kind, account_id, by_whom, facts from privacy_record
            where bucket = $1 and order_id = $2 order by id limit 1000\
            """;

    private final Pool pool;

    PrivacyRecords(Pool pool) {
        this.pool = pool;
    }

    /** One of them; {@code facts} are ids, codes, instants and counts. */
    public record PrivacyRecord(
            Instant at, String kind, String account, String by, JsonObject facts) {}

    static short bucket(String account) {
        return OrderId.bucket(OrderId.named(Standings.SPACE, account));
    }

    /** About an order, by whom or by what. */
    Uni<Void> add(SqlClient client, String kind, UUID order, String by, JsonObject facts) {
        return add(client, Tuple.of(OrderId.bucket(order), kind, order, null, by, facts.encode()));
    }

    /** About an account. */
    Uni<Void> add(SqlClient client, String kind, String account, String by, JsonObject facts) {
        return add(client, Tuple.of(bucket(account), kind, null, account, by, facts.encode()));
    }

    private static Uni<Void> add(SqlClient client, Tuple row) {
        return client.preparedQuery(ADD).execute(row).replaceWithVoid();
    }

    /** The oldest first. */
    public Uni<List<PrivacyRecord>> of(UUID order) {
        return pool.preparedQuery(OF_ORDER)
                .execute(Tuple.of(OrderId.bucket(order), order))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(PrivacyRecords::record)
                                .toList());
    }

    private static PrivacyRecord record(Row row) {
        return new PrivacyRecord(
                row.getOffsetDateTime("at").toInstant(),
                row.getString("kind"),
                row.getString("account_id"),
                row.getString("by_whom"),
                new JsonObject(row.getString("facts")));
    }
}
