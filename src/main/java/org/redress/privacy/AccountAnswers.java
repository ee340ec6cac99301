package org.redress.privacy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.redress.order.OrderId;

/**
 * The answers kept for commands about an account and its closed reports, which repeat its words. No
 * repeated key finds one again; who sent what stays.
 */
final class AccountAnswers {

    private static final String CLOSED = "select id from report where reporter = $1 and closed";

    /** All of the people who file reports stand under one scope. */
    private static final String EMPTY =
            """
            update idempotency i set body = '{}', fingerprint = ''
            from unnest($1::smallint[], $2::text[]) as own (bucket, scope)
            where i.bucket = own.bucket and i.scope = own.scope
                and (i.scope <> 'reports' or i.caller = $3)\
            """;

    private AccountAnswers() {}

    static Uni<Void> empty(SqlConnection connection, String account) {
        return connection
                .preparedQuery(CLOSED)
                .execute(Tuple.of(account))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getUUID("id"))
                                .toList())
                .map(reports -> scopes(account, reports))
                .chain(scopes ->
                        connection
                                .preparedQuery(EMPTY)
                                .execute(Tuple.of(buckets(scopes), scopes, account)))
                .replaceWithVoid();
    }

    private static String[] scopes(String account, List<UUID> reports) {
        return Stream.concat(
                        Stream.of("accounts/" + account, "reports"),
                        reports.stream().map(report -> "reports/" + report))
                .toArray(String[]::new);
    }

    private static Short[] buckets(String[] scopes) {
        return Stream.of(scopes)
                .map(scope -> OrderId.bucket(OrderId.named("scope", scope)))
                .toArray(Short[]::new);
    }
}
