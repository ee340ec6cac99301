package org.redress.outbox;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import org.redress.support.TestPostgres;

/** Connections to a test's own database, without the service around them. */
final class TestPools {

    private TestPools() {}

    static Pool of(Vertx vertx, TestPostgres database) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(4))
                .connectingTo(
                        PgConnectOptions.fromUri(database.url())
                                .setUser(database.user())
                                .setPassword(database.password())
                                .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }
}
