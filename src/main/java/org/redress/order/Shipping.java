package org.redress.order;

import static org.redress.order.OrderRefusal.ALREADY_CONFIRMED;
import static org.redress.order.OrderRefusal.ALREADY_SHIPPED;
import static org.redress.order.OrderRefusal.BEFORE_PAYMENT;
import static org.redress.order.OrderRefusal.DEADLINE_ALREADY_DUE;
import static org.redress.order.OrderRefusal.IN_THE_FUTURE;
import static org.redress.order.OrderRefusal.LINE_IN_DISPUTE;
import static org.redress.order.OrderRefusal.NOT_SHIPPED;
import static org.redress.order.OrderRefusal.WRONG_PARTY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.Shipment;
import org.redress.order.OrderCommand.Cancel;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderEvent.LinesShipped;
import org.redress.order.OrderEvent.ReceiptConfirmed;
import org.redress.policy.Policy;

/** Shipped, cancelled before that, received: what starts and ends the protection clock (A1). */
final class Shipping {

    private Shipping() {}

    static Decision<Occurrence<OrderEvent>> ship(
            ProtectedOrder order, RecordShipment asked, Act act, Policy policy) {
        if (act.actor() != Party.MARKETPLACE && act.actor() != Party.SELLER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        return notShipped(order, asked.lines(), act)
                .then(lines -> ship(order, lines, asked, act, policy));
    }

    private static Decision<Occurrence<OrderEvent>> ship(
            ProtectedOrder order,
            List<Integer> lines,
            RecordShipment asked,
            Act act,
            Policy policy) {
        if (Registering.isAhead(asked.shippedAt(), act)) {
            return act.refused(
                    IN_THE_FUTURE,
                    "shipment.shippedAt",
                    "shippedAt",
                    asked.shippedAt(),
                    "now",
                    act.now());
        }
        Instant shippedAt = Registering.pastOrNow(asked.shippedAt(), act);
        if (shippedAt.isBefore(order.paidAt())) {
            return act.refused(
                    BEFORE_PAYMENT,
                    "shipment.shippedAt",
                    "shippedAt",
                    shippedAt,
                    "paidAt",
                    order.paidAt());
        }
        Shipment parcel =
                Protecting.parcel(
                        asked.carrier(),
                        asked.trackingNumber(),
                        asked.trackingNumber() == null ? null : act.now(),
                        shippedAt,
                        order.promisedDelivery(),
                        false,
                        policy);
        if (!act.now().isBefore(parcel.releaseAt())) {
            return act.refused(
                    DEADLINE_ALREADY_DUE,
                    "protection.length",
                    "shippedAt",
                    shippedAt,
                    "releaseAt",
                    parcel.releaseAt(),
                    "now",
                    act.now());
        }
        return Decision.accepted(shipped(order, lines, parcel, act, policy));
    }

    private static Occurrence<OrderEvent> shipped(
            ProtectedOrder order, List<Integer> lines, Shipment parcel, Act act, Policy policy) {
        return act.event(
                new LinesShipped(lines, parcel),
                "protection.length",
                "shippedAt",
                parcel.shippedAt(),
                "length",
                policy.protection().lengthFor(order.promisedDelivery()),
                "protectionEnd",
                parcel.protectionEnd(),
                "releaseAt",
                parcel.releaseAt());
    }

    /** A replacement starts the clock anew, by its original length (A14). */
    static Occurrence<OrderEvent> replacement(
            ProtectedOrder order,
            List<Integer> lines,
            String carrier,
            String trackingNumber,
            Act act,
            Policy policy) {
        Instant given = trackingNumber == null ? null : act.now();
        Duration promised = order.promisedDelivery();
        Shipment parcel =
                Protecting.parcel(
                        carrier, trackingNumber, given, act.now(), promised, true, policy);
        return shipped(order, lines, parcel, act, policy);
    }

    /** What was not shipped can be cancelled without a fight (E18). */
    static Decision<Occurrence<OrderEvent>> cancel(
            ProtectedOrder order, Cancel asked, Act act, Policy policy) {
        if (act.actor() != Party.MARKETPLACE && act.actor() != Party.SELLER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        return notShipped(order, asked.lines(), act)
                .then(lines -> {
                    var why = act.event("", "cancellation", "by", act.actor().code());
                    return Decision.accepted(
                            Settling.refund(order, lines, Cause.CANCELLED, why, policy));
                });
    }

    private static Lines.Named notShipped(ProtectedOrder order, List<String> ids, Act act) {
        return Lines.named(
                order,
                ids,
                act,
                line -> line.status() instanceof AwaitingShipment,
                (line, place) ->
                        line.status() instanceof AwaitingShipment ? null : ALREADY_SHIPPED);
    }

    /** Receipt of a disputed line cannot be confirmed; the dispute is to be withdrawn first. */
    static Decision<Occurrence<OrderEvent>> confirm(
            ProtectedOrder order, ConfirmReceipt asked, Act act, Policy policy) {
        if (act.actor() != Party.BUYER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        var named =
                Lines.named(
                        order,
                        asked.lines(),
                        act,
                        line ->
                                line.status().parcel() != null
                                        && !(line.status() instanceof Confirmed),
                        (line, place) -> whyNotConfirmed(order, line, place));
        Duration window = policy.protection().confirmationWindow();
        Instant releaseAt = act.now().plus(window);
        return named.then(lines ->
                Decision.accepted(
                        act.event(
                                new ReceiptConfirmed(lines, releaseAt),
                                "protection.confirmationWindow",
                                "window",
                                window,
                                "releaseAt",
                                releaseAt)));
    }

    private static OrderRefusal whyNotConfirmed(ProtectedOrder order, Line line, int place) {
        if (order.openDisputeOf(place).isPresent()) {
            return LINE_IN_DISPUTE;
        }
        if (line.status() instanceof AwaitingShipment) {
            return NOT_SHIPPED;
        }
        return line.status() instanceof Confirmed ? ALREADY_CONFIRMED : null;
    }
}
