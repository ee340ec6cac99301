package org.redress.payment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Money;
import org.redress.outbox.Relays;
import org.redress.payment.Outcome.Accepted;
import org.redress.payment.Outcome.Declined;
import org.redress.payment.Outcome.Done;
import org.redress.payment.Outcome.Unknown;
import org.redress.support.PostgresResource;

/** What a provider tells by itself: over HTTP, doubled, out of order, early, late and forged. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(NotificationsTest.Listening.class)
@Tag("FG7")
class NotificationsTest {

    static final String STRIPE_SECRET = "whsec_stripe";

    private static final String SECRET = "whsec_simulated";

    public static class Listening implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "redress.outbox.every",
                    "off",
                    "redress.payment.simulated.notification-secrets",
                    "whsec_old," + SECRET,
                    "redress.payment.breaker-failures",
                    "1000",
                    "redress.payment.stripe.notification-secrets",
                    STRIPE_SECRET);
        }
    }

    @Inject SimulatedGateway provider;
    @Inject Relays relays;
    @Inject Pool pool;
    @Inject PaidOrders orders;

    @BeforeEach
    void quiet() {
        provider.reset();
        relays.drain().await().atMost(Duration.ofSeconds(30));
    }

    @Test
    void what_was_accepted_is_booked_when_the_provider_tells_and_only_once() {
        UUID order = refunded(request -> new Accepted("r", request.amount()));
        assertEquals("accepted", stage(order));

        assertEquals(204, tell("done-" + order, order, new Done("r", dollars(PaidOrders.ALL))));
        assertEquals(204, tell("done-" + order, order, new Done("r", dollars(PaidOrders.ALL))));
        assertEquals(204, tell("again-" + order, order, new Done("r", dollars(PaidOrders.ALL))));

        assertEquals("done", stage(order));
        assertEquals(1, events(order, "payment-completed"));
        relays.drain().await().atMost(Duration.ofSeconds(30));
        assertEquals(1, count("outbox where topic = 'payment' and status = 'done'", order));
    }

    @Test
    @Tag("W15")
    void a_refund_that_was_sent_and_then_paid_is_mailed_once_each() {
        UUID order = refunded(request -> new Accepted("r", request.amount()));
        assertEquals(204, tell("sent-" + order, order, new Accepted("r", dollars(PaidOrders.ALL))));
        assertEquals(List.of("refund-sent buyer"), stageMails(order));

        assertEquals(204, tell("paid-" + order, order, new Done("r", dollars(PaidOrders.ALL))));
        assertEquals(204, tell("twice-" + order, order, new Done("r", dollars(PaidOrders.ALL))));

        assertEquals(List.of("refund-paid buyer", "refund-sent buyer"), stageMails(order));
    }

    @Test
    @Tag("W15")
    void a_refund_that_was_paid_at_once_was_not_sent_before_and_a_payout_is_not_mailed() {
        UUID order = refunded(request -> new Done("r", request.amount()));
        assertEquals(List.of("refund-paid buyer"), stageMails(order));

        provider.behave(request -> new Accepted("r", request.amount()));
        UUID released = orders.released(1).getFirst();
        relays.drain().await().atMost(Duration.ofSeconds(30));
        assertEquals("accepted", stage(released));
        assertEquals(List.of(), stageMails(released));
    }

    @Test
    void a_word_before_the_answer_to_the_call_is_enough() {
        UUID order = refunded(request -> new Unknown("timed out"));

        assertEquals(204, tell("early-" + order, order, new Done("r", dollars(PaidOrders.ALL))));
        assertEquals(1, events(order, "payment-completed"));

        relays.drain().await().atMost(Duration.ofSeconds(30));
        assertEquals(1, count("outbox where topic = 'payment' and status = 'done'", order));
        assertEquals(1, provider.calls().get(order + "-1").size(), "it was not asked again");
    }

    @Test
    void a_regression_changes_nothing() {
        UUID order = refunded(request -> new Done("r", request.amount()));

        assertEquals(204, tell("late-" + order, order, new Accepted("r", dollars(PaidOrders.ALL))));
        assertEquals(204, tell("odd-" + order, order, new Unknown("whatever")));

        assertEquals("done", stage(order));
        assertEquals(1, events(order, "payment-completed"));
    }

    @Test
    @Tag("FG6")
    void a_late_failure_is_booked_once_and_given_to_a_person() {
        UUID order = refunded(request -> new Done("r", request.amount()));

        assertEquals(204, tell("fail-" + order, order, new Declined("account_closed")));
        assertEquals(204, tell("fail2-" + order, order, new Declined("account_closed")));

        assertEquals("failed", stage(order));
        assertEquals(1, events(order, "payment-failed"));
        assertEquals(1, tasks(order, "payment-failed-late"));
    }

    @Test
    void done_after_failed_is_never_booked_but_given_to_a_person() {
        UUID order = refunded(request -> new Declined("account_closed"));
        assertEquals(1, tasks(order, "payment-failed"));

        assertEquals(204, tell("ghost-" + order, order, new Done("r", dollars(PaidOrders.ALL))));

        assertEquals(0, events(order, "payment-completed"));
        assertEquals(1, tasks(order, "payment-contradicted"));
    }

    @Test
    @Tag("FG5")
    void another_amount_or_currency_is_never_booked_but_given_to_a_person() {
        UUID order = refunded(request -> new Accepted("r", request.amount()));
        var euros = new Money(PaidOrders.ALL, Currency.getInstance("EUR"));

        assertEquals(204, tell("more-" + order, order, new Done("r", dollars(PaidOrders.ALL + 1))));
        assertEquals(204, tell("eur-" + order, order, new Done("r", euros)));

        assertEquals(0, events(order, "payment-completed"));
        assertEquals(1, tasks(order, "payment-unknown"));
    }

    @Test
    void a_forged_replayed_or_foreign_word_is_not_taken() {
        UUID order = refunded(request -> new Accepted("r", request.amount()));
        byte[] body = body("forged-" + order, order, new Done("r", dollars(PaidOrders.ALL)));
        var now = now();

        assertEquals(401, post("simulated", null, body));
        assertEquals(401, post("simulated", TimedSignature.of("guess", now, body), body));
        var old = TimedSignature.of(SECRET, now.minusSeconds(400), body);
        assertEquals(401, post("simulated", old, body));
        byte[] other = body("forged-" + order, order, new Done("r", dollars(PaidOrders.ALL + 1)));
        assertEquals(401, post("simulated", TimedSignature.of(SECRET, now, other), body));
        assertEquals(404, post("nobody", TimedSignature.of(SECRET, now, body), body));
        var foreign = new Notification("alien", UUID.randomUUID() + "-1", new Declined("x"));
        assertEquals(204, post(SimulatedNotifications.body(foreign)));
        var keyless = new Notification("keyless", null, new Declined("x"));
        assertEquals(204, post(SimulatedNotifications.body(keyless)));

        assertEquals("accepted", stage(order));
        assertEquals(204, post(body), "the same with a good signature is");
        assertEquals("done", stage(order));
    }

    @Test
    @Tag("FG1")
    void words_of_a_faulty_provider_doubled_and_in_disorder_end_in_the_truth() {
        provider.behave(Faults.mixed(7, 0.6, Duration.ZERO));
        List<UUID> all = orders.refunded(40);
        relays.drain().await().atMost(Duration.ofSeconds(30));

        for (var told : provider.settle()) {
            assertEquals(204, post(SimulatedNotifications.body(told)));
        }

        for (UUID order : all) {
            var truth = provider.books().last(order + "-1");
            if (truth != null && truth.state() == SimulatedBooks.State.FAILED) {
                assertEquals("failed", stage(order));
            }
        }
    }

    private UUID refunded(java.util.function.Function<PaymentRequest, Outcome> answer) {
        provider.behave(answer);
        UUID order = orders.refunded(1).getFirst();
        relays.drain().await().atMost(Duration.ofSeconds(30));
        return order;
    }

    private int tell(String event, UUID order, Outcome outcome) {
        return post(body(event, order, outcome));
    }

    private static byte[] body(String event, UUID order, Outcome outcome) {
        return SimulatedNotifications.body(new Notification(event, order + "-1", outcome));
    }

    private int post(byte[] body) {
        return post("simulated", TimedSignature.of(SECRET, now(), body), body);
    }

    private static int post(String name, String signature, byte[] body) {
        var request = given().contentType("application/json").body(body);
        return (signature == null ? request : request.header("Simulated-Signature", signature))
                .post("/v1/payment-notifications/" + name)
                .statusCode();
    }

    private Instant now() {
        return pool.query("select clock_timestamp()")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getOffsetDateTime(0)
                .toInstant();
    }

    private static Money dollars(long cents) {
        return new Money(cents, Currency.getInstance("USD"));
    }

    private String stage(UUID order) {
        return pool.query("select stage from payment where order_id = '" + order + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString(0);
    }

    /** What was written to whom of a stage of its money, whether or not it has left. */
    private List<String> stageMails(UUID order) {
        var rows =
                pool.query(
                                "select kind || ' ' || recipient from outbox where topic = 'mail'"
                                        + " and kind like 'refund-%' and order_id = '"
                                        + order
                                        + "' order by 1")
                        .execute()
                        .await()
                        .indefinitely();
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toList();
    }

    private int events(UUID order, String type) {
        return count("order_event where type = '" + type + "'", order);
    }

    private int tasks(UUID order, String kind) {
        return count("task where kind = '" + kind + "'", order);
    }

    private int count(String from, UUID order) {
        return pool.query("select count(*)::int from " + from + " and order_id = '" + order + "'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getInteger(0);
    }
}
