package org.redress.notice;

import java.time.Instant;
import java.util.List;
import org.redress.ledger.Instruction;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.OrderEvent;

/**
 * Emails about money on its way (W15, FG6, FG11): of a refund to the buyer, of a payout that did
 * not arrive to the seller; and about corrections from the marketplace's own account, to whom they
 * are paid.
 */
public sealed interface PaymentNotice extends Notice {

    /** W15: the provider will carry it out; planned to arrive by {@code planned}. */
    record RefundSent(String amount, String planned) implements PaymentNotice {}

    /**
     * W15: the provider has carried it out.
     *
     * @param planned by when it is planned to arrive, null if that has passed
     */
    record RefundPaid(String amount, String planned) implements PaymentNotice {}

    /** W15: it did not arrive, or came back ({@code late}); a person sees to it. */
    record PaymentFailed(String amount, boolean correction, boolean late)
            implements PaymentNotice {}

    /** W15: it is on its way again, planned to arrive by {@code planned}. */
    record PaymentRetried(String amount, boolean correction, String planned)
            implements PaymentNotice {}

    /** W15: it was paid in another way. */
    record PaidByHand(String amount, boolean correction) implements PaymentNotice {}

    /** W15: the marketplace pays, by {@code planned}; {@code words} are the operator's, or null. */
    record CorrectionGranted(String amount, String planned, String words)
            implements PaymentNotice {}

    /** Told of the event that gave the instruction. */
    static Notice sent(Telling telling) {
        var refund = refund(telling.event());
        return new RefundSent(amount(telling, refund), telling.instant(refund.plannedAt()));
    }

    private static Instruction refund(OrderEvent event) {
        List<Instruction> given =
                event instanceof OrderEvent.PaymentRetried(var failed, var again)
                        ? List.of(again)
                        : ((OrderEvent.LinesSettled) event).instructions();
        return given.stream().filter(it -> it.kind() == Kind.REFUND).findFirst().orElseThrow();
    }

    static Notice paid(Telling telling) {
        var refund = ((OrderEvent.PaymentCompleted) telling.event()).instruction();
        Instant planned = refund.plannedAt();
        boolean ahead = planned.isAfter(telling.occurrence().at());
        return new RefundPaid(amount(telling, refund), ahead ? telling.instant(planned) : null);
    }

    static Notice failed(Telling telling) {
        var failed = (OrderEvent.PaymentFailed) telling.event();
        var it = failed.instruction();
        return new PaymentFailed(amount(telling, it), it.kind().isCorrection(), failed.late());
    }

    static Notice retried(Telling telling) {
        var again = ((OrderEvent.PaymentRetried) telling.event()).again();
        return new PaymentRetried(
                amount(telling, again),
                again.kind().isCorrection(),
                telling.instant(again.plannedAt()));
    }

    static Notice byHand(Telling telling) {
        var paid = ((OrderEvent.PaidByHand) telling.event()).instruction();
        return new PaidByHand(amount(telling, paid), paid.kind().isCorrection());
    }

    static Notice correction(Telling telling) {
        var granted = (OrderEvent.CorrectionGranted) telling.event();
        return new CorrectionGranted(
                amount(telling, granted.instruction()),
                telling.instant(granted.instruction().plannedAt()),
                telling.words(granted.text()));
    }

    private static String amount(Telling telling, Instruction instruction) {
        return telling.amount(instruction.amount());
    }
}
