package org.redress.order;

import static org.redress.order.OrderRefusal.IN_THE_FUTURE;
import static org.redress.order.OrderRefusal.TRACKING_FACTS_USED_UP;
import static org.redress.order.OrderRefusal.TRACKING_FACT_UNKNOWN;
import static org.redress.order.OrderRefusal.TRACKING_UNKNOWN;
import static org.redress.order.OrderRefusal.WRONG_PARTY;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeDecider;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeStatus.DeliveredWindow;
import org.redress.dispute.DisputeStatus.ReturnArrived;
import org.redress.dispute.DisputeStatus.ReturnInTransit;
import org.redress.dispute.Silence;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.LineStatus.Delivered;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RetractTracking;
import org.redress.order.OrderEvent.Ends;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.OrderEvent.TrackingRecorded;
import org.redress.order.OrderEvent.TrackingRetracted;
import org.redress.policy.Policy;
import org.redress.policy.Reason.Group;

/** What the carrier says, also while a dispute is open (C05 to C07), and about returns. */
final class Carrying {

    /** How many carrier facts an order keeps; more are refused, so that its state stays small. */
    static final int TRACKING_FACTS = 100;

    private Carrying() {}

    /** The same carrier fact twice changes nothing; an unknown parcel is refused. */
    static Decision<Occurrence<OrderEvent>> track(
            ProtectedOrder order, RecordTracking asked, Act act, Policy policy) {
        if (act.actor() != Party.MARKETPLACE) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        if (order.file().fact(asked.fact()).isPresent()) {
            return Decision.accepted();
        }
        if (order.file().facts().size() >= TRACKING_FACTS) {
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
        var returns = returning(order, asked.trackingNumber());
        if (parcel.isEmpty() && returns.isEmpty() && !isThere(order, asked.trackingNumber())) {
            return act.refused(
                    TRACKING_UNKNOWN, "tracking.number", "number", asked.trackingNumber());
        }
        List<Occurrence<OrderEvent>> events = new ArrayList<>();
        events.add(recorded(order, asked, parcel, act, policy));
        var now = OrderEvolution.evolve(order, events.getFirst());
        for (Dispute dispute : returns) {
            var more = ofReturn(now, dispute, asked, act, policy);
            for (var event : more) {
                now = OrderEvolution.evolve(now, event);
            }
            events.addAll(more);
        }
        List<Integer> came = came(events.getFirst());
        if (!came.isEmpty()) {
            parcelDelivered(now, came, events, act, policy);
        }
        return new Decision.Accepted<>(events);
    }

    private static List<Integer> came(Occurrence<OrderEvent> recorded) {
        return ((TrackingRecorded) recorded.event()).delivered().stream().map(Ends::line).toList();
    }

    private static Occurrence<OrderEvent> recorded(
            ProtectedOrder order,
            RecordTracking asked,
            List<Integer> parcel,
            Act act,
            Policy policy) {
        List<Ends> delivered = new ArrayList<>();
        for (int place : parcel) {
            if (asked.status() == Tracking.DELIVERED
                    && order.lines().get(place).status() instanceof InTransit(var shipment)) {
                delivered.add(Protecting.delivered(place, shipment, act.now(), policy));
            }
        }
        var fact =
                new CarrierFact(
                        asked.fact(), asked.trackingNumber(), asked.status(), asked.occurredAt());
        return act.event(
                new TrackingRecorded(fact, asked.place(), delivered),
                delivered.isEmpty() ? "tracking" : "protection.whenDelivered",
                "status",
                asked.status().code(),
                "occurredAt",
                asked.occurredAt());
    }

    /** Once all lines of a not-received dispute are delivered, the buyer is to speak (C06). */
    private static void parcelDelivered(
            ProtectedOrder after,
            List<Integer> parcel,
            List<Occurrence<OrderEvent>> events,
            Act act,
            Policy policy) {
        for (Dispute dispute : after.disputes()) {
            boolean concerned =
                    (dispute.status().isTalks() || dispute.isUnderReview())
                            && dispute.reason().group() == Group.NOT_RECEIVED
                            && dispute.lines().stream().anyMatch(parcel::contains);
            if (concerned) {
                boolean all = dispute.lines().stream().allMatch(place -> isDelivered(after, place));
                var told = Silence.delivered(dispute, all, act, policy);
                events.add(told.with(new InDispute(dispute.number(), told.event())));
            }
        }
    }

    /** Two returns may travel in one parcel; each is settled after the other. */
    private static List<Occurrence<OrderEvent>> ofReturn(
            ProtectedOrder order, Dispute dispute, RecordTracking asked, Act act, Policy policy) {
        Occurrence<DisputeEvent> event =
                switch (asked.status()) {
                    case DELIVERED -> DisputeDecider.returnArrived(act, policy);
                    case LOST ->
                            DisputeDecider.returnLost(
                                    dispute, (ReturnInTransit) dispute.status(), act, policy);
                    case IN_TRANSIT, RETURNED_TO_SELLER, HELD_BY_CUSTOMS -> null;
                };
        return event == null ? List.of() : Settling.withSettlement(order, dispute, event, policy);
    }

    private static List<Dispute> returning(ProtectedOrder order, String trackingNumber) {
        return order.disputes().stream()
                .filter(dispute ->
                        dispute.status() instanceof ReturnInTransit(var award, var parcel, var by)
                                && trackingNumber.equals(parcel.trackingNumber()))
                .toList();
    }

    /** Whether a return with this number has arrived; more of the carrier's words may come. */
    private static boolean isThere(ProtectedOrder order, String trackingNumber) {
        return order.disputes().stream()
                .anyMatch(dispute ->
                        dispute.status() instanceof ReturnArrived(var award, var parcel, var by)
                                && trackingNumber.equals(parcel.trackingNumber()));
    }

    /** A delivery taken back restores the earlier end, unless another fact still tells of it. */
    static Decision<Occurrence<OrderEvent>> retract(
            ProtectedOrder order, RetractTracking asked, Act act, Policy policy) {
        if (act.actor() != Party.MARKETPLACE) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        var found = order.file().fact(asked.fact());
        if (found.isEmpty()) {
            return act.refused(TRACKING_FACT_UNKNOWN, "tracking.retraction");
        }
        List<Integer> lines = undelivered(order, found.get());
        List<Occurrence<OrderEvent>> events = new ArrayList<>();
        events.add(act.event(new TrackingRetracted(asked.fact(), lines), "tracking.retraction"));
        for (Dispute dispute : order.disputes()) {
            if (dispute.status() instanceof DeliveredWindow window
                    && dispute.lines().stream().anyMatch(lines::contains)) {
                var closed = Silence.undelivered(dispute, window, act, policy);
                events.add(closed.with(new InDispute(dispute.number(), closed.event())));
            }
            if (dispute.status() instanceof ReturnArrived arrived
                    && isTakenBack(order, found.get(), arrived.parcel().trackingNumber())) {
                var again = DisputeDecider.returnNotArrived(arrived, act, policy);
                events.add(again.with(new InDispute(dispute.number(), again.event())));
            }
        }
        return new Decision.Accepted<>(events);
    }

    private static List<Integer> undelivered(ProtectedOrder order, CarrierFact fact) {
        return IntStream.range(0, order.lines().size())
                .filter(place ->
                        order.lines().get(place).status() instanceof Delivered d
                                && isTakenBack(order, fact, d.shipment().trackingNumber()))
                .boxed()
                .toList();
    }

    /** Whether this fact told that the parcel was delivered, and no other one does. */
    private static boolean isTakenBack(ProtectedOrder order, CarrierFact fact, String parcel) {
        return fact.delivers(parcel)
                && order.file().facts().stream()
                        .filter(other -> !other.id().equals(fact.id()))
                        .noneMatch(other -> other.delivers(parcel));
    }

    private static boolean isDelivered(ProtectedOrder order, int place) {
        LineStatus status = order.lines().get(place).status();
        return status instanceof Delivered || status instanceof LineStatus.Confirmed;
    }
}
