package org.redress.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.redress.task.NewTask;
import org.redress.task.Tasks;

/** What about payments has to wait for a person, each once. */
@ApplicationScoped
class PaymentTasks {

    private static final String PAID_AFTER_ALL =
            "The provider says that this payment was made although it had failed. Look there; if it"
                    + " was made, do not pay again, and say so as paid by hand.";

    private static final String PAID_TWICE =
            "The provider says that this payment was made although it had failed, and the bank has"
                    + " paid the buyer the same money. Look there; if it was made, he has it twice: have"
                    + " the provider take it back, and close this once it has, or with why it stays lost.";

    private final Tasks tasks;
    private final SolvedTasks solved;
    private final Pool pool;
    private final PaymentConfig config;

    PaymentTasks(Tasks tasks, SolvedTasks solved, Pool pool, PaymentConfig config) {
        this.tasks = tasks;
        this.solved = solved;
        this.pool = pool;
        this.config = config;
    }

    /** Nobody knows what the provider has done. */
    static NewTask unknown(PaymentRequest request, String provider, String why) {
        return new NewTask(
                "payment-unknown",
                request.key(),
                request.orderId(),
                "Look at the provider what became of this payment, and tell it as its outcome.",
                facts(request).put("provider", provider).put("why", why));
    }

    /** It will not be done, or was undone. */
    static NewTask failed(PaymentRequest request, boolean late, String reason) {
        return new NewTask(
                late ? "payment-failed-late" : "payment-failed",
                request.key(),
                request.orderId(),
                "Find out why, then try the payment again or pay in another way and say so; after a"
                        + " lost chargeback the buyer has a refund from the bank, and nothing is"
                        + " left to do.",
                facts(request).put("reason", reason));
    }

    /** Whoever was told it had failed may have paid in another way. */
    static NewTask contradicted(
            PaymentRequest request, String provider, Verdict.Contradicted said) {
        var facts = facts(request).put("provider", provider).put("reference", said.reference());
        boolean isTwice = said.bankPaidAt() != null;
        return new NewTask(
                "payment-contradicted",
                request.key(),
                request.orderId(),
                isTwice ? PAID_TWICE : PAID_AFTER_ALL,
                isTwice ? facts.put("bankPaidAt", said.bankPaidAt().toString()) : facts);
    }

    /** Nobody was asked for it, for the bank has taken the money back. */
    static NewTask chargedBack(PaymentRequest request) {
        return new NewTask(
                "payment-charged-back",
                request.key(),
                request.orderId(),
                request.kind().isToBuyer()
                        ? "The buyer has his money from the bank, so this was not paid. Look whether it still has to"
                                + " be."
                        : "Decide whether the seller is paid although the bank has taken the money back; if so, try"
                                + " the payment again, or pay in another way and say so.",
                facts(request));
    }

    private static NewTask held(Verdict.Held held) {
        return new NewTask(
                "seller-held",
                held.seller(),
                null,
                "Look whether this seller's payouts still have to wait; if not, let the account be used again.",
                new JsonObject()
                        .put("seller", held.seller())
                        .put("since", held.since().toString()));
    }

    Uni<Void> raise(List<NewTask> all) {
        return each(all, task -> tasks.raise(pool, task));
    }

    /** Payouts of these have waited for long; who has looked looks again after as long a while. */
    Uni<Void> review(List<Verdict.Held> all) {
        return each(
                all.stream().map(PaymentTasks::held).distinct().toList(),
                task -> tasks.raise(pool, task, config.heldReview()));
    }

    /** What has happened to these orders may be what their tasks have asked for. */
    Uni<Void> closeSolved(Collection<UUID> orders) {
        return solved.close(orders);
    }

    private static Uni<Void> each(List<NewTask> all, Function<NewTask, Uni<? extends Void>> step) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(step)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static JsonObject facts(PaymentRequest request) {
        return new JsonObject()
                .put("payment", request.key())
                .put("kind", request.kind().code())
                .put("amount", request.amount().minorUnits())
                .put("currency", request.amount().currency().getCurrencyCode());
    }
}
