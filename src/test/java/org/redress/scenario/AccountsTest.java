package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.support.PostgresResource;

/** How accounts stand, who may say so, and who may see it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("O07")
class AccountsTest {

    @Inject Pool pool;

    private final String name = UUID.randomUUID().toString();
    private final Person buyer = new Person("buyer-" + name, "buyer");
    private final Person marketplace = new Person("shop-" + name, "marketplace");
    private final Person operator = new Person("operator-" + name, "operator");
    private final String path = "/v1/accounts/" + buyer.id();

    @Test
    @Tag("B07")
    void who_was_never_spoken_of_stands_well() {
        var account = marketplace.gets(path).accepted();

        assertEquals(List.of("buyer", "seller"), list(account, "standings.role"));
        assertEquals(List.of("good", "good"), list(account, "standings.standing"));
        assertEquals("\"0\"", account.etag());
        assertEquals("support@localhost", account.text("supportContact"));
    }

    @Test
    @Tag("B01")
    void an_account_is_blocked_and_learns_why() {
        var blocked = puts(marketplace, "buyer", "blocked").accepted();
        assertEquals("\"1\"", blocked.etag());
        assertEquals(marketplace.id(), blocked.text("standings[0].setBy"));

        var own = buyer.gets(path).accepted();

        assertEquals(List.of("buyer"), list(own, "standings.role"));
        assertEquals("blocked", own.text("standings[0].standing"));
        assertEquals("Because.", own.text("standings[0].reason"));
        assertNull(own.text("standings[0].setBy"));
        assertEquals(List.of("blocked", "good"), standings());
    }

    @Test
    void the_two_roles_of_an_account_stand_apart() {
        puts(marketplace, "seller", "held").accepted();
        puts(operator, "buyer", "blocked").accepted();
        assertEquals(List.of("blocked", "held"), standings());
        puts(operator, "buyer", "good").accepted();
        assertEquals(List.of("good", "held"), standings());
        assertEquals("\"3\"", marketplace.gets(path).etag());
    }

    @Test
    void the_same_once_more_changes_nothing() {
        assertEquals("\"1\"", puts(marketplace, "buyer", "blocked").accepted().etag());
        assertEquals("\"1\"", puts(marketplace, "buyer", "blocked").accepted().etag());
    }

    @Test
    void a_change_of_what_somebody_else_has_changed_since_is_refused() {
        puts(marketplace, "buyer", "blocked").accepted();
        var body = body("buyer", "good");
        new Reply(
                        marketplace
                                .writing(body)
                                .header("Idempotency-Key", "k-1")
                                .header("If-Match", "\"0\"")
                                .put(path + "/standing"))
                .problem(412, "version-changed");
        new Reply(
                        marketplace
                                .writing(body)
                                .header("Idempotency-Key", "k-1")
                                .header("If-Match", "\"1\"")
                                .put(path + "/standing"))
                .accepted();
    }

    @Test
    void the_history_cannot_be_changed() {
        puts(marketplace, "buyer", "blocked").accepted();

        assertThrows(
                RuntimeException.class,
                () ->
                        pool.query("update account_standing_change set standing = 'good'")
                                .execute()
                                .await()
                                .indefinitely());
    }

    @Test
    void a_reason_can_be_erased() {
        puts(marketplace, "buyer", "blocked").accepted();
        pool.query("delete from account_text where account_id = '" + buyer.id() + "'")
                .execute()
                .await()
                .indefinitely();

        var account = marketplace.gets(path).accepted();
        assertEquals("blocked", account.text("standings[0].standing"));
        assertNull(account.text("standings[0].reason"));
    }

    @Test
    void only_the_account_itself_and_the_team_see_it() {
        new Person("nobody", "buyer").gets(path).problem(404, "not-found");
        new Person("nobody", "mediator").gets(path).problem(403, "forbidden");
        operator.gets(path).accepted();
        puts(buyer, "buyer", "good").problem(403, "forbidden");
        puts(new Person("m", "mediator"), "buyer", "good").problem(403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({"buyer, held", "king, good", "buyer, angry", "buyer, "})
    void a_bad_standing_is_refused(String role, String standing) {
        puts(marketplace, role, standing).problem(400, "invalid-field");
    }

    private List<String> standings() {
        return list(marketplace.gets(path).accepted(), "standings.standing");
    }

    private Reply puts(Person person, String role, String standing) {
        return new Reply(
                person.writing(body(role, standing))
                        .header("Idempotency-Key", UUID.randomUUID())
                        .put(path + "/standing"));
    }

    private static Map<String, Object> body(String role, String standing) {
        Map<String, Object> body = new HashMap<>();
        body.put("role", role);
        body.put("standing", standing);
        body.put("reason", "Because.");
        return body;
    }

    private static List<String> list(Reply reply, String what) {
        return reply.response().jsonPath().getList(what);
    }
}
