package org.redress.clock;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The only clock of the service (rule 6): the database's. */
@ApplicationScoped
public class DatabaseTime {

    private final Pool pool;

    DatabaseTime(Pool pool) {
        this.pool = pool;
    }

    public Uni<Instant> now() {
        return pool.preparedQuery("select clock_timestamp()")
                .execute()
                .map(rows -> rows.iterator().next().getOffsetDateTime(0).toInstant());
    }
}
