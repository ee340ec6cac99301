package org.redress.payment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * No provider at all: the marketplace lists what is to be paid, pays it by itself, and reports back
 * over REST. Until it does, everything is accepted and nothing done.
 */
@ApplicationScoped
class LedgerOnlyGateway implements PaymentGateway {

    static final String NAME = "ledger-only";

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isLimited() {
        return false;
    }

    @Override
    public Duration keyLife() {
        return FOR_EVER;
    }

    @Override
    public Uni<Outcome> refund(PaymentRequest request) {
        return Uni.createFrom().item(accepted(request));
    }

    @Override
    public Uni<Outcome> release(PaymentRequest request) {
        return Uni.createFrom().item(accepted(request));
    }

    @Override
    public Uni<Outcome> reverse(Reversal reversal) {
        return Uni.createFrom().item(new Outcome.Accepted(reversal.key(), reversal.amount()));
    }

    @Override
    public Uni<Finding> lookUp(PaymentRequest request) {
        return Uni.createFrom().item(new Finding.Found(accepted(request)));
    }

    /** There are no books but ours. */
    @Override
    public Uni<List<BalanceEntry>> balanceFile(LocalDate day) {
        return Uni.createFrom().item(List.of());
    }

    private static Outcome accepted(PaymentRequest request) {
        return new Outcome.Accepted(request.key(), request.amount());
    }
}
