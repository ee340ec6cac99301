package org.redress.order;

import static org.redress.order.OrderRefusal.CHARGEBACK_LOST;
import static org.redress.order.OrderRefusal.CORRECTION_OUT_OF_RANGE;
import static org.redress.order.OrderRefusal.NOT_SETTLED;
import static org.redress.order.OrderRefusal.OTHER_CURRENCY;
import static org.redress.order.OrderRefusal.WRONG_PARTY;

import java.util.List;
import java.util.stream.Stream;
import org.redress.dispute.DisputeRefusal;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction;
import org.redress.ledger.Instruction.Kind;
import org.redress.order.OrderCommand.PayCorrection;
import org.redress.order.OrderEvent.CorrectionGranted;
import org.redress.policy.Policy;

/**
 * After the settlement nothing reopens: what was not right is paid once more from the marketplace's
 * own account, linked to the case. Nobody is debited for it, and each side gets by settlement and
 * corrections together no more than the order was worth (E16).
 */
final class Correcting {

    private Correcting() {}

    static Decision<Occurrence<OrderEvent>> pay(
            ProtectedOrder order, PayCorrection asked, Act act, Policy policy) {
        if (act.actor() != Party.OPERATOR) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        if (asked.dispute() != 0 && order.dispute(asked.dispute()).isEmpty()) {
            return act.refused(
                    DisputeRefusal.DISPUTE_NOT_FOUND, "dispute", "number", asked.dispute());
        }
        if (!isSettled(order, asked.dispute())) {
            return act.refused(NOT_SETTLED, "correction", "dispute", asked.dispute());
        }
        if (!order.currency().equals(asked.currency())) {
            return act.refused(
                    OTHER_CURRENCY,
                    "correction.currency",
                    "currency",
                    order.currency(),
                    "asked",
                    asked.currency());
        }
        var kind = kind(asked.recipient());
        if (isPaidByBank(order, kind)) {
            return act.refused(
                    CHARGEBACK_LOST, "chargeback.lost", "at", order.chargeback().endedAt());
        }
        long most = most(order, kind);
        return asked.amount() < 1 || asked.amount() > most
                ? act.refused(
                        CORRECTION_OUT_OF_RANGE,
                        "correction.most",
                        "most",
                        most,
                        "asked",
                        asked.amount())
                : Decision.accepted(granted(order, asked, kind, most, act, policy));
    }

    private static Occurrence<OrderEvent> granted(
            ProtectedOrder order,
            PayCorrection asked,
            Kind kind,
            long most,
            Act act,
            Policy policy) {
        var instruction =
                new Instruction(
                        order.instructions() + 1,
                        kind,
                        asked.amount(),
                        policy.settlement().payWithin().from(act.now()));
        return act.event(
                new CorrectionGranted(instruction, asked.dispute(), asked.task(), asked.reason()),
                "correction",
                "instruction",
                instruction.number(),
                "recipient",
                asked.recipient().code(),
                "most",
                most,
                "planned",
                instruction.plannedAt());
    }

    private static boolean isSettled(ProtectedOrder order, int dispute) {
        return order.dispute(dispute)
                .map(it -> it.lines().stream().allMatch(at -> order.lines().get(at).isSettled()))
                .orElseGet(order::isSettled);
    }

    private static Kind kind(Party recipient) {
        return recipient == Party.BUYER ? Kind.BUYER_CORRECTION : Kind.SELLER_CORRECTION;
    }

    /** The buyer has all of it already once a chargeback was lost. */
    static boolean isPaidByBank(ProtectedOrder order, Kind kind) {
        return kind.isToBuyer()
                && order.chargeback() != null
                && order.chargeback().standing() == Chargeback.Standing.LOST;
    }

    /**
     * What the settlement gave to the other side, or to the bank, and no correction has given to
     * this one yet.
     */
    static long most(ProtectedOrder order, Kind kind) {
        var balance = order.balance();
        var corrections = order.funds().corrections();
        return kind.isToBuyer()
                ? balance.released() + underWay(order, Kind.PAYOUT) - corrections.toBuyer()
                : balance.refunded()
                        + balance.chargedBack()
                        + underWay(order, Kind.REFUND)
                        - corrections.toSeller();
    }

    private static long underWay(ProtectedOrder order, Kind kind) {
        var funds = order.funds();
        return Stream.of(funds.inFlight(), funds.failed())
                .flatMap(List::stream)
                .filter(it -> it.kind() == kind)
                .mapToLong(Instruction::amount)
                .sum();
    }
}
