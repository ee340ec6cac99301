package org.redress.order;

import static org.redress.order.OrderRefusal.ORDER_NOT_FOUND;
import static org.redress.order.OrderRefusal.PROTECTION_OVER;
import static org.redress.order.OrderRefusal.WRONG_PARTY;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeDecider;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeRefusal;
import org.redress.kernel.Act;
import org.redress.kernel.Deadline;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.OrderCommand.CompletePayment;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderCommand.TimePassed;
import org.redress.order.OrderEvent.PaymentCompleted;
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
            case RecordTracking asked -> Shipping.track(order, asked, act);
            case ConfirmReceipt asked -> Shipping.confirm(order, asked, act, policy);
            case RefundInFull asked -> Settling.refundInFull(order, asked, act, policy);
            case OpenDispute asked -> Opening.open(order, asked, act, policy);
            case InDispute asked -> inDispute(order, asked, act, policy);
            case CompletePayment asked -> completePayment(order, asked, act);
            case TimePassed t -> Decision.accepted();
        };
    }

    /** What time does at a deadline of this order; never nothing. */
    static List<Occurrence<OrderEvent>> onDeadline(
            ProtectedOrder order, Deadline deadline, Act act, Policy policy) {
        return switch (deadline.kind()) {
            case PARTY_TURN, NEGOTIATION_CAP, MEDIATOR -> {
                Dispute dispute = order.dispute(deadline.subject()).orElseThrow();
                yield withSettlement(
                        order, dispute, DisputeDecider.onDeadline(dispute, act, policy), policy);
            }
            case SHIP_BY -> {
                var why = act.event("", "protection.shipBy", "shipBy", deadline.at());
                yield List.of(
                        Settling.refund(
                                order, alike(order, deadline), Cause.SHIP_BY_MISSED, why, policy));
            }
            case PROTECTION -> {
                boolean confirmed =
                        order.lines().get(deadline.subject()).status() instanceof Confirmed;
                var why =
                        act.event(
                                "",
                                confirmed ? "protection.confirmationWindow" : "protection.length",
                                "releaseAt",
                                deadline.at());
                var cause = confirmed ? Cause.RECEIPT_CONFIRMED : Cause.PROTECTION_EXPIRED;
                yield List.of(Settling.release(order, alike(order, deadline), cause, why, policy));
            }
        };
    }

    /**
     * Lines that wait for the same thing at the same instant go together: one event, one email
     * each.
     */
    private static List<Integer> alike(ProtectedOrder order, Deadline deadline) {
        var state = order.lines().get(deadline.subject()).status().getClass();
        return IntStream.range(0, order.lines().size())
                .filter(place -> order.lines().get(place).status().getClass() == state)
                .filter(place -> order.openDisputeOf(place).isEmpty())
                .filter(place ->
                        order.lines().get(place).deadline(place).at().equals(deadline.at()))
                .boxed()
                .toList();
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
        return DisputeDecider.decide(dispute, asked.command(), act, policy)
                .map(events ->
                        events.stream()
                                .flatMap(e -> withSettlement(order, dispute, e, policy).stream())
                                .toList());
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

    private static List<Occurrence<OrderEvent>> withSettlement(
            ProtectedOrder order,
            Dispute dispute,
            Occurrence<DisputeEvent> occurrence,
            Policy policy) {
        List<Occurrence<OrderEvent>> events = new ArrayList<>(2);
        events.add(occurrence.with(new OrderEvent.InDispute(dispute.number(), occurrence.event())));
        if (occurrence.event() instanceof DisputeEvent.Resolved) {
            events.add(Settling.dispute(order, dispute, occurrence, policy));
        }
        return events;
    }

    private static Decision<Occurrence<OrderEvent>> completePayment(
            ProtectedOrder order, CompletePayment asked, Act act) {
        if (act.actor() != Party.PROVIDER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        return order.inFlight().stream()
                .filter(instruction -> instruction.number() == asked.instruction())
                .findFirst()
                .map(instruction ->
                        Decision.<Occurrence<OrderEvent>>accepted(
                                act.event(
                                        new PaymentCompleted(
                                                instruction, asked.providerReference()),
                                        "payment.done",
                                        "instruction",
                                        instruction.number())))
                .orElseGet(Decision::accepted);
    }
}
