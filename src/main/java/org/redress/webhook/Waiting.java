package org.redress.webhook;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;

/** What becomes of an endpoint's waiting deliveries when somebody changes the endpoint. */
final class Waiting {

    private static final String ANEW =
            """
            update webhook_delivery
            set first_failed_at = null, next_try_at = clock_timestamp(), retried_after = attempts
            where endpoint_id = $1 and status = 'waiting'\
            """;

    private static final String SKIP =
            """
            update webhook_delivery
            set status = 'skipped', next_try_at = null, done_at = clock_timestamp()
            where endpoint_id = $1 and status = 'waiting'\
            """;

    /** Due now, with all its time and all its tries before it again. */
    Uni<Void> anew(SqlClient client, UUID endpoint) {
        return client.preparedQuery(ANEW).execute(Tuple.of(endpoint)).replaceWithVoid();
    }

    /** Never sent, but still in the log, from which it can be replayed. */
    Uni<Void> skip(SqlClient client, UUID endpoint) {
        return client.preparedQuery(SKIP)
                .execute(Tuple.of(endpoint))
                .invoke(rows ->
                        Log.infof(
                                "webhook endpoint %s goes on from now; %d deliveries that waited are"
                                        + " skipped",
                                endpoint, rows.rowCount()))
                .replaceWithVoid();
    }
}
