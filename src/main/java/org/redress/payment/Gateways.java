package org.redress.payment;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.redress.payment.Finding.Unclear;
import org.redress.payment.Outcome.Unknown;
import org.redress.platform.Environment;

/** Which provider moves the money: an order on a test clock never reaches a real one (rule 6). */
@Startup
@ApplicationScoped
public class Gateways {

    private final List<PaymentGateway> all;
    private final PaymentGateway real;
    private final SimulatedGateway simulated;
    private final PaymentConfig config;

    Gateways(@All List<PaymentGateway> all, SimulatedGateway simulated, PaymentConfig config) {
        this.all = all;
        this.simulated = simulated;
        this.config = config;
        String provider = config.provider().orElse(SimulatedGateway.NAME);
        this.real =
                named(provider)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "redress.payment.provider: there is no " + provider));
        if (real.name().equals(StripeGateway.NAME) && config.stripe().secretKey().isEmpty()) {
            throw new IllegalStateException(
                    "Set REDRESS_PAYMENT_STRIPE_SECRET_KEY to Stripe's secret key");
        }
        if (real.name().equals(SimulatedGateway.NAME)
                && LaunchMode.current() == LaunchMode.NORMAL) {
            Log.warn("REDRESS_PAYMENT_PROVIDER is simulated: nobody's money moves");
        }
    }

    /** Nobody is told of money that was never sent because a setting was forgotten. */
    public static void require(Environment environment) {
        if (!environment.inDevelopment() && !environment.has("redress.payment.provider")) {
            environment.ask(
                    "REDRESS_PAYMENT_PROVIDER to who moves the money: stripe, ledger-only, or simulated"
                            + " for nobody");
        }
    }

    /** The one that moves real money, or the simulated one where none is configured. */
    public PaymentGateway real() {
        return real;
    }

    public Optional<PaymentGateway> named(String name) {
        return all.stream().filter(gateway -> gateway.name().equals(name)).findFirst();
    }

    PaymentGateway of(boolean testClock) {
        return testClock ? simulated : real;
    }

    /** Never fails: a provider that is silent or breaks leaves the outcome unknown. */
    Uni<Outcome> pay(PaymentGateway gateway, PaymentRequest request) {
        return Uni.createFrom()
                .deferred(() -> gateway.pay(request))
                .ifNoItem()
                .after(config.answerWithin())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> new Unknown(failure.toString()));
    }

    /** Never fails, as {@link #pay}. */
    Uni<Finding> lookUp(PaymentGateway gateway, PaymentRequest request) {
        return Uni.createFrom()
                .deferred(() -> gateway.lookUp(request))
                .ifNoItem()
                .after(config.answerWithin())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> new Unclear(failure.toString()));
    }
}
