package org.redress.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.redress.payment.PaymentGateway.Outcome;
import org.redress.payment.PaymentGateway.Outcome.Unknown;

/** Which provider moves the money: an order on a test clock never reaches a real one (rule 6). */
@ApplicationScoped
class Gateways {

    private final PaymentGateway real;
    private final SimulatedGateway simulated;
    private final PaymentConfig config;

    Gateways(PaymentGateway real, SimulatedGateway simulated, PaymentConfig config) {
        this.real = real;
        this.simulated = simulated;
        this.config = config;
    }

    /** Never fails: a provider that is silent or breaks leaves the outcome unknown. */
    Uni<Outcome> pay(PaymentRequest request, boolean testClock) {
        return Uni.createFrom()
                .deferred(() -> (testClock ? simulated : real).pay(request))
                .ifNoItem()
                .after(config.answerWithin())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> new Unknown(failure.toString()));
    }
}
