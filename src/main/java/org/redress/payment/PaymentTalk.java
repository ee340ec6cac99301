package org.redress.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.redress.kernel.Money;
import org.redress.payment.Outcome.Unknown;
import org.redress.payment.Verdict.AskAgain;
import org.redress.payment.Verdict.ForPerson;
import org.redress.payment.Verdict.Over;

/**
 * One talk with a provider about one instruction: the first try asks; every further one looks it up
 * first, and asks again with the same key only where the provider knows nothing of it and would
 * still know the key (FG1 to FG4).
 */
@ApplicationScoped
class PaymentTalk {

    private final Gateways gateways;
    private final PaymentConfig config;
    private final Map<String, ProviderLine> lines = new ConcurrentHashMap<>();

    PaymentTalk(Gateways gateways, PaymentConfig config) {
        this.gateways = gateways;
        this.config = config;
    }

    /** Who is asked first about this. */
    String provider(Payment payment) {
        return gateways.of(payment.message().testClock()).name();
    }

    /** Whether the provider may be called about one more instruction now (FG13). */
    boolean lets(Payment payment) {
        return line(provider(payment)).lets();
    }

    /**
     * Never fails.
     *
     * @param hold what is to be done where the provider knows nothing, empty: ask for it again
     */
    Uni<Verdict> about(Payment payment, Ask ask, Optional<Verdict> hold) {
        if (ask.stage().isOver()) {
            return Uni.createFrom().item(new Over());
        }
        return gateways.named(ask.provider())
                .map(gateway ->
                        ask.isFirst()
                                ? ask(gateway, payment, ask)
                                : lookUp(gateway, payment, ask, hold))
                .orElseGet(() ->
                        Uni.createFrom()
                                .item(new ForPerson("there is no provider " + ask.provider())));
    }

    private Uni<Verdict> ask(PaymentGateway gateway, Payment payment, Ask ask) {
        var money = payment.request().amount();
        return gateways.pay(gateway, payment.request())
                .invoke(outcome -> heard(gateway, !(outcome instanceof Unknown)))
                .map(outcome -> judging(gateway).ofAnswer(money, outcome, ask));
    }

    private Uni<Verdict> lookUp(
            PaymentGateway gateway, Payment payment, Ask ask, Optional<Verdict> hold) {
        Money money = payment.request().amount();
        return gateways.lookUp(gateway, payment.request())
                .map(finding -> judging(gateway).ofFinding(money, finding, ask))
                .invoke(verdict -> heard(gateway, verdict))
                .chain(verdict ->
                        verdict instanceof AskAgain
                                ? askAgain(gateway, payment, ask, hold)
                                : of(verdict));
    }

    private Uni<Verdict> askAgain(
            PaymentGateway gateway, Payment payment, Ask ask, Optional<Verdict> hold) {
        if (hold.isEmpty()) {
            return ask(gateway, payment, ask);
        }
        heard(gateway, true);
        // What the bank has taken is asked for no more, and 'not found' is no proof that it was not
        // paid (FG3).
        return of(
                hold.get() instanceof Verdict.ChargedBack
                        ? judging(gateway).notToBeAsked(ask)
                        : hold.get());
    }

    /**
     * A look-up that is answered says nothing about a provider which then does not answer what it
     * is asked to do, so such a talk is judged by its end.
     */
    private void heard(PaymentGateway gateway, Verdict found) {
        if (!(found instanceof AskAgain)) {
            heard(gateway, !(found instanceof Verdict.Unclear));
        }
    }

    private static Uni<Verdict> of(Verdict verdict) {
        return Uni.createFrom().item(verdict);
    }

    private Judging judging(PaymentGateway gateway) {
        return new Judging(gateway.keyLife(), config.giveUpAfter(), config.acceptedAtMost());
    }

    private void heard(PaymentGateway gateway, boolean answered) {
        line(gateway.name()).heard(answered);
    }

    private ProviderLine line(String provider) {
        return lines.computeIfAbsent(provider, this::newLine);
    }

    private ProviderLine newLine(String provider) {
        boolean limited = gateways.named(provider).map(PaymentGateway::isLimited).orElse(true);
        return ProviderLine.of(config, limited, () -> Duration.ofNanos(System.nanoTime()));
    }
}
