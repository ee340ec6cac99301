package org.redress.scenario;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;
import static org.redress.scenario.OrderDraft.order;
import static org.redress.scenario.Shop.day;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.order.OrderId;
import org.redress.support.PostgresResource;

/** Orders that are registered badly: told what is wrong, and nothing is registered. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadRegistrationTest {
    private final Shop shop = new Shop();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/bad-registrations.csv", delimiter = '~', quoteCharacter = '`')
    void is_refused_and_nothing_is_registered(
            String what, String from, String to, String code, String fact) {
        var draft = lamp().with("promisedDelivery", "P20D");
        String body = new JsonObject(draft.body()).encode();
        assertTrue(body.contains(from), what);
        String spoiled = body.replaceFirst(java.util.regex.Pattern.quote(from), quoted(to));

        var reply = shop.marketplace.posts("/v1/orders", spoiled);

        reply.problem(400, code);
        if (fact != null) {
            String facts = reply.response().jsonPath().getMap("facts").toString();
            assertTrue(facts.contains(fact), () -> reply.body());
        }
        assertUnregistered(draft);
    }

    private static String quoted(String to) {
        return java.util.regex.Matcher.quoteReplacement(to == null ? "" : to);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an object that ends too early, {\"orderId\":",
        "text behind the object, {} {}",
        "a list, []",
        "a word, yes",
        "null, null",
        "nothing, ''"
    })
    void a_body_that_is_no_json_object_is_refused(String what, String body) {
        var reply = shop.marketplace.posts("/v1/orders", body);

        assertEquals(400, reply.status(), reply.body());
        assertTrue(reply.text("code").matches("malformed-json|invalid-field"), reply.body());
        assertTrue(reply.response().contentType().startsWith("application/problem+json"));
    }

    @Test
    void a_body_nested_without_end_is_refused() {
        shop.marketplace.posts("/v1/orders", "[".repeat(1000)).problem(400, "malformed-json");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        var reply =
                shop.marketplace.posts(
                        "/v1/orders", "{\"orderId\":\"" + "x".repeat(2_000_000) + "\"}");

        assertEquals(413, reply.status());
    }

    @Test
    void another_content_type_is_refused() {
        var reply =
                new Reply(
                        shop.marketplace
                                .asked()
                                .contentType("text/plain")
                                .header("Idempotency-Key", "k")
                                .body("{}")
                                .post("/v1/orders"));

        reply.problem(415, "unsupported-media-type");
    }

    @Test
    void an_unknown_path_and_an_unknown_method_are_problems_too() {
        shop.marketplace.gets("/v1/ordres").problem(404, "not-found");
        new Reply(shop.marketplace.asked().delete("/v1/orders")).problem(405, "method-not-allowed");
        new Reply(given().get("/nowhere")).problem(404, "not-found");
    }

    @Test
    void sums_that_do_not_add_up_are_told_with_both_sums() {
        var draft = lamp();
        draft.with("shipping", 600);

        var refusal = shop.tries(draft).problem(400, "amounts-do-not-add-up");

        assertEquals("2700", refusal.fact("payment"));
        assertEquals("2800", refusal.fact("sum"));
        assertUnregistered(draft);
    }

    @Test
    void more_money_than_can_be_held_is_refused() {
        var draft = order().line("palace", 1_000_000_000_000_000L, 0).shipping(1);

        shop.tries(draft).problem(400, "invalid-field");

        assertUnregistered(draft);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"EUX", "XAU", "XTS", "XX" + "X"})
    void a_currency_that_does_not_exist_or_has_no_minor_units_is_refused(String currency) {
        var draft = lamp().with("currency", currency);

        var refusal = shop.tries(draft).problem(400, "currency-unknown");

        assertEquals(currency, refusal.fact("currency"));
        assertUnregistered(draft);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Mars/Base", "UTC+25", "europe/madrid", ""})
    void a_time_zone_that_does_not_exist_is_refused(String zone) {
        var draft = lamp();
        var buyer = draft.buyer();
        var body =
                Map.of("id", buyer.id(), "name", "Bo", "email", "b@example.com", "timeZone", zone);

        var refusal = shop.tries(draft.with("buyer", body)).problem(400, "time-zone-unknown");

        assertEquals(zone, refusal.fact("timeZone"));
        assertUnregistered(draft);
    }

    @Test
    void a_test_clock_nobody_made_is_refused() {
        var draft = lamp().with("testClock", UUID.randomUUID().toString());

        shop.marketplace.posts("/v1/orders", draft.body()).problem(404, "test-clock-unknown");

        assertUnregistered(draft);
    }

    @Test
    void yen_have_no_cents_and_are_counted_in_whole_yen() {
        Sale sale = shop.sells(order().line("fan", 2000, 200).with("currency", "JPY"));

        assertEquals("held 2200", sale.money());
        sale.buyer.mail("your payment is protected").says("¥2,200");
    }

    @Test
    void every_ruleset_of_the_sources_can_be_registered() {
        for (String policy : List.of("claim-15", "classic-5-7", "tips-5-15", "strict-5")) {
            shop.sells(lamp().policy(policy));
        }
    }

    @Test
    void a_payment_so_old_that_a_deadline_is_already_due_is_refused() {
        var draft = lamp();
        var payment = draft.payment();
        payment.put("paidAt", day(-14).toString());

        var refusal =
                shop.tries(draft.with("payment", payment)).problem(409, "deadline-already-due");

        assertEquals(day(0).toString(), refusal.fact("shipBy"));
        assertEquals(day(0).toString(), refusal.fact("now"));
        assertUnregistered(draft);
        payment.put("paidAt", day(-14).plus(Shop.MOMENT).toString());
        shop.sells(draft);
    }

    @Test
    void a_payment_in_the_future_is_refused() {
        var draft = lamp();
        var payment = draft.payment();
        payment.put("paidAt", day(0).plus(Duration.ofMinutes(6)).toString());

        shop.tries(draft.with("payment", payment)).problem(409, "in-the-future");

        payment.put("paidAt", "+999999999-01-01T00:00:00Z");
        shop.tries(draft).problem(409, "in-the-future");
        payment.put("paidAt", "-999999999-01-01T00:00:00Z");
        shop.tries(draft).problem(409, "deadline-already-due");
        assertUnregistered(draft);
    }

    @Test
    @Tag("B06")
    void the_same_order_again_answers_as_it_stands_and_another_under_its_name_is_refused() {
        var draft = lamp();
        Sale sale = shop.sells(draft);
        sale.seller.ships();

        var again = shop.tries(draft);
        assertEquals(200, again.status(), again.body());
        assertEquals(sale.id, again.text("id"));
        assertEquals("in-transit", again.text("lines[0].status"));
        var refusal = shop.tries(draft.promised("P30D")).problem(409, "order-already-registered");

        assertEquals(draft.id(), refusal.fact("order"));
        assertEquals("PT480H", sale.order().text("promisedDelivery"));
        assertEquals(2, sale.story().size());
    }

    @Test
    void a_payment_holds_for_one_order_only() {
        var draft = lamp();
        Sale sale = shop.sells(draft);
        var second = lamp().with("payment", draft.payment());

        var refusal = shop.tries(second).problem(409, "payment-already-registered");

        assertEquals(draft.payment().get("reference"), refusal.fact("reference"));
        assertUnregistered(second);
        assertEquals("held 2700", sale.money());
    }

    @Test
    void the_buyer_cannot_be_the_seller_and_no_line_is_there_twice() {
        var draft = lamp();
        draft.soldBy(draft.buyer());

        shop.tries(draft).problem(400, "buyer-is-seller");
        shop.tries(order().line("cup", 1, 0).line("cup", 1, 0)).problem(400, "line-twice");
        shop.tries(order()).problem(400, "invalid-field");
    }

    @Test
    void a_clock_beyond_all_times_is_refused() {
        for (String now : List.of("+999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z")) {
            var body = Map.of("now", now);
            shop.marketplace.posts("/v1/test-clocks", body).problem(400, "instant-out-of-range");
            shop.advance(Map.of("to", now)).problem(400, "instant-out-of-range");
        }
        shop.advance(Map.of("by", "PT2562047788015215H")).problem(400, "step-too-long");
        shop.advance(Map.of("by", "-P1D")).problem(409, "clock-only-forward");
        shop.advance(Map.of()).problem(400, "to-or-by");
        shop.advance(Map.of("by", "P1D", "to", day(2).toString())).problem(400, "to-or-by");
        shop.advance(Map.of("by", "P1D", "sweep", "sometimes")).problem(400, "invalid-field");

        var clock = shop.marketplace.gets("/v1/test-clocks/" + shop.clock()).accepted();
        assertEquals(day(0), clock.instant("now"));
    }

    private void assertUnregistered(OrderDraft draft) {
        shop.marketplace.gets("/v1/orders/" + OrderId.of(draft.id())).problem(404, "not-found");
    }
}
