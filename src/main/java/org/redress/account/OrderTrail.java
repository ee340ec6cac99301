package org.redress.account;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.redress.kernel.Occurrence;
import org.redress.order.CarrierFact;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.OrderEvent.LinesShipped;
import org.redress.order.OrderEvent.TrackingRecorded;
import org.redress.order.OrderEvent.TrackingRetracted;

/**
 * An order's disputes as its events tell them; whoever has the events gets the same. Pure, and the
 * only reading of them: the service's own rates come from here too.
 */
public record OrderTrail(UUID order, List<Disputed> disputes) {

    /** Neither party's doing. */
    private static final Set<Tracking> HINDERED =
            EnumSet.of(Tracking.LOST, Tracking.HELD_BY_CUSTOMS);

    public OrderTrail {
        disputes = List.copyOf(disputes);
    }

    /**
     * {@code events} in their order; those of types that {@link #isNeeded} denies may be left out.
     */
    public static OrderTrail of(UUID order, List<Occurrence<OrderEvent>> events) {
        Map<Integer, DisputeTrail> disputes = new TreeMap<>();
        Map<String, CarrierFact> hindrances = new HashMap<>();
        Map<String, Set<Integer>> parcels = new HashMap<>();
        for (var occurrence : events) {
            OrderEvent event = occurrence.event();
            if (event instanceof InDispute(var number, var inside)) {
                disputes.computeIfAbsent(number, DisputeTrail::new).happened(inside, occurrence);
            } else if (event instanceof LinesShipped(var lines, var parcel)) {
                parcels.computeIfAbsent(parcel.trackingNumber(), any -> new HashSet<>())
                        .addAll(lines);
            } else if (event instanceof TrackingRecorded tracked
                    && HINDERED.contains(tracked.fact().status())) {
                hindrances.put(tracked.fact().id(), tracked.fact());
            } else if (event instanceof TrackingRetracted retracted) {
                hindrances.remove(retracted.fact());
            }
        }
        Set<Integer> hindered = new HashSet<>();
        hindrances.values().forEach(fact -> hindered.addAll(linesOf(parcels, fact)));
        var read =
                disputes.values().stream()
                        .map(trail -> trail.read(isAnyOf(trail.lines(), hindered)))
                        .toList();
        return new OrderTrail(order, read);
    }

    /** By the {@code type} of an event's row. */
    public static boolean isNeeded(String type) {
        return type.startsWith("dispute.")
                || type.equals("lines-shipped")
                || type.startsWith("tracking-");
    }

    private static Set<Integer> linesOf(Map<String, Set<Integer>> parcels, CarrierFact fact) {
        return parcels.getOrDefault(fact.parcel(), Set.of());
    }

    private static boolean isAnyOf(List<Integer> lines, Set<Integer> hindered) {
        return lines.stream().anyMatch(hindered::contains);
    }
}
