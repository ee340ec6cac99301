package org.redress.payment;

import java.time.Duration;
import java.util.List;
import org.redress.order.Life;
import org.redress.outbox.Attempt;
import org.redress.outbox.OutboxMessage;
import org.redress.payment.Verdict.AskAgain;
import org.redress.payment.Verdict.Busy;
import org.redress.payment.Verdict.ChargedBack;
import org.redress.payment.Verdict.Contradicted;
import org.redress.payment.Verdict.Failed;
import org.redress.payment.Verdict.ForPerson;
import org.redress.payment.Verdict.Frozen;
import org.redress.payment.Verdict.Held;
import org.redress.payment.Verdict.NotNow;
import org.redress.payment.Verdict.Over;
import org.redress.payment.Verdict.Paid;
import org.redress.payment.Verdict.Unclear;
import org.redress.payment.Verdict.Waits;

/** A message of the outbox, and the provider's word about its instruction. */
record Answered(OutboxMessage message, Word word) {

    /** The same once the order has heard of it, if it has. */
    Answered heardBy(List<Life> lives) {
        return lives.stream()
                .map(Life::after)
                .filter(order -> order != null && order.id().equals(message.orderId()))
                .reduce((before, last) -> last)
                .map(order -> new Answered(message, word.heardBy(order)))
                .orElse(this);
    }

    /** It is over only once the order has taken the provider's word. */
    Attempt attempt(List<Life> lives, Duration pause) {
        return switch (word.verdict()) {
            case Paid p -> ifTaken(lives, "paid, but the order has not taken it yet");
            case Failed f -> ifTaken(lives, "failed, but the order has not taken it yet");
            case Over o -> new Attempt.Delivered(message);
            case Waits w -> new Attempt.Postponed(message, pause, "accepted, and not done yet");
            case NotNow(var why) -> new Attempt.Postponed(message, pause, why);
            case Busy b -> new Attempt.Postponed(message, pause, "somebody else is at the order");
            case Frozen f -> new Attempt.Postponed(message, pause, "a chargeback is open");
            case Contradicted c -> new Attempt.Delivered(message);
            case ChargedBack c -> ifTaken(lives, "charged back, but the order does not know yet");
            case Held h -> new Attempt.Postponed(message, pause, "the seller's payouts are held");
            case AskAgain a -> new Attempt.Failed(message, "to be asked again");
            case Unclear(var why) -> new Attempt.Failed(message, why);
            case ForPerson(var why) -> new Attempt.Parked(message, why);
        };
    }

    /** Whether the order knows what it has to know of this word. */
    boolean isTaken(List<Life> lives) {
        return switch (word.verdict()) {
            case Paid p -> lives.stream().anyMatch(this::isTakenBy);
            case Failed f -> lives.stream().anyMatch(this::isTakenBy);
            case ChargedBack c -> lives.stream().anyMatch(this::isTakenBy);
            case Verdict other -> true;
        };
    }

    private Attempt ifTaken(List<Life> lives, String otherwise) {
        return lives.stream().anyMatch(this::isTakenBy)
                ? new Attempt.Delivered(message)
                : new Attempt.Failed(message, otherwise);
    }

    private boolean isTakenBy(Life life) {
        var order = life.after();
        return order != null
                && order.id().equals(message.orderId())
                && order.inFlight().stream().noneMatch(it -> it.number() == word.number());
    }
}
