package org.redress.order;

import static org.redress.order.OrderRefusal.CHARGEBACK_DECIDED;
import static org.redress.order.OrderRefusal.CHARGEBACK_LOST;
import static org.redress.order.OrderRefusal.CHARGEBACK_OPEN;
import static org.redress.order.OrderRefusal.CHARGEBACK_UNKNOWN;
import static org.redress.order.OrderRefusal.NO_CHARGEBACK;
import static org.redress.order.OrderRefusal.WRONG_PARTY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeEvent.Resolved;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.Account;
import org.redress.ledger.Instruction;
import org.redress.order.Chargeback.Standing;
import org.redress.order.OrderCommand.AttachEvidence;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.order.OrderEvent.ChargebackLost;
import org.redress.order.OrderEvent.ChargebackOpened;
import org.redress.order.OrderEvent.ChargebackReminded;
import org.redress.order.OrderEvent.ChargebackWon;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.OrderEvent.RefundChargedBack;

/**
 * A bank chargeback covers the whole order, at any point of its life (FG10): everything stands
 * still until the bank has decided, and no amount is lost twice.
 */
final class ChargingBack {

    private ChargingBack() {}

    /** Told again of one, open or decided, nothing happens. */
    static Decision<Occurrence<OrderEvent>> open(
            ProtectedOrder order, RecordChargeback asked, Act act) {
        if (!isOfTheMarketplace(act)) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        Chargeback last = order.chargeback();
        if (last != null && isKnown(last, asked.reference())) {
            return Decision.accepted();
        }
        if (order.isFrozen()) {
            return standsStill(order, act);
        }
        if (last != null && last.standing() == Standing.LOST) {
            return act.refused(CHARGEBACK_LOST, "chargeback.lost", "at", last.endedAt());
        }
        var remindAt = act.now().plus(Chargeback.REMINDED_EVERY);
        return Decision.accepted(
                act.event(
                        new ChargebackOpened(asked.reference(), remindAt),
                        "chargeback",
                        "remindAt",
                        remindAt));
    }

    static Decision<Occurrence<OrderEvent>> end(
            ProtectedOrder order, RecordChargebackOutcome asked, Act act) {
        if (!isOfTheMarketplace(act)) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        Chargeback last = order.chargeback();
        if (last == null) {
            return act.refused(NO_CHARGEBACK, "chargeback.none");
        }
        if (!isKnown(last, asked.reference())) {
            return act.refused(
                    CHARGEBACK_UNKNOWN,
                    "chargeback.reference",
                    "reference",
                    asked.reference(),
                    "last",
                    last.reference());
        }
        if (last.isOpen() && last.reference().equals(asked.reference())) {
            return asked.won() ? won(order, act) : lost(order, act);
        }
        return toldAgain(last, asked, act);
    }

    /** The same outcome once more changes nothing, whichever chargeback is open meanwhile. */
    private static Decision<Occurrence<OrderEvent>> toldAgain(
            Chargeback last, RecordChargebackOutcome asked, Act act) {
        boolean won = last.isAfter(asked.reference()) || last.standing() == Standing.WON;
        return won == asked.won()
                ? Decision.accepted()
                : act.refused(
                        CHARGEBACK_DECIDED,
                        "chargeback.decided",
                        "reference",
                        asked.reference(),
                        "outcome",
                        (won ? Standing.WON : Standing.LOST).code());
    }

    private static boolean isKnown(Chargeback last, String reference) {
        return last.reference().equals(reference) || last.isAfter(reference);
    }

    private static Decision<Occurrence<OrderEvent>> won(ProtectedOrder order, Act act) {
        var stoodStill = Duration.between(order.chargeback().openedAt(), act.now());
        return Decision.accepted(
                act.event(
                        new ChargebackWon(stoodStill),
                        "chargeback.won",
                        "openedAt",
                        order.chargeback().openedAt(),
                        "stoodStill",
                        stoodStill));
    }

    /**
     * The bank has taken all of it: what is held is gone, and so are refunds that had failed; the
     * rest is the marketplace's loss.
     */
    private static Decision<Occurrence<OrderEvent>> lost(ProtectedOrder order, Act act) {
        List<Occurrence<OrderEvent>> events = new ArrayList<>();
        var nothing = new Resolved(Resolution.CHARGED_BACK, 0, false, 0, 0, null);
        for (Dispute dispute : order.disputes()) {
            if (dispute.isOpen()) {
                var end = new InDispute(dispute.number(), nothing);
                events.add(act.event(end, "chargeback.lost", "at", act.now()));
            }
        }
        var failed = failedToBuyer(order);
        failed.forEach(it -> events.add(chargedBack(it, it.sentAgain().from(), null, 0, act)));
        long held = order.balance().held();
        long notPaid =
                failed.stream()
                        .filter(it -> !it.kind().isCorrection())
                        .mapToLong(Instruction::amount)
                        .sum();
        long loss = order.balance().captured() - held - notPaid;
        var lines =
                IntStream.range(0, order.lines().size())
                        .filter(place -> !order.lines().get(place).isSettled())
                        .boxed()
                        .toList();
        events.add(
                act.event(
                        new ChargebackLost(lines, held, loss),
                        "chargeback.lost",
                        "at",
                        act.now(),
                        "held",
                        held));
        return new Decision.Accepted<>(events);
    }

    private static List<Instruction> failedToBuyer(ProtectedOrder order) {
        return order.funds().failed().stream().filter(it -> it.kind().isToBuyer()).toList();
    }

    /**
     * A refund that the buyer has got from the bank instead (E16); a correction stays with the
     * marketplace, whose money it is.
     */
    static Occurrence<OrderEvent> chargedBack(
            Instruction refund, Account from, String reason, long recovered, Act act) {
        return act.event(
                new RefundChargedBack(refund, from, reason, recovered),
                "chargeback.refund",
                "instruction",
                refund.number());
    }

    /** The reminder is all that time does; the next one comes after another whole while. */
    static List<Occurrence<OrderEvent>> remind(ProtectedOrder order, Act act) {
        var next = act.now().plus(Chargeback.REMINDED_EVERY);
        return List.of(
                act.event(
                        new ChargebackReminded(next),
                        "chargeback.reminder",
                        "since",
                        order.chargeback().openedAt()));
    }

    /**
     * What is accepted while everything stands still: messages and evidence, the word of whoever
     * pays about money on its way, and the bank's decision. A party that may never do it is told
     * so.
     */
    static Decision<Occurrence<OrderEvent>> whileOpen(
            ProtectedOrder order,
            OrderCommand command,
            Decision<Occurrence<OrderEvent>> decision,
            Act act) {
        boolean stays =
                act.actor() == Party.PROVIDER
                        || command instanceof CompletePayment
                        || command instanceof FailPayment
                        || command instanceof PostMessage
                        || command instanceof AttachEvidence
                        || command instanceof RecordChargeback
                        || command instanceof RecordChargebackOutcome;
        boolean happens = decision instanceof Decision.Accepted(var events) && !events.isEmpty();
        return stays || !happens ? decision : standsStill(order, act);
    }

    private static Decision<Occurrence<OrderEvent>> standsStill(ProtectedOrder order, Act act) {
        return act.refused(
                CHARGEBACK_OPEN, "chargeback.open", "since", order.chargeback().openedAt());
    }

    private static boolean isOfTheMarketplace(Act act) {
        return act.actor() == Party.MARKETPLACE || act.actor() == Party.OPERATOR;
    }
}
