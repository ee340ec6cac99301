package org.redress.order;

import static org.redress.order.OrderRefusal.ORDER_NOT_FOUND;
import static org.redress.order.OrderRefusal.PROTECTION_OVER;

import java.util.List;
import java.util.stream.IntStream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeDecider;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.Silence;
import org.redress.kernel.Act;
import org.redress.kernel.Deadline;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.AttachEvidence;
import org.redress.order.OrderCommand.Cancel;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.PayByHand;
import org.redress.order.OrderCommand.PayCorrection;
import org.redress.order.OrderCommand.PostMessage;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderCommand.RemoveEvidence;
import org.redress.order.OrderCommand.ReportUndelivered;
import org.redress.order.OrderCommand.RetractTracking;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.order.OrderCommand.TimePassed;
import org.redress.policy.Policy;
import org.redress.policy.Policy.Withdrawal.AfterExpiry;

/**
 * The rules of a protected order (rule 2): state, command, policy and now in; events or a refusal
 * out. Whoever calls it has applied everything already due first, see {@link Life}.
 */
public final class OrderDecider {

    private OrderDecider() {}

    /** {@code order} is null where none is registered under that id. */
    public static Decision<Occurrence<OrderEvent>> decide(
            ProtectedOrder order, OrderCommand command, Act act, Policy policy) {
        if (order == null && !(command instanceof Register)) {
            return act.refused(ORDER_NOT_FOUND, "order");
        }
        var decision = decided(order, command, act, policy);
        return order != null && order.isFrozen()
                ? ChargingBack.whileOpen(order, command, decision, act)
                : decision;
    }

    private static Decision<Occurrence<OrderEvent>> decided(
            ProtectedOrder order, OrderCommand command, Act act, Policy policy) {
        return switch (command) {
            case Register asked ->
                    order == null
                            ? Registering.register(asked, act, policy)
                            : act.refused(
                                    OrderRefusal.ORDER_ALREADY_REGISTERED,
                                    "registration.id",
                                    "order",
                                    order.externalId());
            case RecordShipment asked -> Shipping.ship(order, asked, act, policy);
            case RecordTracking asked -> Carrying.track(order, asked, act, policy);
            case RetractTracking asked -> Carrying.retract(order, asked, act, policy);
            case ConfirmReceipt asked -> Shipping.confirm(order, asked, act, policy);
            case ExtendProtection asked -> Extending.extend(order, asked, act, policy);
            case AskExtension asked -> Extending.ask(order, asked, act, policy);
            case DeclineExtension asked -> Extending.decline(order, asked, act);
            case Cancel asked -> Shipping.cancel(order, asked, act, policy);
            case RefundInFull asked -> Settling.refundInFull(order, asked, act, policy);
            case OpenDispute asked -> Opening.open(order, asked, act, policy);
            case PostMessage asked -> Attaching.post(order, asked, act, policy);
            case AttachEvidence asked -> Attaching.attach(order, asked, act, policy);
            case RemoveEvidence asked -> Attaching.remove(order, asked, act, policy);
            case InDispute asked -> inDispute(order, asked, act, policy);
            case CompletePayment asked -> Paying.complete(order, asked, act);
            case FailPayment asked -> Paying.fail(order, asked, act);
            case RetryPayment asked -> Paying.retry(order, asked, act, policy);
            case PayByHand asked -> Paying.byHand(order, asked, act);
            case RecordChargeback asked -> ChargingBack.open(order, asked, act);
            case RecordChargebackOutcome asked -> ChargingBack.end(order, asked, act);
            case ReportUndelivered told -> Undelivered.decide(order, told, act, policy);
            case PayCorrection asked -> Correcting.pay(order, asked, act, policy);
            case TimePassed t -> Decision.accepted();
        };
    }

    /** What time does at a deadline of this order; never nothing. */
    static List<Occurrence<OrderEvent>> onDeadline(
            ProtectedOrder order, Deadline deadline, Act act, Policy policy) {
        return switch (deadline.kind()) {
            case PARTY_TURN,
                    DELIVERED_WINDOW,
                    NEGOTIATION_CAP,
                    EVIDENCE_WINDOW,
                    PROPOSAL_WINDOW,
                    MEDIATOR,
                    APPEAL,
                    RETURN,
                    REPLACEMENT ->
                    ofDispute(order, deadline, act, policy);
            case SHIP_BY -> {
                var why = act.event("", "protection.shipBy", "shipBy", deadline.at());
                yield List.of(
                        Settling.refund(
                                order, alike(order, deadline), Cause.SHIP_BY_MISSED, why, policy));
            }
            case EXTENSION ->
                    List.of(Extending.automatic(order, extended(order, deadline), act, policy));
            case PROTECTION -> List.of(release(order, deadline, act, policy));
            case CHARGEBACK -> ChargingBack.remind(order, act);
        };
    }

    private static List<Occurrence<OrderEvent>> ofDispute(
            ProtectedOrder order, Deadline deadline, Act act, Policy policy) {
        Dispute dispute = order.dispute(deadline.subject()).orElseThrow();
        var setting = Opening.setting(order, dispute);
        return Silence.onDeadline(dispute, deadline, setting, act, policy).stream()
                .flatMap(e -> Settling.withSettlement(order, dispute, e, policy).stream())
                .toList();
    }

    /** Clock, buyer and carrier are told apart (E09). */
    private static Occurrence<OrderEvent> release(
            ProtectedOrder order, Deadline deadline, Act act, Policy policy) {
        Cause cause =
                switch (order.lines().get(deadline.subject()).status()) {
                    case LineStatus.Confirmed s -> Cause.RECEIPT_CONFIRMED;
                    case LineStatus.Delivered s -> Cause.DELIVERED_BY_CARRIER;
                    case LineStatus.InTransit s -> Cause.PROTECTION_EXPIRED;
                    case LineStatus.AwaitingShipment s -> throw new IllegalStateException("unsent");
                    case LineStatus.Settled s -> throw new IllegalStateException("settled");
                };
        String rule =
                cause == Cause.RECEIPT_CONFIRMED
                        ? "protection.confirmationWindow"
                        : "protection.length";
        var why = act.event("", rule, "releaseAt", deadline.at());
        return Settling.release(order, alike(order, deadline), cause, why, policy);
    }

    /**
     * Lines that wait for the same thing at the same instant go together: one event, one email
     * each.
     */
    private static List<Integer> alike(ProtectedOrder order, Deadline deadline) {
        var state = order.lines().get(deadline.subject()).status().getClass();
        return places(order)
                .filter(place -> order.lines().get(place).status().getClass() == state)
                .filter(place -> order.openDisputeOf(place).isEmpty())
                .filter(place -> order.lines().get(place).releaseAt().equals(deadline.at()))
                .boxed()
                .toList();
    }

    private static List<Integer> extended(ProtectedOrder order, Deadline deadline) {
        return places(order)
                .filter(place -> {
                    Deadline own = order.lines().get(place).extension(place);
                    return own != null && own.at().equals(deadline.at());
                })
                .boxed()
                .toList();
    }

    private static IntStream places(ProtectedOrder order) {
        return IntStream.range(0, order.lines().size());
    }

    private static Decision<Occurrence<OrderEvent>> inDispute(
            ProtectedOrder order, InDispute asked, Act act, Policy policy) {
        var found = order.dispute(asked.number());
        if (found.isEmpty()) {
            return act.refused(
                    DisputeRefusal.DISPUTE_NOT_FOUND, "dispute", "number", asked.number());
        }
        Dispute dispute = found.get();
        if (asked.command() instanceof Withdraw && tooLateToWithdraw(order, dispute, act, policy)) {
            return act.refused(PROTECTION_OVER, "withdrawal.afterExpiry", "now", act.now());
        }
        if (asked.command() instanceof Edit edit && isNewReason(dispute, edit, act)) {
            var edited = Eligibility.inTime(order, dispute.lines(), edit.reason(), act, policy);
            if (!edited.isAllowed()) {
                return new Decision.Refused<>(edited.refusal());
            }
        }
        var setting = Opening.setting(order, dispute);
        return DisputeDecider.decide(dispute, asked.command(), setting, act, policy)
                .map(events ->
                        events.stream()
                                .flatMap(e ->
                                        Settling.withSettlement(order, dispute, e, policy).stream())
                                .toList());
    }

    /** A reason that waits when a dispute is opened waits in an edit as well (O03, N15). */
    private static boolean isNewReason(Dispute dispute, Edit edit, Act act) {
        return act.actor() == Party.BUYER
                && dispute.status().isTalks()
                && edit.reason() != null
                && edit.reason() != dispute.reason();
    }

    private static boolean tooLateToWithdraw(
            ProtectedOrder order, Dispute dispute, Act act, Policy policy) {
        return policy.withdrawal().afterExpiry() == AfterExpiry.REFUSED
                && act.actor() == Party.BUYER
                && dispute.isOpen()
                && dispute.lines().stream()
                        .map(place -> order.lines().get(place).deadline(place))
                        .anyMatch(release -> release.isDue(act.now()));
    }
}
