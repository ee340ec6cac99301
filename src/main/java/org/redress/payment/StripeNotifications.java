package org.redress.payment;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Stripe tells by itself about refunds and transfers. */
@ApplicationScoped
class StripeNotifications implements Notifying {

    private final PaymentConfig config;

    StripeNotifications(PaymentConfig config) {
        this.config = config;
    }

    @Override
    public String provider() {
        return StripeGateway.NAME;
    }

    @Override
    public String signatureHeader() {
        return "Stripe-Signature";
    }

    @Override
    public Optional<List<Notification>> read(String signature, byte[] body, Instant now) {
        var secrets = config.stripe().notificationSecrets().orElse(List.of());
        return TimedSignature.isGenuine(secrets, signature, body, now)
                ? Optional.of(told(body))
                : Optional.empty();
    }

    /** What Stripe signs is its own; what is not an event of the kind awaited concerns nobody. */
    private static List<Notification> told(byte[] body) {
        try {
            return StripeAnswers.notifications(new JsonObject(Buffer.buffer(body)));
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            return List.of();
        }
    }
}
