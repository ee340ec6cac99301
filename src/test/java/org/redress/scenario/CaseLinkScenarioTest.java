package org.redress.scenario;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.access.CaseLinks;
import org.redress.support.PostgresResource;

/** The link in an email: what it opens, for whom, and what it does not. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FE4")
class CaseLinkScenarioTest {
    private static final Pattern LINK =
            Pattern.compile("http://localhost:8080/case/([A-Za-z0-9_-]{80})(\\s|$)");
    private static final String OPENED = "the buyer opened a dispute";

    @Inject CaseLinks links;

    private final Shop shop = new Shop();

    @Test
    void the_seller_comes_in_by_the_email_and_acts_as_the_seller_of_that_order() {
        Sale sale = disputed();

        var entered = exchange(token(sale.seller, OPENED)).accepted();

        assertEquals(sale.id, entered.text("order"));
        assertEquals(sale.id + "-1", entered.text("dispute"));
        assertEquals("seller", entered.text("role"));
        assertEquals("Bearer", entered.text("tokenType"));
        assertEquals("no-store", entered.header("Cache-Control"));
        var bearer = entered.text("accessToken");
        gets(bearer, sale.path()).accepted();
        gets(bearer, "/v1/disputes/" + sale.id + "-1/timeline").accepted();
        posts(bearer, "/v1/disputes/" + sale.id + "-1/counter-offer", Map.of("amount", 1000))
                .accepted();
        posts(bearer, "/v1/disputes/" + sale.id + "-1/withdrawal", null).problem(403, "forbidden");
        var story = sale.story();
        assertEquals("dispute.seller-offered", story.getLast(), story::toString);
    }

    @Test
    void it_opens_nothing_else() {
        Sale sale = disputed();
        var other = shop.sells(lamp().soldBy(sale.seller.person()));
        var bearer = exchange(token(sale.seller, OPENED)).accepted().text("accessToken");

        assertEquals(other.id, sale.seller.person().gets(other.path()).accepted().text("id"));
        gets(bearer, other.path()).problem(404, "not-found");
        gets(bearer, other.path() + "/timeline").problem(404, "not-found");
        posts(bearer, other.path() + "/refund", Map.of()).problem(404, "not-found");
        assertEquals(List.of(sale.id), ids(gets(bearer, "/v1/orders")));
        assertEquals(List.of(sale.id + "-1"), ids(gets(bearer, "/v1/disputes")));
        for (String path : List.of("/v1/reports", "/v1/accounts/" + sale.seller.person().id())) {
            gets(bearer, path).problem(403, "forbidden");
        }
        var report = Map.of("kind", "seller", "subject", "x", "text", "?");
        assertTrue(posts(bearer, "/v1/reports", report).status() >= 400);
        gets(bearer, "/v1/ledger/balances").problem(403, "forbidden");
        gets(bearer, "/v1/api-keys").problem(403, "forbidden");
    }

    @Test
    void looking_at_the_link_does_nothing_and_tells_nothing() {
        Sale sale = disputed();
        var token = token(sale.seller, OPENED);
        var version = sale.order().etag();
        var good = given().redirects().follow(false).get("/case/" + token);

        for (String method : List.of("GET", "HEAD", "GET", "OPTIONS")) {
            given().redirects().follow(false).request(method, "/case/" + token);
        }
        for (String bad : List.of("x", token.substring(1), "A".repeat(80))) {
            var page = given().get("/case/" + bad);
            assertEquals(good.asString(), page.asString());
            assertEquals(good.statusCode(), page.statusCode());
        }
        assertEquals(200, good.statusCode());
        for (String secret : List.of(sale.id, token, "lamp", "Sal", "@")) {
            assertFalse(good.asString().contains(secret), secret);
        }
        assertFalse(good.asString().contains("<script"));
        assertEquals("no-referrer", good.header("Referrer-Policy"));
        assertEquals("no-store", good.header("Cache-Control"));
        assertEquals(null, good.header("Set-Cookie"));
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertEquals(405, given().request(method, "/case/" + token).statusCode(), method);
        }
        assertEquals(version, sale.order().etag());
        exchange(token).accepted();
    }

    @Test
    @Tag("FS11")
    void a_bad_link_is_refused_in_one_way_whatever_is_wrong_with_it() {
        Sale sale = disputed();
        var order = UUID.fromString(sale.id);
        var party = org.redress.kernel.Party.SELLER;
        var token = token(sale.seller, OPENED);
        var past = Instant.now().minus(Duration.ofDays(8));
        var bearer = exchange(token).accepted().text("accessToken");
        var first = exchange("x").problem(400, "case-link-invalid");
        for (String bad :
                List.of(
                        token.substring(0, 79),
                        token + "A",
                        (token.startsWith("A") ? "B" : "A") + token.substring(1),
                        "A".repeat(80),
                        bearer,
                        links.token(order, 1, party, past),
                        links.token(order, 2, party, Instant.now()),
                        links.token(UUID.randomUUID(), 0, party, Instant.now()))) {
            assertEquals(first.body(), exchange(bad).problem(400, "case-link-invalid").body());
        }
        exchange("A".repeat(201)).problem(400, "invalid-field");
        new Reply(given().contentType(ContentType.JSON).body("{}").post("/v1/case-links"))
                .problem(400, "invalid-field");
        for (String bad : List.of("rdc_", "rdc_" + token, bearer + "A", bearer.substring(0, 60))) {
            gets(bad, sale.path()).problem(401, "unauthorized");
        }
    }

    @Test
    void each_party_has_a_link_of_its_own() {
        Sale sale = disputed();
        var buyers = exchange(token(sale.buyer, "your payment is protected")).accepted();
        var sellers = exchange(token(sale.seller, OPENED)).accepted();

        assertEquals("buyer", buyers.text("role"));
        assertEquals(null, buyers.text("dispute"));
        assertNotEquals(buyers.text("accessToken"), sellers.text("accessToken"));
        posts(buyers.text("accessToken"), "/v1/disputes/" + sale.id + "-1/withdrawal", null)
                .accepted();
    }

    private static String token(Party party, String subject) {
        var text = party.mail(subject).text();
        var found = LINK.matcher(text);
        assertTrue(found.find(), text);
        return found.group(1);
    }

    private Sale disputed() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        return sale;
    }

    private static Reply exchange(String token) {
        return new Reply(
                given().contentType(ContentType.JSON)
                        .body(Map.of("token", token))
                        .post("/v1/case-links"));
    }

    private static List<String> ids(Reply page) {
        return page.accepted().response().jsonPath().getList("items.id");
    }

    private static Reply gets(String bearer, String path) {
        return new Reply(as(bearer).get(path));
    }

    private static Reply posts(String bearer, String path, Object body) {
        var request =
                as(bearer)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(ContentType.JSON);
        return new Reply((body == null ? request : request.body(body)).post(path));
    }

    private static RequestSpecification as(String bearer) {
        return given().header("Authorization", "Bearer " + bearer);
    }
}
