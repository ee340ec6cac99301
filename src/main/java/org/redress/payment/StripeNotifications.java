package org.redress.payment;

import io.quarkus.logging.Log;
import io.vertx.core.buffer.Buffer;
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
    public boolean isSigned(String signature, byte[] body) {
        return TimedSignature.signedAt(secrets(), signature, body).isPresent();
    }

    private List<String> secrets() {
        return config.stripe().notificationSecrets().orElse(List.of());
    }

    @Override
    public Optional<List<Notification>> read(String signature, byte[] body, Instant now) {
        return TimedSignature.isGenuine(secrets(), signature, body, now)
                ? Optional.of(told(body))
                : Optional.empty();
    }

    /**
     * What Stripe signs is its own; what is not an event of the kind awaited, or not as it should
     * be, concerns nobody. Refused, it would only come again; the payment is looked up anyway.
     */
    private static List<Notification> told(byte[] body) {
        try {
            return StripeAnswers.notifications(new JsonObject(Buffer.buffer(body)));
        } catch (RuntimeException e) {
            Log.warnf("a notification of Stripe is not understood: %s", e.getClass().getName());
            return List.of();
        }
    }
}
