package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;
import org.redress.support.TestTokens;

/**
 * Nobody who has a connection waits for another one: otherwise a crowd in which each has one waits
 * for ever.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FD9")
class OneConnectionTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int FAULT = 500;

    /** What a build without the key of bundles says. */
    private static final int NOT_HERE = 501;

    @TestHTTPResource("/")
    URI service;

    @Inject Pool requests;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int most;

    @Test
    void every_operation_needs_one_connection_at_a_time() {
        var neighbours = new Neighbours();
        var wire = new Wire(service);
        List<String> waited = new ArrayList<>();
        List<SqlConnection> taken = new ArrayList<>();
        try {
            for (int n = 1; n < most; n++) {
                taken.add(requests.getConnection().await().atMost(SOON));
            }
            for (var operation : ApiOperations.all()) {
                Person caller = neighbours.whoMay(operation.name());
                String id = neighbours.own(operation.path(), caller.role());
                var ask = operation.about(id, caller.role());
                var answer = wire.send(ask.by(TestTokens.token(caller.id(), caller.role())));
                if (answer.status() >= FAULT && answer.status() != NOT_HERE) {
                    waited.add(operation.name() + ": " + answer + " " + answer.body());
                }
            }
        } finally {
            taken.forEach(connection -> connection.close().await().atMost(SOON));
        }
        assertEquals("", String.join("\n", waited));
    }
}
