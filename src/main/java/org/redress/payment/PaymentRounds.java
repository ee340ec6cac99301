package org.redress.payment;

import static java.util.stream.Collectors.partitioningBy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.redress.outbox.Relays;
import org.redress.payment.Ask.Stage;
import org.redress.payment.PaymentBook.Which;
import org.redress.payment.PaymentHolds.Hold;
import org.redress.payment.Verdict.Busy;
import org.redress.payment.Verdict.ForPerson;
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

    /** A hold keeps money from being asked for; what was asked for before is still looked up. */
    Uni<List<Answered>> about(List<Payment> payments) {
        return holds.of(payments).chain(held -> about(payments, held));
    }

    private Uni<List<Answered>> about(List<Payment> payments, Map<Which, Hold> holds) {
        var kept = payments.stream().collect(partitioningBy(it -> holds.get(it.which()).isKept()));
        var held =
                kept.get(true).stream()
                        .map(it -> answered(it, holds.get(it.which()).verdict().orElseThrow()))
                        .toList();
        return called(kept.get(false), holds).map(answered -> both(answered, held));
    }

    private Uni<List<Answered>> called(List<Payment> payments, Map<Which, Hold> holds) {
        var let = payments.stream().collect(partitioningBy(talk::lets));
        var spared =
                let.get(false).stream()
                        .map(it -> answered(it, new NotNow("the provider is spared for now")))
                        .toList();
        return asked(let.get(true), holds).map(answered -> both(answered, spared));
    }

    private Uni<List<Answered>> asked(List<Payment> payments, Map<Which, Hold> holds) {
        return book.ask(payments, talk::provider)
                .chain(asks -> talked(payments, asks, holds))
                .onFailure(PgException.class)
                .recoverWithUni(failure -> eachAlone(payments, holds, failure));
    }

    /** One instruction too many must not keep the others from leaving. */
    private Uni<List<Answered>> eachAlone(
            List<Payment> payments, Map<Which, Hold> holds, Throwable failure) {
        return payments.size() == 1
                ? Uni.createFrom().item(List.of(refused(payments.getFirst(), failure)))
                : Multi.createFrom()
                        .iterable(payments)
                        .onItem()
                        .transformToUniAndConcatenate(payment -> asked(List.of(payment), holds))
                        .collect()
                        .in(ArrayList<Answered>::new, List::addAll)
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

    private Uni<List<Answered>> talked(
            List<Payment> payments, Map<Which, Ask> asks, Map<Which, Hold> holds) {
        var asked = payments.stream().collect(partitioningBy(it -> asks.containsKey(it.which())));
        var stopped = asked.get(false).stream().map(it -> answered(it, new Busy())).toList();
        return relays.abreast(
                        asked.get(true),
                        it -> talked(it, asks.get(it.which()), holds.get(it.which()).verdict()))
                .map(answered -> both(answered, stopped));
    }

    private static List<Answered> both(List<Answered> some, List<Answered> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private Uni<Answered> talked(Payment payment, Ask ask, Optional<Verdict> hold) {
        return talk.about(payment, ask, hold)
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
                .chain(() -> tasks.review(words(answered).flatMap(Word::review).toList()))
                .chain(() -> book.tell(words(taken).flatMap(Word::told).toList()))
                .chain(() ->
                        tasks.closeSolved(
                                words(taken).map(Word::ended).flatMap(List::stream).toList()));
    }

    private static Stream<Word> words(List<Answered> answered) {
        return answered.stream().map(Answered::word);
    }
}
