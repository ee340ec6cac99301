package org.redress.payment;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.redress.kernel.Money;

/**
 * How the simulated provider tells by itself. Without a secret of its own it is not listened to.
 */
@ApplicationScoped
class SimulatedNotifications implements Notifying {

    private final PaymentConfig config;

    SimulatedNotifications(PaymentConfig config) {
        this.config = config;
    }

    @Override
    public String provider() {
        return SimulatedGateway.NAME;
    }

    @Override
    public String signatureHeader() {
        return "Simulated-Signature";
    }

    @Override
    public boolean isSigned(String signature, byte[] body) {
        return TimedSignature.signedAt(secrets(), signature, body).isPresent();
    }

    private List<String> secrets() {
        return config.simulated().notificationSecrets().orElse(List.of());
    }

    @Override
    public Optional<List<Notification>> read(String signature, byte[] body, Instant now) {
        if (!TimedSignature.isGenuine(secrets(), signature, body, now)) {
            return Optional.empty();
        }
        return Optional.of(told(body));
    }

    /** As with any other provider, what cannot be read concerns nobody. */
    private static List<Notification> told(byte[] body) {
        try {
            return List.of(notification(new JsonObject(Buffer.buffer(body))));
        } catch (RuntimeException e) {
            Log.warnf("a notification is not understood: %s", e.getClass().getName());
            return List.of();
        }
    }

    private static Notification notification(JsonObject told) {
        String reference = told.getString("reference");
        Outcome outcome =
                switch (told.getString("status")) {
                    case "done" -> new Outcome.Done(known(reference), money(told));
                    case "accepted" -> new Outcome.Accepted(known(reference), money(told));
                    case "failed" -> new Outcome.Declined(told.getString("reason"));
                    default -> new Outcome.Unknown(told.getString("status"));
                };
        return new Notification(known(told.getString("event")), told.getString("key"), outcome);
    }

    private static String known(String reference) {
        if (!ProviderWord.isReference(reference)) {
            throw new IllegalArgumentException("no reference");
        }
        return reference;
    }

    private static Money money(JsonObject told) {
        return new Money(told.getLong("amount"), Currency.getInstance(told.getString("currency")));
    }

    /** The same as it is sent. */
    static byte[] body(Notification told) {
        var body = new JsonObject().put("event", told.event()).put("key", told.key());
        switch (told.outcome()) {
            case Outcome.Done(var reference, var moved) ->
                    put(body.put("status", "done").put("reference", reference), moved);
            case Outcome.Accepted(var reference, var moved) ->
                    put(body.put("status", "accepted").put("reference", reference), moved);
            case Outcome.Declined(var reason) -> body.put("status", "failed").put("reason", reason);
            case Outcome.Unknown(var why) -> body.put("status", why);
        }
        return body.toBuffer().getBytes();
    }

    private static void put(JsonObject body, Money money) {
        body.put("amount", money.minorUnits()).put("currency", money.currency().getCurrencyCode());
    }
}
