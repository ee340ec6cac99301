package org.redress.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.redress.order.Done;
import org.redress.order.OrderId;
import org.redress.order.OrderRoad;
import org.redress.payment.Finding.Found;
import org.redress.payment.Outcome.Unknown;
import org.redress.payment.PaymentBook.Asked;
import org.redress.payment.PaymentBook.Which;
import org.redress.payment.Verdict.Over;
import org.redress.payment.Verdict.Paid;
import org.redress.payment.Verdict.Waits;
import org.redress.platform.Problem;

/**
 * Takes what a provider tells by itself: twice, out of order, before it has answered the call, or
 * long after it (FG6, FG7). A notification is kept once all of it is done; until then the provider
 * has to send it again.
 */
@ApplicationScoped
public class PaymentInbox {

    private static final String IS_KNOWN =
            """
            select 1 from payment_notification where bucket = $1 and provider = $2 and event = $3\
            """;

    private static final String KEEP =
            """
            insert into payment_notification (bucket, provider, event, payment, said)
            values ($1, $2, $3, $4, $5) on conflict do nothing\
            """;

    private final Pool pool;
    private final PaymentBook book;
    private final PaymentTasks tasks;
    private final OrderRoad road;
    private final PaymentConfig config;

    PaymentInbox(
            Pool pool, PaymentBook book, PaymentTasks tasks, OrderRoad road, PaymentConfig config) {
        this.pool = pool;
        this.book = book;
        this.tasks = tasks;
        this.road = road;
        this.config = config;
    }

    public Uni<Void> take(String provider, Notification told) {
        return pool.preparedQuery(IS_KNOWN)
                .execute(key(provider, told))
                .chain(rows ->
                        rows.size() > 0 ? Uni.createFrom().voidItem() : first(provider, told));
    }

    private Uni<Void> first(String provider, Notification told) {
        var which = Which.of(told.key());
        Tuple row =
                key(provider, told)
                        .addString(which.isPresent() ? told.key() : null)
                        .addString(told.outcome().getClass().getSimpleName());
        return book.find(which)
                .map(asked -> asked.filter(it -> it.provider().equals(provider)))
                .chain(asked ->
                        asked.map(it -> heed(it, told.outcome())).orElseGet(PaymentInbox::nothing))
                .chain(() -> pool.preparedQuery(KEEP).execute(row))
                .replaceWithVoid();
    }

    private Uni<Void> heed(Asked asked, Outcome outcome) {
        var word = asked.word(verdict(asked, outcome));
        return tell(word).chain(heard -> write(asked, heard));
    }

    private Uni<Void> write(Asked asked, Word word) {
        return tasks.raise(word.task().toList())
                .chain(() -> book.tell(word.told().toList()))
                .chain(() -> word.told().findAny().isPresent() ? book.wake(asked) : nothing())
                .chain(() -> tasks.closeSolved(word.ended()));
    }

    /** What goes back to an earlier stage says nothing new. */
    private Verdict verdict(Asked asked, Outcome outcome) {
        if (outcome instanceof Unknown) {
            return new Over();
        }
        var judging = new Judging(Duration.ZERO, Duration.ZERO, config.acceptedAtMost());
        var ask = new Ask(asked.provider(), asked.stage(), 1, Duration.ZERO);
        var verdict = judging.ofFinding(asked.request().amount(), new Found(outcome), ask);
        return switch (asked.stage()) {
            case ASKED, ACCEPTED -> verdict;
            case DONE -> verdict instanceof Paid || verdict instanceof Waits ? new Over() : verdict;
            // What the order says of it then contradicts the provider.
            case FAILED -> verdict instanceof Paid ? verdict : new Over();
        };
    }

    /** What the order cannot take now has to be told again. */
    private Uni<Word> tell(Word word) {
        return word.work()
                .findFirst()
                .map(work ->
                        road.send(work)
                                .invoke(PaymentInbox::mustBeDecided)
                                .map(done -> heard(word, done)))
                .orElseGet(() -> Uni.createFrom().item(word));
    }

    private static Word heard(Word word, Done done) {
        return done instanceof Done.Decided(var life, var answer) && life.after() != null
                ? word.heardBy(life.after())
                : word;
    }

    private static void mustBeDecided(Done done) {
        if (done instanceof Done.Unavailable(var why)) {
            throw Problem.of(503, "order-delayed", why).exception();
        }
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static Tuple key(String provider, Notification told) {
        String name = provider + ":" + told.event();
        short bucket = OrderId.bucket(OrderId.named("payment-notification", name));
        return Tuple.of(bucket, provider, told.event());
    }
}
