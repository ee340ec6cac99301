package org.redress.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.redress.kernel.Occurrence;
import org.redress.ledger.Instruction;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.CorrectionGranted;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderEvent.PaidByHand;
import org.redress.order.OrderEvent.PaymentCompleted;
import org.redress.order.OrderEvent.PaymentFailed;
import org.redress.order.OrderEvent.PaymentRetried;
import org.redress.order.OrderEvent.RefundChargedBack;

/** How far each payment of an order has come (E12), told from the order's events. */
public final class PaymentStages {

    private PaymentStages() {}

    /**
     * Planned and sent, then done or failed; a failed one is tried again or paid by hand, and a
     * refund that did not arrive is charged back where the bank has paid the buyer.
     */
    public enum Stage {
        PLANNED,
        SENT,
        DONE,
        FAILED,
        RETRIED,
        PAID_BY_HAND,
        CHARGED_BACK;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One payment and where it stands.
     *
     * @param sentAt when the provider was first asked, null before
     * @param endedAt when it came into this stage, null before it was done or failed
     * @param reference the provider's own, or that of a payment by hand; null before
     * @param reason the provider's word for a failure, else null
     * @param retriedAs the number of the payment that was made instead, 0 if none was
     */
    public record PaymentStage(
            Instruction instruction,
            Stage stage,
            Instant sentAt,
            Instant endedAt,
            String reference,
            String reason,
            int retriedAs) {

        private PaymentStage ended(Stage other, Instant at, String its, String why, int again) {
            return new PaymentStage(instruction, other, sentAt, at, its, why, again);
        }
    }

    /**
     * @param sentAt by the payment's number, when the provider was first asked
     */
    static List<PaymentStage> of(
            List<Occurrence<OrderEvent>> events, Map<Integer, Instant> sentAt) {
        Map<Integer, PaymentStage> stages = new TreeMap<>();
        for (var occurrence : events) {
            Instant at = occurrence.at();
            switch (occurrence.event()) {
                case LinesSettled settled ->
                        settled.instructions().forEach(it -> planned(stages, it, sentAt));
                case CorrectionGranted granted -> planned(stages, granted.instruction(), sentAt);
                case PaymentCompleted(var it, var reference) ->
                        stages.computeIfPresent(
                                it.number(),
                                (_, old) -> old.ended(Stage.DONE, at, reference, null, 0));
                case PaymentFailed(var it, var late, var reason) ->
                        stages.computeIfPresent(
                                it.number(),
                                (_, old) ->
                                        old.ended(Stage.FAILED, at, old.reference(), reason, 0));
                case PaymentRetried(var failed, var again) -> {
                    planned(stages, again, sentAt);
                    stages.computeIfPresent(
                            failed.number(),
                            (_, old) ->
                                    old.ended(
                                            Stage.RETRIED,
                                            at,
                                            old.reference(),
                                            old.reason(),
                                            again.number()));
                }
                case PaidByHand(var it, var reference) ->
                        stages.computeIfPresent(
                                it.number(),
                                (_, old) ->
                                        old.ended(
                                                Stage.PAID_BY_HAND,
                                                at,
                                                reference,
                                                old.reason(),
                                                0));
                case RefundChargedBack(var it, var from, var reason, var recovered) ->
                        stages.computeIfPresent(
                                it.number(), (_, old) -> chargedBack(old, at, reason));
                case OrderEvent other -> {}
            }
        }
        return List.copyOf(stages.values());
    }

    private static PaymentStage chargedBack(PaymentStage old, Instant at, String reason) {
        String why = reason == null ? old.reason() : reason;
        return old.ended(Stage.CHARGED_BACK, at, old.reference(), why, 0);
    }

    private static void planned(
            Map<Integer, PaymentStage> stages, Instruction it, Map<Integer, Instant> sentAt) {
        Instant sent = sentAt.get(it.number());
        var stage = sent == null ? Stage.PLANNED : Stage.SENT;
        stages.put(it.number(), new PaymentStage(it, stage, sent, null, null, null, 0));
    }
}
