package org.redress.payment;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redress.kernel.Money;
import org.redress.payment.BalanceEntry.Kind;
import org.redress.payment.Outcome.Accepted;
import org.redress.payment.Outcome.Declined;
import org.redress.payment.Outcome.Done;
import org.redress.payment.Outcome.Unknown;

/**
 * What Stripe's objects mean. Whatever is not as it should be fails or is unknown, never a yes and
 * never a no.
 */
final class StripeAnswers {

    /** Our key among an object's metadata. */
    static final String KEY = "redress_payment";

    private StripeAnswers() {}

    /** After a request to move money. */
    static Outcome ofAnswer(int status, JsonObject body) {
        if (status == 200) {
            return ofObject(body);
        }
        var error = body.getJsonObject("error", new JsonObject());
        String type = error.getString("type", "");
        boolean definite =
                (status == 400 || status == 402 || status == 404)
                        && (type.equals("invalid_request_error") || type.equals("card_error"));
        return definite
                ? new Declined(error.getString("code", type))
                : new Unknown("HTTP " + status + " " + type + " " + error.getString("code", ""));
    }

    static Outcome ofObject(JsonObject object) {
        return switch (object.getString("object", "")) {
            case "refund" -> ofRefund(object);
            case "transfer" -> ofTransfer(object);
            case "transfer_reversal" -> new Done(id(object), money(object));
            default -> new Unknown("not an object that was asked for");
        };
    }

    private static Outcome ofRefund(JsonObject refund) {
        String id = id(refund);
        return switch (refund.getString("status", "")) {
            case "succeeded" -> new Done(id, money(refund));
            case "pending", "requires_action" -> new Accepted(id, money(refund));
            case "failed", "canceled" ->
                    new Declined(refund.getString("failure_reason", refund.getString("status")));
            default -> new Unknown("refund " + refund.getString("status"));
        };
    }

    private static Outcome ofTransfer(JsonObject transfer) {
        return Boolean.TRUE.equals(transfer.getBoolean("reversed"))
                ? new Declined("reversed")
                : new Done(id(transfer), money(transfer));
    }

    /** A fraction is no amount, for it would be cut. */
    private static Money money(JsonObject object) {
        long amount =
                switch (object.getValue("amount")) {
                    case Integer small -> small;
                    case Long large -> large;
                    case null, default -> throw new IllegalArgumentException("no amount");
                };
        return StripeMoney.of(amount, object.getString("currency"));
    }

    private static String id(JsonObject object) {
        if (object.getValue("id") instanceof String id && ProviderWord.isReference(id)) {
            return id;
        }
        throw new IllegalArgumentException("no id");
    }

    /** The object of a list that carries our key. */
    static Optional<JsonObject> withKey(JsonArray list, String key) {
        return list.stream()
                .map(JsonObject.class::cast)
                .filter(object -> key.equals(key(object)))
                .findFirst();
    }

    private static String key(JsonObject object) {
        return object.getJsonObject("metadata", new JsonObject()).getString(KEY);
    }

    /** Lines of Stripe's own books; what only moves money between its balances is left out. */
    static List<BalanceEntry> entries(JsonArray list) {
        List<BalanceEntry> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            var line = list.getJsonObject(i);
            long amount = Math.abs(line.getLong("amount"));
            var kind = kind(line.getString("type", ""));
            if (kind.isPresent() && amount > 0) {
                entries.add(entry(line, kind.get(), amount));
            }
        }
        return entries;
    }

    private static BalanceEntry entry(JsonObject line, Kind kind, long amount) {
        var source = line.getValue("source") instanceof JsonObject object ? object : null;
        return new BalanceEntry(
                source == null ? line.getString("source") : source.getString("id"),
                source == null ? null : key(source),
                kind,
                StripeMoney.of(amount, line.getString("currency")),
                Instant.ofEpochSecond(line.getLong("created")));
    }

    private static Optional<Kind> kind(String type) {
        return switch (type) {
            case "charge", "payment" -> Optional.of(Kind.CAPTURE);
            case "refund", "payment_refund" -> Optional.of(Kind.REFUND);
            case "refund_failure", "payment_failure_refund" -> Optional.of(Kind.REFUND_FAILED);
            case "transfer" -> Optional.of(Kind.PAYOUT);
            case "transfer_refund", "transfer_cancel", "transfer_failure" ->
                    Optional.of(Kind.REVERSAL);
            case "adjustment" -> Optional.of(Kind.CHARGEBACK);
            case "stripe_fee", "application_fee" -> Optional.of(Kind.FEE);
            default -> Optional.empty();
        };
    }

    /** Only events of refunds and transfers concern payments of ours. */
    static List<Notification> notifications(JsonObject event) {
        String type = event.getString("type", "");
        if (!type.matches(
                "(refund|transfer|charge\\.refund)\\.(created|updated|failed|reversed)")) {
            return List.of();
        }
        var object = event.getJsonObject("data").getJsonObject("object");
        return List.of(new Notification(id(event), key(object), ofObject(object)));
    }
}
