package org.redress.payment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.outbox.Relays;
import org.redress.payment.Outcome.Accepted;
import org.redress.support.Books;
import org.redress.support.PostgresResource;

/**
 * Bodies that Stripe would never send, or not yet, each with a good signature: refused they would
 * come again for days, so each is taken, and none is believed.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(NotificationsTest.Listening.class)
@Tag("FG5")
@Tag("FG7")
class StripeGarbageTest {

    private static final List<String> OF_EVENT = List.of("id", "type", "data");
    private static final List<String> OF_OBJECT =
            List.of("object", "id", "amount", "currency", "status", "metadata", "reversed");
    private static final int LONG = 20_000;

    /** {@link #MISSING} takes the field away. */
    private static final Object MISSING = new Object();

    private static final List<Object> JUNK =
            Arrays.asList(
                    MISSING,
                    null,
                    "",
                    "\u0000",
                    "'; drop table payment",
                    "x".repeat(LONG),
                    -1,
                    0,
                    1.5,
                    1e300,
                    Long.MAX_VALUE,
                    BigInteger.TWO.pow(200),
                    true,
                    new JsonArray(),
                    new JsonArray().add(new JsonObject()),
                    new JsonObject(),
                    new JsonObject().put("id", 7));

    @Inject SimulatedGateway provider;
    @Inject Relays relays;
    @Inject PaidOrders orders;

    private Books books;
    private String key;

    @BeforeEach
    void asked() {
        books = new Books(orders.database());
        provider.reset();
        provider.behave(request -> new Accepted("r", request.amount()));
        UUID order = orders.refunded(1).getFirst();
        relays.drain().await().atMost(Duration.ofSeconds(30));
        books.execute("update payment set provider = 'stripe' where order_id = '" + order + "'");
        key = order + "-1";
    }

    @Test
    void no_field_of_any_kind_is_answered_with_a_fault_of_ours() {
        List<String> bad = new ArrayList<>();
        for (String type : List.of("refund", "transfer")) {
            for (String status : List.of("succeeded", "pending", "failed")) {
                for (Object junk : JUNK) {
                    for (String field : OF_EVENT) {
                        var event = event(type, status);
                        post(with(event, field, junk), field, bad);
                    }
                    for (String field : OF_OBJECT) {
                        var event = event(type, status);
                        with(object(event), field, junk);
                        post(event, field, bad);
                    }
                    var event = event(type, status);
                    with(object(event).getJsonObject("metadata"), StripeAnswers.KEY, junk);
                    post(event, "key", bad);
                }
            }
        }
        assertEquals(List.of(), bad);
        assertEquals(
                0,
                books.count(
                        "select count(*) from payment_notification where length(event) > 255"
                                + " or length(payment) > 46"));
    }

    @Test
    void an_amount_that_is_none_is_never_booked() {
        for (Object amount : Arrays.asList(1.5, PaidOrders.ALL + 0.5, 0, -1, "3030", null)) {
            var event = event("refund", "succeeded");
            object(event).put("amount", amount);
            assertEquals(204, post(event.toBuffer().getBytes()), () -> "amount " + amount);
        }
        var unknown = event("refund", "succeeded");
        object(unknown).put("currency", "xyz");
        assertEquals(204, post(unknown.toBuffer().getBytes()));

        assertEquals(0, booked());

        assertEquals(204, post(event("refund", "succeeded").toBuffer().getBytes()));
        assertEquals(1, booked(), "what is right still is");
    }

    @Test
    void neither_are_bytes_that_are_no_json() {
        var random = new Random(20_261_122);
        byte[] whole = event("refund", "succeeded").toBuffer().getBytes();
        for (int i = 0; i < 200; i++) {
            byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length));
            if (broken.length > 0) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertEquals(204, post(broken), () -> new String(broken, StandardCharsets.ISO_8859_1));
        }
        byte[] deep = "[".repeat(LONG).getBytes(StandardCharsets.US_ASCII);
        assertEquals(204, post(deep));
        assertEquals(0, booked());
    }

    @Test
    void keys_that_only_look_like_ours_are_nobodys() {
        for (String odd :
                List.of(
                        "-".repeat(36) + "-1",
                        key + "0",
                        key + "9999999999",
                        "0-" + key,
                        " " + key)) {
            var event = event("refund", "succeeded");
            object(event).getJsonObject("metadata").put(StripeAnswers.KEY, odd);
            assertEquals(204, post(event.toBuffer().getBytes()), odd);
        }
        assertEquals(0, booked());
    }

    private void post(JsonObject event, String field, List<String> bad) {
        int status = post(event.toBuffer().getBytes());
        if (status != 204) {
            String text = event.encode();
            bad.add(field + " " + status + " " + text.substring(0, Math.min(300, text.length())));
        }
    }

    private static JsonObject with(JsonObject object, String field, Object junk) {
        if (junk == MISSING) {
            object.remove(field);
        } else {
            object.put(field, junk);
        }
        return object;
    }

    private static JsonObject object(JsonObject event) {
        return event.getJsonObject("data").getJsonObject("object");
    }

    private JsonObject event(String type, String status) {
        var object =
                new JsonObject()
                        .put("object", type)
                        .put("id", "re_1")
                        .put("amount", PaidOrders.ALL)
                        .put("currency", "usd")
                        .put("status", status)
                        .put("metadata", new JsonObject().put(StripeAnswers.KEY, key));
        return new JsonObject()
                .put("id", "evt_" + UUID.randomUUID())
                .put("type", type + ".updated")
                .put("data", new JsonObject().put("object", object));
    }

    private static int post(byte[] body) {
        var signature = TimedSignature.of(NotificationsTest.STRIPE_SECRET, Instant.now(), body);
        return given().contentType("application/json")
                .header("Stripe-Signature", signature)
                .body(body)
                .post("/v1/payment-notifications/stripe")
                .statusCode();
    }

    private long booked() {
        long booked =
                books.count(
                        "select count(*) from order_event where type = 'payment-completed' and order_id = '"
                                + key.substring(0, key.lastIndexOf('-'))
                                + "'");
        assertTrue(booked <= 1);
        return booked;
    }
}
