package org.redress.scenario;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.support.PostgresResource;
import org.redress.support.TestTokens;

/** Who is let in, and what a stranger learns: nothing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AccessTest {
    private final Shop shop = new Shop();

    @ParameterizedTest
    @CsvSource({
        "buyer, /v1/orders/ID", "buyer, /v1/orders/ID/timeline",
        "buyer, /v1/disputes/ID-1", "buyer, /v1/disputes/ID-1/timeline",
        "seller, /v1/orders/ID", "seller, /v1/orders/ID/timeline",
        "seller, /v1/disputes/ID-1", "seller, /v1/disputes/ID-1/timeline",
        "mediator, /v1/orders/ID", "mediator, /v1/orders/ID/timeline",
        "mediator, /v1/disputes/ID-1", "mediator, /v1/disputes/ID-1/timeline"
    })
    void a_strangers_order_and_a_missing_one_look_alike(String role, String path) {
        Sale sale = disputed();
        var stranger = new Person("nobody", role);

        var real = stranger.gets(path.replace("ID", sale.id)).problem(404, "not-found");
        var missing = stranger.gets(path.replace("ID", UUID.randomUUID().toString()));

        assertEquals(missing.status(), real.status());
        assertEquals(missing.body(), real.body());
        assertEquals(
                missing.response().headers().asList().size(),
                real.response().headers().asList().size());
    }

    @ParameterizedTest
    @CsvSource({
        "buyer, orders/ID/receipt", "buyer, orders/ID/disputes", "buyer, disputes/ID-1/acceptance",
        "buyer, disputes/ID-1/withdrawal", "seller, orders/ID/shipments",
                "seller, orders/ID/refund",
        "seller, disputes/ID-1/rejection", "mediator, disputes/ID-1/ruling"
    })
    void a_stranger_changes_nothing_and_learns_nothing(String role, String path) {
        Sale sale = disputed();
        var stranger = new Person("nobody", role);
        var body = bodyFor(path);

        var real =
                stranger.posts("/v1/" + path.replace("ID", sale.id), body)
                        .problem(404, "not-found");
        var missing =
                stranger.posts("/v1/" + path.replace("ID", UUID.randomUUID().toString()), body);

        assertEquals(missing.body(), real.body());
        assertEquals(3, sale.story().size());
    }

    private static Object bodyFor(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "disputes" ->
                    Map.of("reason", "in-transit", "lines", List.of("lamp"), "text", "?");
            case "acceptance" -> Map.of("offer", 1);
            case "ruling" -> Map.of("amount", 1, "grounds", "?");
            case "withdrawal", "rejection" -> null;
            default -> Map.of();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/orders/x",
                "/v1/orders/1-1-1-1-1",
                "/v1/disputes/x",
                "/v1/disputes/x-1"
            })
    void what_cannot_be_an_id_is_unknown_too(String path) {
        shop.marketplace.gets(path).problem(404, "not-found");
    }

    @Test
    void a_dispute_number_that_does_not_exist_is_unknown() {
        Sale sale = disputed();

        for (String number : List.of("0", "2", "999", "1000", "01", "-1")) {
            sale.buyer
                    .person()
                    .gets("/v1/disputes/" + sale.id + "-" + number)
                    .problem(404, "not-found");
        }
    }

    @Test
    void a_mediator_sees_a_dispute_only_once_it_is_his() {
        Sale sale = disputed();
        sale.seller.counters(1000);
        var path = "/v1/disputes/" + sale.id + "-1";
        sale.mediator.person().gets(path).problem(404, "not-found");
        assertFalse(queue(sale).contains(sale.id + "-1"));

        shop.daysGoTo(7);

        assertEquals("under-review", sale.mediator.person().gets(path).accepted().text("status"));
        assertTrue(queue(sale).contains(sale.id + "-1"));
    }

    private static List<String> queue(Sale sale) {
        var page = sale.mediator.person().gets("/v1/disputes?limit=100").accepted();
        return page.response().jsonPath().getList("items.id");
    }

    @ParameterizedTest
    @CsvSource({
        "buyer, orders/ID/shipments",
        "buyer, orders/ID/refund",
        "buyer, orders/ID/tracking",
        "seller, orders/ID/receipt",
        "seller, orders/ID/disputes",
        "seller, disputes/ID-1/withdrawal",
        "seller, disputes/ID-1/ruling",
        "buyer, disputes/ID-1/ruling",
        "mediator, disputes/ID-1/acceptance",
        "operator, disputes/ID-1/ruling",
        "marketplace, disputes/ID-1/acceptance",
        "buyer, orders",
        "seller, orders",
        "buyer, test-clocks"
    })
    void a_role_does_only_what_is_its_own(String role, String path) {
        Sale sale = disputed();
        var person =
                role.equals("buyer")
                        ? sale.buyer.person()
                        : new Person(sale.seller.person().id(), role);

        person.posts("/v1/" + path.replace("ID", sale.id), Map.of()).problem(403, "forbidden");

        assertEquals(3, sale.story().size());
    }

    @Test
    void the_books_are_for_the_marketplace_and_the_operator() {
        Sale sale = disputed();

        for (Party party : List.of(sale.buyer, sale.seller, sale.mediator)) {
            party.person().gets(sale.path() + "/ledger").problem(403, "forbidden");
            party.person().gets("/v1/ledger/balances").problem(403, "forbidden");
        }
        new Person("op", "operator").gets(sale.path() + "/ledger").accepted();
        assertNotNull(
                new Person("op", "operator")
                        .gets("/v1/ledger/balances")
                        .accepted()
                        .text("[0].account"));
    }

    @Test
    void the_payment_reference_is_the_marketplaces_alone() {
        Sale sale = disputed();

        assertNotNull(sale.order().text("paymentReference"));
        assertNull(sale.buyer.person().gets(sale.path()).accepted().text("paymentReference"));
        assertFalse(sale.buyer.person().gets(sale.path() + "/timeline").body().contains("pay-"));
    }

    @Test
    void no_token_an_old_one_and_a_forged_one_are_refused() {
        var path = "/v1/orders";
        new Reply(given().get(path)).problem(401, "unauthorized");
        for (String token :
                List.of(
                        TestTokens.expired("b", "buyer"),
                        TestTokens.forged("b", "buyer"),
                        "nonsense",
                        "a.b.c")) {
            var reply =
                    new Reply(given().auth().oauth2(token).get(path)).problem(401, "unauthorized");
            assertEquals("Bearer", reply.header("WWW-Authenticate"));
        }
        new Reply(given().contentType(ContentType.JSON).body("{").post(path))
                .problem(401, "unauthorized");
    }

    @Test
    void a_token_without_a_role_is_refused() {
        new Person("b", "tourist").gets("/v1/orders").problem(403, "forbidden");
    }

    @Test
    void everybody_with_a_token_sees_the_rulesets() {
        var policies = new Person("b", "buyer").gets("/v1/policies").accepted().body();

        for (String name : List.of("seven-day", "express-2", "strict-5", "claim-15")) {
            assertTrue(policies.contains(name), policies);
        }
    }

    @Test
    void a_demo_persona_gets_a_token_where_this_is_no_production() {
        var token = given().get("/demo/token?role=buyer&id=demo-buyer");

        assertEquals(200, token.statusCode(), token.asString());
        new Reply(given().auth().oauth2(token.asString()).get("/v1/orders")).accepted();
        new Reply(given().get("/demo/token?role=king&id=k")).problem(400, "invalid-field");
        new Reply(given().get("/demo/token?role=buyer")).problem(400, "invalid-field");
    }

    @Test
    void the_api_describes_itself() {
        var openapi = new Reply(given().accept("application/json").get("/q/openapi")).accepted();
        assertTrue(openapi.body().contains("/v1/disputes/{id}/counter-offer"));
        assertEquals("Redress", openapi.text("info.title"));
        assertEquals(200, given().get("/q/swagger-ui/").statusCode());
        assertEquals(200, given().get("/q/health/ready").statusCode());
    }

    private Sale disputed() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        return sale;
    }
}
