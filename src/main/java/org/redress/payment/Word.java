package org.redress.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.Chargeback.Standing;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.ProtectedOrder;
import org.redress.order.Work;
import org.redress.payment.Ask.Stage;
import org.redress.payment.PaymentBook.Told;
import org.redress.payment.PaymentBook.Which;
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
import org.redress.task.NewTask;

/**
 * What the provider's word about an instruction means for the order, for a person, and for the next
 * try.
 *
 * @param before how it stood until now
 */
record Word(PaymentRequest request, int number, String provider, Stage before, Verdict verdict) {

    /** Why a payment failed that nobody was asked for. */
    private static final String TAKEN_BACK = "chargeback-lost";

    /** What the order has to be told. */
    Stream<Work> work() {
        Optional<OrderCommand> command =
                switch (verdict) {
                    case Paid(var reference) -> Optional.of(new CompletePayment(number, reference));
                    case Failed(var reason) ->
                            Optional.of(new FailPayment(number, ProviderWord.of(reason)));
                    case Waits w -> Optional.empty();
                    case AskAgain a -> Optional.empty();
                    case Unclear u -> Optional.empty();
                    case NotNow n -> Optional.empty();
                    case Busy b -> Optional.empty();
                    case Held h -> Optional.empty();
                    case Frozen f -> Optional.empty();
                    case ChargedBack c -> Optional.of(new FailPayment(number, TAKEN_BACK));
                    case Contradicted c -> Optional.empty();
                    case ForPerson f -> Optional.empty();
                    case Over o -> Optional.empty();
                };
        return command.stream().map(it -> Work.by(Party.PROVIDER, request.orderId(), it));
    }

    Stream<NewTask> task() {
        return switch (verdict) {
            case Failed(var reason) ->
                    Stream.of(
                            PaymentTasks.failed(
                                    request, before == Stage.DONE, ProviderWord.of(reason)));
            case ForPerson(var why) -> Stream.of(PaymentTasks.unknown(request, provider, why));
            case Paid p -> Stream.empty();
            case Waits w -> Stream.empty();
            case AskAgain a -> Stream.empty();
            case Unclear u -> Stream.empty();
            case NotNow n -> Stream.empty();
            case Busy b -> Stream.empty();
            case Held h -> Stream.empty();
            case Contradicted c -> Stream.of(PaymentTasks.contradicted(request, provider, c));
            case Frozen f -> Stream.empty();
            case ChargedBack c ->
                    request.kind() == Kind.REFUND
                            ? Stream.empty()
                            : Stream.of(PaymentTasks.chargedBack(request));
            case Over o -> Stream.empty();
        };
    }

    /**
     * The same once the order has heard it: what has failed before is not done by being told so.
     */
    Word heardBy(ProtectedOrder order) {
        var funds = order.funds();
        boolean isBooked =
                Stream.concat(funds.inFlight().stream(), funds.arrived().stream())
                        .anyMatch(it -> it.number() == number);
        if (!(verdict instanceof Paid(var reference)) || isBooked) {
            return this;
        }
        boolean isFailed = funds.failed().stream().anyMatch(it -> it.number() == number);
        var contradicted = new Contradicted(isFailed, reference, bankPaidAt(order));
        return new Word(request, number, provider, before, contradicted);
    }

    private Instant bankPaidAt(ProtectedOrder order) {
        var last = order.chargeback();
        return request.kind().isToBuyer() && last != null && last.standing() == Standing.LOST
                ? last.endedAt()
                : null;
    }

    /** The order, if its payment has come to an end, now or before. */
    List<UUID> ended() {
        return switch (verdict) {
            case Paid p -> List.of(request.orderId());
            case Failed f -> List.of(request.orderId());
            case ChargedBack c -> List.of(request.orderId());
            case Contradicted c -> List.of(request.orderId());
            case Over o -> List.of(request.orderId());
            case Waits w -> List.of();
            case AskAgain a -> List.of();
            case Unclear u -> List.of();
            case NotNow n -> List.of();
            case Busy b -> List.of();
            case Held h -> List.of();
            case Frozen f -> List.of();
            case ForPerson f -> List.of();
        };
    }

    /** Who has been held for long. */
    Stream<Held> review() {
        return verdict instanceof Held held && held.isLong() ? Stream.of(held) : Stream.empty();
    }

    Stream<Told> told() {
        var which = new Which(request.orderId(), number);
        return switch (verdict) {
            case Paid(var reference) -> Stream.of(new Told(which, Stage.DONE, reference));
            case Failed f -> Stream.of(new Told(which, Stage.FAILED, null));
            case Waits(var reference) -> Stream.of(new Told(which, Stage.ACCEPTED, reference));
            case AskAgain a -> Stream.empty();
            case Unclear u -> Stream.empty();
            case NotNow n -> Stream.empty();
            case Busy b -> Stream.empty();
            case Held h -> Stream.empty();
            case Frozen f -> Stream.empty();
            case ChargedBack c -> Stream.empty();
            case Contradicted(var isFailed, var reference, var bankPaidAt) ->
                    isFailed ? Stream.of(new Told(which, Stage.FAILED, null)) : Stream.empty();
            case ForPerson f -> Stream.empty();
            case Over o -> Stream.empty();
        };
    }
}
