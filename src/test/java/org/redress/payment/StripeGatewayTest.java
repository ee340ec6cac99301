package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Refund;
import com.stripe.model.Transfer;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import com.stripe.param.TransferReversalCreateParams;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Money;
import org.redress.ledger.Instruction.Kind;
import org.redress.payment.Finding.Found;
import org.redress.payment.Finding.Nothing;
import org.redress.payment.Outcome.Accepted;
import org.redress.payment.Outcome.Declined;
import org.redress.payment.Outcome.Done;
import org.redress.payment.Outcome.Unknown;

/** Every request is what Stripe's own SDK would send, and every answer is one its models read. */
class StripeGatewayTest {

    private static final UUID ORDER = UUID.fromString("00000000-0000-8000-8000-000000000001");
    private static final String KEY = ORDER + "-1";
    private static final String SECRET = "whsec_test";
    private static final RequestOptions WITH_KEY =
            RequestOptions.builder().setIdempotencyKey(KEY).build();

    private static Vertx vertx;
    private static StripeStub stub;
    private static StripeGateway gateway;
    private static StripeClient sdk;
    private static StripeNotifications notifications;

    @BeforeAll
    static void open() throws Exception {
        vertx = Vertx.vertx();
        stub = new StripeStub();
        var config =
                new TestPayments("stripe", Duration.ofSeconds(5))
                        .at(stub.address(), "sk_test_1", List.of(SECRET));
        gateway = new StripeGateway(new StripeHttp(vertx, config));
        notifications = new StripeNotifications(config);
        sdk = StripeClient.builder().setApiKey("sk_test_1").setApiBase(stub.address()).build();
    }

    @AfterAll
    static void close() {
        stub.close();
        vertx.closeAndAwait();
    }

    @Test
    void the_version_asked_for_is_that_of_the_models() {
        assertEquals(Stripe.API_VERSION, TestPayments.STRIPE_VERSION);
    }

    @Test
    @Tag("E11")
    @Tag("E15")
    void a_refund_is_asked_for_as_the_sdk_does() throws Exception {
        stub.answers(200, refund("succeeded", 1_234).encode());
        var outcome = gateway.refund(refundOf("pi_1")).await().indefinitely();
        var ours = stub.asked();

        stub.answers(200, refund("succeeded", 1_234).encode());
        Refund theirs =
                sdk.v1()
                        .refunds()
                        .create(
                                RefundCreateParams.builder()
                                        .setPaymentIntent("pi_1")
                                        .setAmount(1_234L)
                                        .putMetadata("redress_payment", KEY)
                                        .putMetadata("redress_order", ORDER.toString())
                                        .build(),
                                WITH_KEY);

        assertEquals(stub.asked(), ours);
        assertEquals(
                new Done(theirs.getId(), dollars(theirs.getAmount())), outcome, "and read alike");
    }

    @Test
    void a_charge_is_refunded_by_its_own_field() throws Exception {
        stub.answers(200, refund("pending", 1_234).encode());
        var outcome = gateway.refund(refundOf("ch_1")).await().indefinitely();
        var ours = stub.asked();

        stub.answers(200, refund("pending", 1_234).encode());
        sdk.v1()
                .refunds()
                .create(
                        RefundCreateParams.builder()
                                .setCharge("ch_1")
                                .setAmount(1_234L)
                                .putMetadata("redress_payment", KEY)
                                .putMetadata("redress_order", ORDER.toString())
                                .build(),
                        WITH_KEY);

        assertEquals(stub.asked(), ours);
        assertEquals(new Accepted("re_1", dollars(1_234)), outcome);
    }

    @Test
    void a_release_is_a_transfer_to_the_sellers_connected_account() throws Exception {
        stub.answers(200, transfer(false).encode());
        var outcome = gateway.release(payoutTo("acct_1")).await().indefinitely();
        var ours = stub.asked();

        stub.answers(200, transfer(false).encode());
        Transfer theirs =
                sdk.v1()
                        .transfers()
                        .create(
                                TransferCreateParams.builder()
                                        .setAmount(1_234L)
                                        .setCurrency("usd")
                                        .setDestination("acct_1")
                                        .setTransferGroup(ORDER.toString())
                                        .putMetadata("redress_payment", KEY)
                                        .putMetadata("redress_order", ORDER.toString())
                                        .build(),
                                WITH_KEY);

        assertEquals(stub.asked(), ours);
        assertEquals(new Done(theirs.getId(), dollars(theirs.getAmount())), outcome);
    }

    @Test
    @Tag("FG11")
    void a_seller_without_a_connected_account_is_declined_without_a_call() {
        int before = stub.calls();
        assertEquals(
                new Declined("no_connected_account"),
                gateway.release(payoutTo("s-1")).await().indefinitely());
        assertEquals(before, stub.calls());
    }

    @Test
    void a_reversal_is_asked_for_as_the_sdk_does() throws Exception {
        var body =
                new JsonObject()
                        .put("id", "trr_1")
                        .put("object", "transfer_reversal")
                        .put("amount", 1_234)
                        .put("currency", "usd")
                        .put("created", 1_700_000_000)
                        .put("transfer", "tr_1")
                        .encode();
        stub.answers(200, body);
        var outcome =
                gateway.reverse(new Reversal(KEY, "tr_1", dollars(1_234), ORDER))
                        .await()
                        .indefinitely();
        var ours = stub.asked();

        stub.answers(200, body);
        var theirs =
                sdk.v1()
                        .transfers()
                        .reversals()
                        .create(
                                "tr_1",
                                TransferReversalCreateParams.builder()
                                        .setAmount(1_234L)
                                        .putMetadata("redress_payment", KEY)
                                        .build(),
                                WITH_KEY);

        assertEquals(stub.asked(), ours);
        assertEquals(new Done(theirs.getId(), dollars(theirs.getAmount())), outcome);
    }

    @Test
    @Tag("FG1")
    void a_refund_is_found_by_our_key_on_whatever_page_it_stands() throws Exception {
        var other = refund("succeeded", 1).put("id", "re_other").put("metadata", new JsonObject());
        stub.answers(200, list(true, other).encode());
        stub.answers(200, list(false, refund("succeeded", 1_234)).encode());
        var finding = gateway.lookUp(refundOf("pi_1")).await().indefinitely();
        var ours = stub.asked();

        stub.answers(200, list(false, refund("succeeded", 1_234)).encode());
        var theirs =
                sdk.v1()
                        .refunds()
                        .list(
                                RefundListParams.builder()
                                        .setPaymentIntent("pi_1")
                                        .setLimit(100L)
                                        .setStartingAfter("re_other")
                                        .build());

        assertEquals(stub.asked(), ours);
        assertEquals(KEY, theirs.getData().getFirst().getMetadata().get("redress_payment"));
        assertEquals(new Found(new Done("re_1", dollars(1_234))), finding);
    }

    @Test
    @Tag("FG2")
    void a_transfer_is_looked_for_among_those_of_its_order() throws Exception {
        stub.answers(200, list(false).encode());
        var finding = gateway.lookUp(payoutTo("acct_1")).await().indefinitely();
        var ours = stub.asked();

        stub.answers(200, list(false).encode());
        sdk.v1()
                .transfers()
                .list(
                        TransferListParams.builder()
                                .setTransferGroup(ORDER.toString())
                                .setLimit(100L)
                                .build());

        assertEquals(stub.asked(), ours);
        assertInstanceOf(Nothing.class, finding);
    }

    @Test
    @Tag("FG5")
    void a_list_that_is_none_brings_no_finding_at_all() {
        for (String body : List.of("{}", "[]", "<html>", "")) {
            stub.answers(200, body);
            var asked = gateway.lookUp(refundOf("pi_1")).await();
            assertThrows(RuntimeException.class, asked::indefinitely, body);
        }
    }

    @Test
    void the_balance_file_is_the_days_balance_transactions() throws Exception {
        var line =
                new JsonObject()
                        .put("id", "txn_1")
                        .put("object", "balance_transaction")
                        .put("amount", -1_234)
                        .put("currency", "usd")
                        .put("created", 1_772_400_000)
                        .put("type", "refund")
                        .put("source", refund("succeeded", 1_234));
        stub.answers(200, list(false, line).encode());
        var entries = gateway.balanceFile(LocalDate.parse("2026-03-02")).await().indefinitely();
        var ours = stub.asked();

        stub.answers(200, list(false, line).encode());
        var theirs =
                sdk.v1()
                        .balanceTransactions()
                        .list(
                                BalanceTransactionListParams.builder()
                                        .setCreated(
                                                BalanceTransactionListParams.Created.builder()
                                                        .setGte(1_772_409_600L)
                                                        .setLt(1_772_496_000L)
                                                        .build())
                                        .setLimit(100L)
                                        .addExpand("data.source")
                                        .build());

        assertEquals(stub.asked(), ours);
        assertEquals(-1_234L, theirs.getData().getFirst().getAmount());
        assertEquals(
                List.of(
                        new BalanceEntry(
                                "re_1",
                                KEY,
                                BalanceEntry.Kind.REFUND,
                                dollars(1_234),
                                Instant.ofEpochSecond(1_772_400_000))),
                entries);
    }

    @Test
    @Tag("FG5")
    @Tag("FG11")
    void only_a_definite_no_is_a_no() {
        assertInstanceOf(Declined.class, answered(400, error("invalid_request_error", "x")));
        assertEquals(
                new Declined("charge_already_refunded"),
                answered(400, error("invalid_request_error", "charge_already_refunded")));
        assertInstanceOf(Declined.class, answered(402, error("card_error", "x")));
        for (int status : new int[] {401, 403, 409, 429, 500, 502, 503, 504}) {
            assertInstanceOf(Unknown.class, answered(status, error("invalid_request_error", "x")));
        }
        assertInstanceOf(Unknown.class, answered(400, error("idempotency_error", null)));
        for (String garbage :
                List.of(
                        "",
                        "<html>Bad gateway</html>",
                        "[]",
                        "null",
                        "{}",
                        "{\"object\":\"refund\"}")) {
            assertInstanceOf(Unknown.class, answered(200, garbage), garbage);
        }
    }

    @Test
    @Tag("FG6")
    void a_refund_that_failed_and_a_transfer_that_was_reversed_are_a_no() throws Exception {
        var failed = refund("failed", 1_234).put("failure_reason", "lost_or_stolen_card");
        assertEquals(new Declined("lost_or_stolen_card"), answered(200, failed.encode()));
        var read = com.stripe.net.ApiResource.GSON.fromJson(failed.encode(), Refund.class);
        assertEquals("lost_or_stolen_card", read.getFailureReason());
        assertEquals(new Declined("reversed"), StripeAnswers.ofObject(transfer(true)));
    }

    @Test
    @Tag("FG12")
    void amounts_are_counted_as_stripe_counts_them() {
        assertEquals(500, amount(500, "JPY"));
        assertEquals(50_000, amount(500, "ISK"));
        assertEquals(1_230, amount(1_230, "KWD"));
        assertEquals(new Money(500, Currency.getInstance("ISK")), StripeMoney.of(50_000, "isk"));
        assertThrows(IllegalArgumentException.class, () -> StripeMoney.of(50_001, "isk"));
        assertEquals(new Money(500, Currency.getInstance("JPY")), StripeMoney.of(500, "jpy"));
    }

    @Test
    @Tag("FG7")
    void what_stripe_signs_is_taken_and_what_we_would_sign_stripes_sdk_takes() throws Exception {
        var now = Instant.now();
        String body = event("refund.updated", refund("succeeded", 1_234)).encode();
        String signed = now.getEpochSecond() + "." + body;
        String theirs =
                "t="
                        + now.getEpochSecond()
                        + ",v1="
                        + Webhook.Util.computeHmacSha256(SECRET, signed)
                        + ",v0=ignored";

        assertEquals(
                Optional.of(
                        List.of(new Notification("evt_1", KEY, new Done("re_1", dollars(1_234))))),
                notifications.read(theirs, bytes(body), now));
        var event =
                Webhook.constructEvent(body, TimedSignature.of(SECRET, now, bytes(body)), SECRET);
        assertEquals("evt_1", event.getId());
        assertEquals("refund.updated", event.getType());

        for (String forged : List.of("t=1,v1=00", TimedSignature.of("other", now, bytes(body)))) {
            assertTrue(notifications.read(forged, bytes(body), now).isEmpty());
            assertThrows(
                    SignatureVerificationException.class,
                    () -> Webhook.constructEvent(body, forged, SECRET));
        }
    }

    @Test
    @Tag("FG7")
    void events_of_other_things_and_other_peoples_refunds_concern_nobody() {
        assertEquals(List.of(), told(event("customer.created", refund("succeeded", 1))));
        var foreign = refund("succeeded", 1).put("metadata", new JsonObject());
        assertEquals(null, told(event("refund.updated", foreign)).getFirst().key());
        assertEquals(List.of(), told(new JsonObject().put("type", "refund.updated")));
    }

    private static List<Notification> told(JsonObject event) {
        var now = Instant.now();
        byte[] body = event.toBuffer().getBytes();
        return notifications.read(TimedSignature.of(SECRET, now, body), body, now).orElseThrow();
    }

    private static JsonObject event(String type, JsonObject object) {
        return new JsonObject()
                .put("id", "evt_1")
                .put("object", "event")
                .put("api_version", Stripe.API_VERSION)
                .put("created", 1_772_400_000)
                .put("type", type)
                .put("data", new JsonObject().put("object", object));
    }

    private static Outcome answered(int status, String body) {
        stub.answers(status, body);
        return gateway.refund(refundOf("pi_1")).await().indefinitely();
    }

    private static String error(String type, String code) {
        var error = new JsonObject().put("type", type).put("message", "no");
        return new JsonObject()
                .put("error", code == null ? error : error.put("code", code))
                .encode();
    }

    private static long amount(long minorUnits, String currency) {
        return StripeMoney.amount(new Money(minorUnits, Currency.getInstance(currency)))
                .getAsLong();
    }

    private static JsonObject refund(String status, long amount) {
        return new JsonObject()
                .put("id", "re_1")
                .put("object", "refund")
                .put("amount", amount)
                .put("currency", "usd")
                .put("created", 1_772_400_000)
                .put("payment_intent", "pi_1")
                .put("status", status)
                .put("metadata", metadata());
    }

    private static JsonObject transfer(boolean reversed) {
        return new JsonObject()
                .put("id", "tr_1")
                .put("object", "transfer")
                .put("amount", 1_234)
                .put("amount_reversed", reversed ? 1_234 : 0)
                .put("currency", "usd")
                .put("created", 1_772_400_000)
                .put("destination", "acct_1")
                .put("reversed", reversed)
                .put("transfer_group", ORDER.toString())
                .put("metadata", metadata());
    }

    private static JsonObject metadata() {
        return new JsonObject().put("redress_payment", KEY).put("redress_order", ORDER.toString());
    }

    private static JsonObject list(boolean more, JsonObject... objects) {
        return new JsonObject()
                .put("object", "list")
                .put("url", "/v1/list")
                .put("has_more", more)
                .put("data", new JsonArray(List.of(objects)));
    }

    private static PaymentRequest refundOf(String reference) {
        return new PaymentRequest(KEY, Kind.REFUND, dollars(1_234), reference, "acct_1", ORDER);
    }

    private static PaymentRequest payoutTo(String seller) {
        return new PaymentRequest(KEY, Kind.PAYOUT, dollars(1_234), "pi_1", seller, ORDER);
    }

    private static Money dollars(long cents) {
        return new Money(cents, Currency.getInstance("USD"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
