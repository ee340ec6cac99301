package org.redress.platform;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.reactive.pg.client.PgPoolCreator.Input;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Nobody waits for ever for a database that has gone without a word. A connection on which nothing
 * comes in for longer than any statement may take is given up, idle ones in the pool too; the
 * server does the same for a replica that has gone (application.properties).
 */
@ApplicationScoped
class DatabaseConnections {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int WAIT_FOR_ONE_SECONDS = 10;

    /** Longer than {@code statement_timeout} of the same connections. */
    private static final int SILENT_SECONDS = 75;

    private static final int SILENT_SECONDS_OF_THE_SWEEP = 45;

    @Produces
    @Singleton
    PgPoolCreator forRequests() {
        return input -> pool(input, SILENT_SECONDS);
    }

    @Produces
    @Singleton
    @ReactiveDataSource("sweep")
    PgPoolCreator forTheSweep() {
        return input -> pool(input, SILENT_SECONDS_OF_THE_SWEEP);
    }

    private static Pool pool(Input input, int silentSeconds) {
        var database = input.pgConnectOptionsList().getFirst();
        database.setConnectTimeout(CONNECT_MILLIS);
        database.setReadIdleTimeout(silentSeconds);
        database.setTcpKeepAlive(true);
        return PgBuilder.pool()
                .with(input.poolOptions().setConnectionTimeout(WAIT_FOR_ONE_SECONDS))
                .connectingTo(database)
                .using(input.vertx())
                .build();
    }
}
