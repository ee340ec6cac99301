package org.redress.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.redress.payment.Finding.Found;
import org.redress.payment.Finding.Nothing;
import org.redress.payment.Outcome.Declined;
import org.redress.payment.Outcome.Unknown;
import org.redress.payment.StripeHttp.Reply;

/**
 * Refunds and transfers at Stripe. The payment's reference is that of a payment intent or a charge;
 * a seller is known by the id of his connected account. Our key is the Idempotency-Key, and stands
 * in the object's metadata, by which it is found again once Stripe has forgotten the other.
 */
@ApplicationScoped
class StripeGateway implements PaymentGateway {

    static final String NAME = "stripe";

    private static final int PAGE = 100;

    private final StripeHttp http;

    StripeGateway(StripeHttp http) {
        this.http = http;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Stripe may forget keys after a day. */
    @Override
    public Duration keyLife() {
        return Duration.ofHours(24);
    }

    @Override
    public Uni<Outcome> refund(PaymentRequest request) {
        OptionalLong amount = StripeMoney.amount(request.amount());
        if (amount.isEmpty()) {
            return Uni.createFrom().item(new Declined("amount_not_representable"));
        }
        var form = new LinkedHashMap<String, String>();
        form.put(source(request), request.paymentReference());
        form.put("amount", String.valueOf(amount.getAsLong()));
        identify(form, request);
        return post("/v1/refunds", form, request.key());
    }

    @Override
    public Uni<Outcome> release(PaymentRequest request) {
        OptionalLong amount = StripeMoney.amount(request.amount());
        if (amount.isEmpty()) {
            return Uni.createFrom().item(new Declined("amount_not_representable"));
        }
        if (request.seller() == null || !request.seller().startsWith("acct_")) {
            return Uni.createFrom().item(new Declined("no_connected_account"));
        }
        var form = new LinkedHashMap<String, String>();
        form.put("amount", String.valueOf(amount.getAsLong()));
        form.put("currency", StripeMoney.currency(request.amount()));
        form.put("destination", request.seller());
        form.put("transfer_group", request.orderId().toString());
        identify(form, request);
        return post("/v1/transfers", form, request.key());
    }

    @Override
    public Uni<Outcome> reverse(Reversal reversal) {
        OptionalLong amount = StripeMoney.amount(reversal.amount());
        if (amount.isEmpty() || !reversal.reference().matches("tr_\\w+")) {
            return Uni.createFrom().item(new Declined("no_such_transfer"));
        }
        var form = new LinkedHashMap<String, String>();
        form.put("amount", String.valueOf(amount.getAsLong()));
        form.put("metadata[" + StripeAnswers.KEY + "]", reversal.key());
        return post("/v1/transfers/" + reversal.reference() + "/reversals", form, reversal.key());
    }

    /** By metadata: a key may be forgotten, an object is not. */
    @Override
    public Uni<Finding> lookUp(PaymentRequest request) {
        boolean refund = request.kind().isToBuyer();
        Map<String, String> of =
                refund
                        ? Map.of(source(request), request.paymentReference())
                        : Map.of("transfer_group", request.orderId().toString());
        return all(refund ? "/v1/refunds" : "/v1/transfers", of)
                .map(list ->
                        StripeAnswers.withKey(list, request.key())
                                .<Finding>map(it -> new Found(StripeAnswers.ofObject(it)))
                                .orElseGet(Nothing::new));
    }

    @Override
    public Uni<List<BalanceEntry>> balanceFile(LocalDate day) {
        var query = new LinkedHashMap<String, String>();
        query.put("created[gte]", seconds(day));
        query.put("created[lt]", seconds(day.plusDays(1)));
        query.put("expand[0]", "data.source");
        return all("/v1/balance_transactions", query).map(StripeAnswers::entries);
    }

    private static String seconds(LocalDate day) {
        return String.valueOf(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    private static String source(PaymentRequest request) {
        boolean charge = request.paymentReference().matches("(ch|py)_.*");
        return charge ? "charge" : "payment_intent";
    }

    private static void identify(Map<String, String> form, PaymentRequest request) {
        form.put("metadata[" + StripeAnswers.KEY + "]", request.key());
        form.put("metadata[redress_order]", request.orderId().toString());
    }

    private Uni<Outcome> post(String path, Map<String, String> form, String key) {
        return http.post(path, form, key)
                .map(reply -> StripeAnswers.ofAnswer(reply.status(), reply.body()))
                .onFailure()
                .recoverWithItem(failure -> new Unknown(failure.toString()));
    }

    /** Page after page; fails where one of them is not a list. */
    private Uni<JsonArray> all(String path, Map<String, String> query) {
        var after = new AtomicReference<String>();
        return Multi.createBy()
                .repeating()
                .uni(() -> page(path, query, after))
                .whilst(page -> Boolean.TRUE.equals(page.getBoolean("has_more")))
                .collect()
                .in(JsonArray::new, (list, page) -> list.addAll(page.getJsonArray("data")));
    }

    private Uni<JsonObject> page(
            String path, Map<String, String> query, AtomicReference<String> after) {
        var whole = new LinkedHashMap<>(query);
        whole.put("limit", String.valueOf(PAGE));
        if (after.get() != null) {
            whole.put("starting_after", after.get());
        }
        return http.get(path, whole).map(StripeGateway::list).invoke(page -> after.set(last(page)));
    }

    private static JsonObject list(Reply reply) {
        if (reply.status() != 200 || reply.body().getJsonArray("data") == null) {
            throw new IllegalStateException("HTTP " + reply.status() + " to a list");
        }
        return reply.body();
    }

    private static String last(JsonObject page) {
        var data = page.getJsonArray("data");
        return data.isEmpty() ? null : data.getJsonObject(data.size() - 1).getString("id");
    }
}
