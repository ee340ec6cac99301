package org.redress.payment;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** A provider that answers every call in one way. */
final class ScriptedGateway implements PaymentGateway {

    private final Supplier<Uni<Outcome>> answer;

    ScriptedGateway(Outcome outcome) {
        this(() -> Uni.createFrom().item(outcome));
    }

    private ScriptedGateway(Supplier<Uni<Outcome>> answer) {
        this.answer = answer;
    }

    static ScriptedGateway silent() {
        return new ScriptedGateway(() -> Uni.createFrom().nothing());
    }

    static ScriptedGateway broken() {
        return new ScriptedGateway(() -> {
            throw new IllegalStateException("down");
        });
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Duration keyLife() {
        return Duration.ofHours(24);
    }

    @Override
    public Uni<Outcome> refund(PaymentRequest request) {
        return answer.get();
    }

    @Override
    public Uni<Outcome> release(PaymentRequest request) {
        return answer.get();
    }

    @Override
    public Uni<Outcome> reverse(Reversal reversal) {
        return answer.get();
    }

    @Override
    public Uni<Finding> lookUp(PaymentRequest request) {
        return answer.get().map(Finding.Found::new);
    }

    @Override
    public Uni<List<BalanceEntry>> balanceFile(LocalDate day) {
        return Uni.createFrom().item(List.of());
    }
}
