package org.redress.scenario;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/** A marketplace's backend and its key. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS7")
class ApiKeysTest {
    private static final String PATH = "/v1/api-keys";

    @Inject Pool pool;

    private final Person operator = new Person("op-" + UUID.randomUUID(), "operator");

    @AfterEach
    void deleteAll() {
        pool.query("delete from api_key").execute().await().indefinitely();
    }

    @Test
    void a_key_does_what_its_scope_says_under_either_scheme() {
        var write = create("write").accepted();
        var key = write.text("key");
        assertEquals(201, write.status());
        assertEquals("no-store", write.header("Cache-Control"));

        for (String scheme : List.of("Bearer ", "ApiKey ", "apikey ", "bearer ")) {
            new Reply(given().header("Authorization", scheme + key).get("/v1/orders")).accepted();
        }
        posts(key, "/v1/orders", lamp().body()).accepted();
        gets(key, "/v1/ledger/balances").accepted();
        gets(key, PATH).problem(403, "forbidden");
        gets(key, "/v1/tasks").problem(403, "forbidden");
    }

    @Test
    void a_reading_key_changes_nothing() {
        var key = create("read").accepted().text("key");
        Sale sale = new Shop().sells(lamp());

        gets(key, sale.path()).accepted();
        gets(key, "/v1/orders").accepted();
        posts(key, "/v1/orders", lamp().body()).problem(403, "forbidden");
        posts(key, sale.path() + "/shipments", Map.of()).problem(403, "forbidden");
        new Reply(bearer(key).delete("/v1/webhook-endpoints/" + UUID.randomUUID()))
                .problem(403, "forbidden");
        assertEquals(1, sale.story().size());
    }

    @Test
    void an_operating_key_operates_but_makes_no_keys() {
        var made = create("read", "operate").accepted();
        var key = made.text("key");

        gets(key, "/v1/tasks").accepted();
        gets(key, PATH).accepted();
        posts(key, "/v1/orders", lamp().body()).problem(403, "forbidden");
        posts(key, PATH, body("operate")).problem(403, "forbidden");
        posts(key, PATH + "/" + made.text("id") + "/rotation", Map.of()).problem(403, "forbidden");
        new Reply(bearer(key).header("Idempotency-Key", "1").delete(PATH + "/" + made.text("id")))
                .problem(403, "forbidden");
    }

    @Test
    void nobody_but_an_operator_manages_keys() {
        for (String role :
                List.of("marketplace", "buyer", "seller", "mediator", "supervisor", "auditor")) {
            var person = new Person("x", role);
            person.gets(PATH).problem(403, "forbidden");
            person.posts(PATH, body("read")).problem(403, "forbidden");
        }
        new Reply(given().get(PATH)).problem(401, "unauthorized");
    }

    @Test
    void a_bad_key_is_answered_as_a_bad_token_is() {
        var made = create("write").accepted();
        var key = made.text("key");
        var secret = key.substring(key.length() - 43);
        var other = create("write").accepted().text("key");
        var swapped = other.substring(0, other.length() - 43) + secret;
        for (String bad :
                List.of(
                        key.substring(0, key.length() - 1),
                        key + "A",
                        key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A"),
                        "rdr_0000000000000000_" + secret,
                        swapped,
                        "rdr_",
                        "rdr_' or 1=1 --",
                        "rdr_" + made.text("prefix") + "_")) {
            for (String scheme : List.of("Bearer ", "ApiKey ")) {
                var reply =
                        new Reply(given().header("Authorization", scheme + bad).get("/v1/orders"))
                                .problem(401, "unauthorized");
                assertEquals("Bearer", reply.header("WWW-Authenticate"));
            }
        }
        new Reply(given().header("Authorization", "ApiKey nonsense").get("/v1/orders"))
                .problem(401, "unauthorized");
        new Reply(given().header("Authorization", "Basic " + key).get("/v1/orders"))
                .problem(401, "unauthorized");
    }

    @Test
    void it_is_shown_once_and_kept_as_a_hash() {
        var idempotencyKey = UUID.randomUUID().toString();
        var body = body("write");
        var first = operator.posts(PATH, body, idempotencyKey).accepted();
        var again = operator.posts(PATH, body, idempotencyKey).accepted();
        var secret = first.text("key").substring(21);

        assertEquals(first.text("id"), again.text("id"));
        assertNull(again.text("key"));
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertFalse(operator.gets(PATH).body().contains(secret));
        for (String table : List.of("api_key", "idempotency")) {
            var rows =
                    pool.query("select t::text as row from " + table + " t")
                            .execute()
                            .await()
                            .indefinitely();
            rows.forEach(row -> assertFalse(row.getString("row").contains(secret), table));
        }
    }

    @Test
    void a_revoked_key_is_good_for_no_request_after() {
        var made = create("write").accepted();
        gets(made.text("key"), "/v1/orders").accepted();

        var revoked = revoke(made.text("id")).accepted();

        assertNotNull(revoked.text("revokedAt"));
        gets(made.text("key"), "/v1/orders").problem(401, "unauthorized");
        assertEquals(revoked.text("revokedAt"), revoke(made.text("id")).text("revokedAt"));
        rotate(made.text("id"), Map.of()).problem(409, "api-key-revoked");
        revoke(UUID.randomUUID().toString()).problem(404, "not-found");
        revoke("x").problem(404, "not-found");
    }

    @Test
    void an_expired_key_is_good_for_nothing() {
        var made = create("write").accepted();
        gets(made.text("key"), "/v1/orders").accepted();

        execute(
                "update api_key set created_at = expires_at - interval '2 years' where id = $1",
                made);
        execute("update api_key set expires_at = clock_timestamp() where id = $1", made);

        gets(made.text("key"), "/v1/orders").problem(401, "unauthorized");
        var end = Map.<String, Object>of("expiresAt", Instant.now().plusSeconds(3600).toString());
        rotate(made.text("id"), end).problem(409, "api-key-expired");
        gets(made.text("key"), "/v1/orders").problem(401, "unauthorized");
    }

    @Test
    void two_secrets_are_good_while_one_is_exchanged() {
        var made = create("write").accepted();
        var rotated = rotate(made.text("id"), Map.of("keepPreviousFor", "PT1H")).accepted();

        assertEquals(made.text("id"), rotated.text("id"));
        assertEquals(made.text("prefix"), rotated.text("prefix"));
        assertNotEquals(made.text("key"), rotated.text("key"));
        assertNotNull(rotated.text("previousKeyUntil"));
        gets(made.text("key"), "/v1/orders").accepted();
        gets(rotated.text("key"), "/v1/orders").accepted();

        execute("update api_key set previous_until = clock_timestamp() where id = $1", made);

        gets(made.text("key"), "/v1/orders").problem(401, "unauthorized");
        gets(rotated.text("key"), "/v1/orders").accepted();
        var third = rotate(made.text("id"), Map.of("keepPreviousFor", "PT0S")).accepted();
        gets(rotated.text("key"), "/v1/orders").problem(401, "unauthorized");
        gets(third.text("key"), "/v1/orders").accepted();
    }

    /** The answer with the second one was lost, so the backend still comes with the first. */
    @Test
    void a_secret_that_nobody_has_used_takes_no_place_of_the_one_before() {
        var made = create("write").accepted();
        gets(made.text("key"), "/v1/orders").accepted();
        rotate(made.text("id"), Map.of()).accepted();

        var third = rotate(made.text("id"), Map.of()).accepted();

        gets(made.text("key"), "/v1/orders").accepted();
        gets(third.text("key"), "/v1/orders").accepted();
        var fourth = rotate(made.text("id"), Map.of()).accepted();
        gets(made.text("key"), "/v1/orders").problem(401, "unauthorized");
        gets(third.text("key"), "/v1/orders").accepted();
        gets(fourth.text("key"), "/v1/orders").accepted();
    }

    @Test
    void when_it_was_used_is_written_at_most_once_a_minute() {
        var made = create("write").accepted();
        assertNull(operator.gets(PATH).text("items[0].lastUsedAt"));

        gets(made.text("key"), "/v1/orders").accepted();
        var first = operator.gets(PATH).text("items[0].lastUsedAt");
        gets(made.text("key"), "/v1/orders").accepted();

        assertNotNull(first);
        assertEquals(first, operator.gets(PATH).text("items[0].lastUsedAt"));
        execute(
                "update api_key set last_used_at = last_used_at - interval '61 seconds' where id = $1",
                made);
        gets(made.text("key"), "/v1/orders").accepted();
        assertTrue(
                Instant.parse(operator.gets(PATH).text("items[0].lastUsedAt"))
                        .isAfter(Instant.parse(first)));
    }

    @Test
    void what_a_key_cannot_be_is_told() {
        operator.posts(PATH, body()).problem(400, "invalid-field");
        operator.posts(PATH, body("admin")).problem(400, "invalid-field");
        operator.posts(PATH, Map.of("scopes", List.of("read"))).problem(400, "invalid-field");
        for (String end : List.of("2020-01-01T00:00:00Z", "+999999-01-01T00:00:00Z")) {
            var body = new HashMap<>(body("read"));
            body.put("expiresAt", end);
            operator.posts(PATH, body).problem(400, "invalid-field");
        }
        var mine = new HashMap<>(body("read"));
        mine.put("prefix", "0123456789abcdef");
        operator.posts(PATH, mine).problem(400, "unknown-field");
        var made = create("read").accepted();
        for (String keep : List.of("-PT1S", "P31D")) {
            rotate(made.text("id"), Map.of("keepPreviousFor", keep)).problem(400, "invalid-field");
        }
        var year = Duration.between(made.instant("createdAt"), made.instant("expiresAt"));
        assertEquals(365, year.plusMinutes(1).toDays());
    }

    @Test
    void nobody_rotates_a_key_as_it_is_no_more() {
        var made = create("read").accepted();
        var stale = operator.writing(Map.of()).header("If-Match", "\"2\"");
        new Reply(
                        stale.header("Idempotency-Key", "k")
                                .post(PATH + "/" + made.text("id") + "/rotation"))
                .problem(412, "version-changed");
        assertEquals("\"1\"", made.etag());
    }

    private Reply create(String... scopes) {
        return operator.posts(PATH, body(scopes));
    }

    private static Map<String, Object> body(String... scopes) {
        return Map.of("name", "the shop's backend", "scopes", List.of(scopes));
    }

    private Reply rotate(String id, Map<String, Object> body) {
        return operator.posts(PATH + "/" + id + "/rotation", body);
    }

    private Reply revoke(String id) {
        var request = operator.asked().header("Idempotency-Key", UUID.randomUUID().toString());
        return new Reply(request.delete(PATH + "/" + id));
    }

    private static Reply gets(String key, String path) {
        return new Reply(bearer(key).get(path));
    }

    private static Reply posts(String key, String path, Object body) {
        return new Reply(
                bearer(key)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post(path));
    }

    private static io.restassured.specification.RequestSpecification bearer(String key) {
        return given().header("Authorization", "Bearer " + key);
    }

    private void execute(String sql, Reply key) {
        pool.preparedQuery(sql)
                .execute(Tuple.of(UUID.fromString(key.text("id"))))
                .await()
                .indefinitely();
    }
}
