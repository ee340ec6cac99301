package org.redress.payment;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.outbox.Relays;
import org.redress.payment.Ask.Stage;
import org.redress.payment.PaymentBook.Which;
import org.redress.payment.Verdict.ForPerson;
import org.redress.payment.Verdict.Held;
import org.redress.payment.Verdict.NotNow;
import org.redress.payment.Verdict.Unclear;

/** One round about a batch of instructions: whom to call now, written down first, then called. */
@ApplicationScoped
class PaymentRounds {

    private static final String TOO_MUCH = "never_more_than_captured";

    private final PaymentBook book;
    private final PaymentTalk talk;
    private final PaymentTasks tasks;
    private final PaymentHolds holds;
    private final Relays relays;

    PaymentRounds(
            PaymentBook book,
            PaymentTalk talk,
            PaymentTasks tasks,
            PaymentHolds holds,
            Relays relays) {
        this.holds = holds;
        this.book = book;
        this.talk = talk;
        this.tasks = tasks;
        this.relays = relays;
    }

    Uni<List<Answered>> about(List<Payment> payments) {
        return holds.of(payments).chain(held -> about(payments, held));
    }

    private Uni<List<Answered>> about(List<Payment> payments, Map<String, Held> held) {
        var kept = payments.stream().filter(it -> isHeld(it, held)).toList();
        var free = payments.stream().filter(it -> !isHeld(it, held)).toList();
        return called(free)
                .map(answered ->
                        Stream.concat(
                                        answered.stream(),
                                        kept.stream()
                                                .map(it ->
                                                        answered(
                                                                it,
                                                                held.get(it.request().seller()))))
                                .toList());
    }

    private static boolean isHeld(Payment payment, Map<String, Held> held) {
        var request = payment.request();
        return !request.kind().isToBuyer()
                && request.seller() != null
                && held.containsKey(request.seller());
    }

    private Uni<List<Answered>> called(List<Payment> payments) {
        var let = payments.stream().collect(Collectors.partitioningBy(talk::lets));
        var spared = let.get(false).stream().map(this::notNow).toList();
        return asked(let.get(true))
                .map(answered -> Stream.concat(answered.stream(), spared.stream()).toList());
    }

    private Answered notNow(Payment payment) {
        return answered(payment, new NotNow("the provider is spared for now"));
    }

    private Uni<List<Answered>> asked(List<Payment> payments) {
        return book.ask(payments, talk::provider)
                .chain(asks -> talked(payments, asks))
                .onFailure(PgException.class)
                .recoverWithUni(failure -> eachAlone(payments, failure));
    }

    /** One instruction too many must not keep the others from leaving. */
    private Uni<List<Answered>> eachAlone(List<Payment> payments, Throwable failure) {
        return payments.size() == 1
                ? Uni.createFrom().item(List.of(refused(payments.getFirst(), failure)))
                : Multi.createFrom()
                        .iterable(payments)
                        .onItem()
                        .transformToUniAndConcatenate(payment -> asked(List.of(payment)))
                        .collect()
                        .in(java.util.ArrayList<Answered>::new, List::addAll)
                        .map(List::copyOf);
    }

    private Answered refused(Payment payment, Throwable failure) {
        boolean tooMuch =
                failure instanceof PgException pg
                        && String.valueOf(pg.getMessage()).contains(TOO_MUCH);
        var verdict =
                tooMuch
                        ? new ForPerson("more would be paid out than the buyer has paid")
                        : new Unclear(failure.getMessage());
        return answered(payment, verdict);
    }

    /** About one that the provider was not asked for. */
    private Answered answered(Payment payment, Verdict verdict) {
        var word =
                new Word(
                        payment.request(),
                        payment.number(),
                        talk.provider(payment),
                        Stage.ASKED,
                        verdict);
        return new Answered(payment.message(), word);
    }

    private Uni<List<Answered>> talked(List<Payment> payments, Map<Which, Ask> asks) {
        return relays.abreast(payments, payment -> talked(payment, ask(payment, asks)));
    }

    private static Ask ask(Payment payment, Map<Which, Ask> asks) {
        return asks.get(new Which(payment.message().orderId(), payment.number()));
    }

    private Uni<Answered> talked(Payment payment, Ask ask) {
        return talk.about(payment, ask)
                .map(verdict ->
                        new Word(
                                payment.request(),
                                payment.number(),
                                ask.provider(),
                                ask.stage(),
                                verdict))
                .map(word -> new Answered(payment.message(), word));
    }

    /** Tasks first: what is not written down is asked for again, and a task is raised once. */
    Uni<Void> write(List<Answered> answered, List<Answered> taken) {
        return tasks.raise(words(answered).flatMap(Word::task).toList())
                .chain(() -> book.tell(words(taken).flatMap(Word::told).toList()));
    }

    private static Stream<Word> words(List<Answered> answered) {
        return answered.stream().map(Answered::word);
    }
}
