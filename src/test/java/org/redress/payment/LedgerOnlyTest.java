package org.redress.payment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.outbox.Relays;
import org.redress.support.Books;
import org.redress.support.PostgresResource;
import org.redress.support.TestTokens;

/** The marketplace pays by itself: it lists what is open, and reports back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(LedgerOnlyTest.WithoutProvider.class)
class LedgerOnlyTest {

    public static class WithoutProvider implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("redress.outbox.every", "off", "redress.payment.provider", "ledger-only");
        }
    }

    private static final Map<String, Object> DONE =
            Map.of("status", "done", "reference", "bank-1", "amount", 3_030, "currency", "USD");

    @Inject Relays relays;
    @Inject PaidOrders orders;

    private Books books;

    @BeforeEach
    void quiet() {
        books = new Books(orders.database());
    }

    @Test
    @Tag("E11")
    @Tag("E12")
    void what_is_open_is_listed_paid_and_reported_once() {
        UUID order = sent();
        var open =
                get("marketplace", "m-1", "/v1/payments?limit=100")
                        .jsonPath()
                        .<Map<String, Object>>getList("items")
                        .stream()
                        .filter(it -> it.get("order").equals(order.toString()))
                        .toList();
        assertEquals(1, open.size());
        assertEquals("refund", open.getFirst().get("kind"));
        assertEquals("accepted", open.getFirst().get("stage"));
        assertTrue(((String) open.getFirst().get("paidBy")).startsWith("pay-paid-"));

        String key = UUID.randomUUID().toString();
        assertEquals(200, report(order, "marketplace", DONE, key).statusCode());
        assertEquals(200, report(order, "marketplace", DONE, key).statusCode());
        drain();

        assertEquals("done", stage(order));
        assertEquals(3_030, refunded(order));
        assertEquals(0, notDone(order));
        assertEquals(List.of(), books.findings());
    }

    @Test
    void a_rehearsal_is_nothing_to_pay_and_is_listed_only_when_asked_for() {
        UUID order = sent();
        books.execute("update payment set test_clock = true where order_id = '" + order + "'");

        assertEquals(List.of(), listed(order, ""));
        assertEquals(List.of(true), listed(order, "&testClocks=true"));
    }

    private static List<Object> listed(UUID order, String more) {
        return get("operator", "o-1", "/v1/payments?limit=100" + more)
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(it -> it.get("order").equals(order.toString()))
                .map(it -> it.get("testClock"))
                .toList();
    }

    @Test
    @Tag("FG5")
    void another_amount_or_currency_is_refused_and_so_is_what_was_never_sent() {
        UUID order = sent();
        for (var wrong : List.of(Map.of("amount", 3_031), Map.of("currency", "EUR"))) {
            var body = new java.util.HashMap<>(DONE);
            body.putAll(wrong);
            refused(report(order, "marketplace", body, null), 409, "payment-mismatch");
        }
        refused(report(order, "marketplace", Map.of("status", "done"), null), 400, "invalid-field");
        UUID unsent = orders.refunded(1).getFirst();
        refused(report(unsent, "marketplace", DONE, null), 409, "payment-not-sent");
        refused(post(order, 7, "outcome", "marketplace", DONE, null), 404, "not-found");
        assertEquals("sent", stage(order));
        assertEquals(0, refunded(order));
    }

    @Test
    @Tag("FG6")
    @Tag("FG11")
    void what_failed_is_tried_again_by_an_operator_under_a_number_of_its_own() {
        UUID order = sent();
        var failed = Map.<String, Object>of("status", "failed", "reason", "account_closed");
        assertEquals(200, report(order, "marketplace", failed, null).statusCode());
        drain();
        assertEquals("failed", stage(order));
        assertEquals(0, notDone(order));
        assertEquals(
                1,
                books.count(
                        "select count(*) from task where kind = 'payment-failed' and order_id = '"
                                + order
                                + "'"));

        assertEquals(403, post(order, 1, "retry", "marketplace", null, null).statusCode());
        assertEquals(200, post(order, 1, "retry", "operator", null, null).statusCode());
        refused(post(order, 1, "retry", "operator", null, null), 409, "payment-not-failed");
        drain();
        assertEquals(200, post(order, 2, "outcome", "marketplace", DONE, null).statusCode());
        drain();

        assertEquals(
                List.of("retried", "done"),
                get("operator", "o-1", payments(order)).jsonPath().getList("stage"));
        assertEquals(3_030, refunded(order));
        assertEquals(0, notDone(order));
        assertEquals(List.of(), books.findings());
    }

    @Test
    @Tag("FG11")
    void what_failed_can_be_paid_by_hand() {
        UUID order = sent();
        var failed = Map.<String, Object>of("status", "failed", "reason", "account_closed");
        assertEquals(200, report(order, "operator", failed, null).statusCode());

        var hand = Map.<String, Object>of("reference", "wire-7");
        assertEquals(200, post(order, 1, "by-hand", "operator", hand, null).statusCode());

        assertEquals("paid-by-hand", stage(order));
        assertEquals(3_030, refunded(order));
        assertEquals(
                0,
                books.count(
                        "select count(*) from task where closed_at is null and order_id = '"
                                + order
                                + "'"));
    }

    @Test
    @Tag("E12")
    void the_buyer_sees_how_far_his_refund_has_come_and_nobody_elses() {
        UUID order = orders.refunded(1).getFirst();
        String buyer = orders.buyerOf(order);
        assertEquals(
                "planned", get("buyer", buyer, payments(order)).jsonPath().getString("[0].stage"));

        drain();
        var sent = get("buyer", buyer, payments(order)).jsonPath();
        assertEquals("sent", sent.getString("[0].stage"));
        assertEquals(3_030, sent.getInt("[0].amount"));
        assertTrue(sent.getString("[0].plannedAt") != null && sent.getString("[0].sentAt") != null);

        report(order, "marketplace", DONE, null);
        var done = get("buyer", buyer, payments(order)).jsonPath();
        assertEquals("done", done.getString("[0].stage"));
        assertEquals(null, done.getString("[0].reference"), "which is not for the parties");
        assertEquals(
                List.of(),
                get("seller", orders.sellerOf(order), payments(order)).jsonPath().getList(""));
        assertEquals(404, get("buyer", "somebody", payments(order)).statusCode());
        assertEquals(403, get("buyer", buyer, "/v1/payments").statusCode());
    }

    private UUID sent() {
        UUID order = orders.refunded(1).getFirst();
        drain();
        assertEquals("sent", stage(order));
        return order;
    }

    private void drain() {
        relays.drain().await().atMost(Duration.ofSeconds(30));
    }

    private String stage(UUID order) {
        return get("marketplace", "m-1", payments(order)).jsonPath().getString("[0].stage");
    }

    private static String payments(UUID order) {
        return "/v1/orders/" + order + "/payments";
    }

    private long refunded(UUID order) {
        return get("marketplace", "m-1", "/v1/orders/" + order)
                .jsonPath()
                .getLong("money.refunded");
    }

    private long notDone(UUID order) {
        return books.count(
                "select count(*) from outbox where topic = 'payment' and status <> 'done' and order_id = '"
                        + order
                        + "'");
    }

    private static Response report(UUID order, String role, Map<String, Object> body, String key) {
        return post(order, 1, "outcome", role, body, key);
    }

    private static Response post(
            UUID order,
            int number,
            String what,
            String role,
            Map<String, Object> body,
            String key) {
        var request =
                given().auth()
                        .oauth2(TestTokens.token(role + "-1", role))
                        .contentType("application/json")
                        .header(
                                "Idempotency-Key",
                                key == null ? UUID.randomUUID().toString() : key);
        return (body == null ? request : request.body(body))
                .post(payments(order) + "/" + number + "/" + what);
    }

    private static Response get(String role, String id, String path) {
        return given().auth().oauth2(TestTokens.token(id, role)).get(path);
    }

    private static void refused(Response response, int status, String code) {
        assertEquals(
                status + " " + code,
                response.statusCode() + " " + response.jsonPath().getString("code"));
    }
}
