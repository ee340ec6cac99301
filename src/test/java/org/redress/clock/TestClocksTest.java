package org.redress.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.platform.Problem.ProblemException;
import org.redress.support.PostgresResource;

/** Who may move a test clock. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TestClocksTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-02T00:00:00Z");

    @Inject TestClocks clocks;
    @Inject Pool pool;

    @Test
    void a_second_advance_meanwhile_is_refused_and_leaves_the_first_alone() {
        UUID id = clocks.create(START).await().indefinitely().id();
        execute(
                "update test_clock set advancing_until = now() + interval '1 minute' where id = $1",
                id);

        for (int attempt = 1; attempt <= 2; attempt++) {
            assertEquals("clock-advancing", refusal(id, LATER));
        }
        execute("update test_clock set advancing_until = null where id = $1", id);
        assertEquals(LATER, clocks.advance(id, LATER, true).await().indefinitely().clock().now());
    }

    @Test
    void an_advance_that_is_refused_for_its_target_gives_the_clock_back() {
        UUID id = clocks.create(LATER).await().indefinitely().id();

        assertEquals("clock-only-forward", refusal(id, START));
        assertEquals("clock-only-forward", refusal(id, START));
    }

    private String refusal(UUID id, Instant to) {
        var advance = clocks.advance(id, to, true);
        return assertThrows(ProblemException.class, () -> advance.await().indefinitely())
                .problem()
                .code();
    }

    private void execute(String sql, UUID id) {
        pool.preparedQuery(sql).execute(Tuple.of(id)).await().indefinitely();
    }
}
