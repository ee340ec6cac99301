package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.policy.Policies;
import org.redress.policy.PolicyFiles;
import org.redress.policy.Presets;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;

/** What another replica stored: it wrote the row, and this one has not seen it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OtherReplicaTest {

    @Inject Policies policies;
    @Inject Pool pool;

    private final String name = "theirs-" + UUID.randomUUID();
    private final Person buyer = new Person("bo", "buyer");

    @Test
    void a_new_name_is_found_when_it_is_asked_for() {
        stores(1, theirs(1));

        assertEquals(1, policies.find(name).await().indefinitely().orElseThrow().version());
        assertEquals(1, buyer.gets("/v1/policies/" + name).accepted().number("version"));
        assertEquals(name + "@1", policies.byRef(name + "@1").ref());
    }

    @Test
    void a_new_version_is_found_by_itself() {
        stores(1, theirs(1));
        assertEquals(1, policies.find(name).await().indefinitely().orElseThrow().version());

        stores(2, theirs(2));

        Eventually.within(
                Duration.ofSeconds(30),
                "the second version is on offer",
                () -> policies.newest(name).orElseThrow().version() == 2);
    }

    @Test
    void what_a_newer_release_wrote_leaves_the_readable_version_on_offer() {
        stores(1, theirs(1));
        stores(2, theirs(2) + "moonPhase: full\n");

        assertEquals(1, policies.find(name).await().indefinitely().orElseThrow().version());
        assertTrue(policies.find("no-such-policy").await().indefinitely().isEmpty());
    }

    private String theirs(int version) {
        return Presets.all()
                .getFirst()
                .text()
                .replace("name: seven-day", "name: " + name)
                .replace("version: 1", "version: " + version);
    }

    private void stores(int version, String text) {
        String annex = PolicyFiles.read("theirs", theirs(version)).annex();
        pool.preparedQuery(
                        "insert into policy (name, version, body, annex) values ($1, $2, $3, $4)")
                .execute(Tuple.of(name, version, text, annex))
                .await()
                .indefinitely();
    }
}
