package org.redress.order;

import static org.redress.order.OrderRefusal.CHARGEBACK_LOST;
import static org.redress.order.OrderRefusal.PAYMENT_NOT_FAILED;
import static org.redress.order.OrderRefusal.WRONG_PARTY;

import java.util.Optional;
import java.util.Set;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.order.OrderEvent.PaidByHand;
import org.redress.order.OrderEvent.PaymentCompleted;
import org.redress.order.OrderEvent.PaymentFailed;
import org.redress.order.OrderEvent.PaymentRetried;
import org.redress.policy.Policy;

/**
 * What becomes of money on its way out. An instruction is in flight, then arrived or failed; what
 * arrived can still fail, and what failed is seen to by a person. Whatever is told about one that
 * stands elsewhere changes nothing, so that it may be told twice and out of order (FG7).
 */
final class Paying {

    /** Who may tell what became of it: the provider, or whoever pays where there is none. */
    private static final Set<Party> TELLS =
            Set.of(Party.PROVIDER, Party.MARKETPLACE, Party.OPERATOR);

    private Paying() {}

    static Decision<Occurrence<OrderEvent>> complete(
            ProtectedOrder order, CompletePayment asked, Act act) {
        if (!TELLS.contains(act.actor())) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        return Funds.in(order.funds().inFlight(), asked.instruction())
                .map(it -> told(act, new PaymentCompleted(it, asked.providerReference()), it))
                .orElseGet(Decision::accepted);
    }

    static Decision<Occurrence<OrderEvent>> fail(ProtectedOrder order, FailPayment asked, Act act) {
        if (!TELLS.contains(act.actor())) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        var funds = order.funds();
        Optional<Instruction> arrived = Funds.in(funds.arrived(), asked.instruction());
        return Funds.in(funds.inFlight(), asked.instruction())
                .or(() -> arrived)
                .map(it -> failed(order, it, arrived.isPresent(), asked.reason(), act))
                .orElseGet(Decision::accepted);
    }

    private static Decision<Occurrence<OrderEvent>> told(
            Act act, OrderEvent event, Instruction instruction) {
        return Decision.accepted(
                act.event(event, "payment.done", "instruction", instruction.number()));
    }

    private static Decision<Occurrence<OrderEvent>> failed(
            ProtectedOrder order, Instruction instruction, boolean late, String reason, Act act) {
        if (Correcting.isPaidByBank(order, instruction.kind())) {
            var from = instruction.failed(late).from();
            long lost = instruction.kind().isCorrection() ? 0 : instruction.amount();
            return Decision.accepted(
                    ChargingBack.chargedBack(instruction, from, reason, lost, act));
        }
        return Decision.accepted(
                act.event(
                        new PaymentFailed(instruction, late, reason),
                        late ? "payment.failedLate" : "payment.failed",
                        "instruction",
                        instruction.number(),
                        "reason",
                        reason));
    }

    static Decision<Occurrence<OrderEvent>> retry(
            ProtectedOrder order, RetryPayment asked, Act act, Policy policy) {
        if (act.actor() != Party.OPERATOR) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        var failed = Funds.in(order.funds().failed(), asked.instruction());
        if (failed.isEmpty()) {
            return act.refused(PAYMENT_NOT_FAILED, "payment", "instruction", asked.instruction());
        }
        var before = failed.get();
        if (Correcting.isPaidByBank(order, before.kind())) {
            return takenBack(order, act);
        }
        var again =
                new Instruction(
                        order.instructions() + 1,
                        before.kind(),
                        before.amount(),
                        policy.settlement().payWithin().from(act.now()));
        return Decision.accepted(
                act.event(
                        new PaymentRetried(before, again),
                        "payment.retried",
                        "instruction",
                        before.number(),
                        "planned",
                        again.plannedAt()));
    }

    static Decision<Occurrence<OrderEvent>> byHand(ProtectedOrder order, PayByHand asked, Act act) {
        if (act.actor() != Party.OPERATOR) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        var failed = Funds.in(order.funds().failed(), asked.instruction());
        if (failed.isEmpty()) {
            return act.refused(PAYMENT_NOT_FAILED, "payment", "instruction", asked.instruction());
        }
        if (Correcting.isPaidByBank(order, failed.get().kind())) {
            return takenBack(order, act);
        }
        return Decision.accepted(
                act.event(
                        new PaidByHand(failed.get(), asked.reference()),
                        "payment.byHand",
                        "instruction",
                        asked.instruction()));
    }

    private static Decision<Occurrence<OrderEvent>> takenBack(ProtectedOrder order, Act act) {
        return act.refused(CHARGEBACK_LOST, "chargeback.lost", "at", order.chargeback().endedAt());
    }
}
