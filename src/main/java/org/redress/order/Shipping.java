package org.redress.order;

import static org.redress.order.OrderRefusal.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.LineStatus.Shipment;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.Tracking;
import org.redress.order.OrderEvent.LinesShipped;
import org.redress.order.OrderEvent.ReceiptConfirmed;
import org.redress.order.OrderEvent.TrackingRecorded;
import org.redress.policy.Policy;

/**
 * The parcel's way: shipped, tracked, received. It starts, and can end, the protection clock (A1).
 */
final class Shipping {

    /** How many carrier facts an order keeps; more are refused, so that its state stays small. */
    static final int TRACKING_FACTS = 100;

    private Shipping() {}

    static Decision<Occurrence<OrderEvent>> ship(
            ProtectedOrder order, RecordShipment asked, Act act, Policy policy) {
        if (act.actor() != Party.MARKETPLACE && act.actor() != Party.SELLER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        var named =
                Lines.named(
                        order,
                        asked.lines(),
                        act,
                        line -> line.status() instanceof AwaitingShipment,
                        (line, place) ->
                                line.status() instanceof AwaitingShipment ? null : ALREADY_SHIPPED);
        return named.then(lines -> ship(order, lines, asked, act, policy));
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
        Duration length = policy.protection().lengthFor(order.promisedDelivery());
        Instant end = shippedAt.plus(length);
        Instant releaseAt = end.plus(policy.protection().grace());
        if (!act.now().isBefore(releaseAt)) {
            return act.refused(
                    DEADLINE_ALREADY_DUE,
                    "protection.length",
                    "shippedAt",
                    shippedAt,
                    "releaseAt",
                    releaseAt,
                    "now",
                    act.now());
        }
        Instant given = asked.trackingNumber() == null ? null : act.now();
        var parcel =
                new Shipment(
                        asked.carrier(), asked.trackingNumber(), given, shippedAt, end, releaseAt);
        return Decision.accepted(
                act.event(
                        new LinesShipped(lines, parcel),
                        "protection.length",
                        "shippedAt",
                        shippedAt,
                        "length",
                        length,
                        "protectionEnd",
                        end,
                        "releaseAt",
                        releaseAt));
    }

    /** The same carrier fact twice changes nothing; an unknown parcel is refused. */
    static Decision<Occurrence<OrderEvent>> track(
            ProtectedOrder order, RecordTracking asked, Act act) {
        if (act.actor() != Party.MARKETPLACE) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        if (order.trackingFacts().contains(asked.fact())) {
            return Decision.accepted();
        }
        if (order.trackingFacts().size() >= TRACKING_FACTS) {
            return act.refused(TRACKING_FACTS_USED_UP, "tracking.facts", "limit", TRACKING_FACTS);
        }
        if (Registering.isAhead(asked.occurredAt(), act)) {
            return act.refused(
                    IN_THE_FUTURE,
                    "tracking.occurredAt",
                    "occurredAt",
                    asked.occurredAt(),
                    "now",
                    act.now());
        }
        var parcel = Lines.withParcel(order, asked.trackingNumber());
        if (parcel.isEmpty()) {
            return act.refused(
                    TRACKING_UNKNOWN, "tracking.number", "number", asked.trackingNumber());
        }
        List<Integer> delivered =
                asked.status() == Tracking.DELIVERED
                        ? parcel.stream().filter(place -> isInTransit(order, place)).toList()
                        : List.of();
        return Decision.accepted(
                act.event(
                        new TrackingRecorded(
                                asked.fact(), asked.status(), asked.occurredAt(), delivered),
                        "tracking",
                        "status",
                        asked.status().code(),
                        "occurredAt",
                        asked.occurredAt()));
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

    private static boolean isInTransit(ProtectedOrder order, int place) {
        return order.lines().get(place).status() instanceof InTransit;
    }
}
