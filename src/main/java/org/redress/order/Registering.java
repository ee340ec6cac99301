package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.Spread;
import org.redress.ledger.Parts;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderEvent.OrderRegistered;
import org.redress.policy.Policy;

/** A paid order comes under protection (E01, E03); digital goods at once (O14). */
final class Registering {

    /** How far the marketplace's clock may run ahead of the database's. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private Registering() {}

    static Decision<Occurrence<OrderEvent>> register(Register asked, Act act, Policy policy) {
        if (act.actor() != Party.MARKETPLACE) {
            return act.refused(OrderRefusal.WRONG_PARTY, "party", "party", act.actor().code());
        }
        if (isAhead(asked.paidAt(), act)) {
            return act.refused(
                    OrderRefusal.IN_THE_FUTURE,
                    "registration.paidAt",
                    "paidAt",
                    asked.paidAt(),
                    "now",
                    act.now());
        }
        Instant paidAt = pastOrNow(asked.paidAt(), act);
        Instant shipBy = paidAt.plus(policy.protection().shipBy());
        List<Line> lines = lines(asked, paidAt, shipBy, policy);
        for (Line line : lines) {
            if (!act.now().isBefore(line.releaseAt())) {
                return act.refused(
                        OrderRefusal.DEADLINE_ALREADY_DUE,
                        line.digital() ? "protection.length" : "protection.shipBy",
                        "paidAt",
                        paidAt,
                        line.digital() ? "releaseAt" : "shipBy",
                        line.releaseAt(),
                        "now",
                        act.now());
            }
        }
        var purchase =
                new Purchase(
                        asked.id(),
                        asked.externalId(),
                        asked.currency(),
                        policy.ref(),
                        asked.buyer(),
                        asked.seller(),
                        asked.paymentReference(),
                        paidAt,
                        asked.promisedDelivery(),
                        asked.titles());
        return Decision.accepted(
                act.event(
                        new OrderRegistered(purchase, lines),
                        "protection.shipBy",
                        "paidAt",
                        paidAt,
                        "shipBy",
                        shipBy));
    }

    /** Ahead by more than clocks may differ. */
    static boolean isAhead(Instant told, Act act) {
        return told != null && told.isAfter(act.now().plus(CLOCK_SKEW));
    }

    /** What was not told, or is ahead by less than clocks may differ, is now. */
    static Instant pastOrNow(Instant told, Act act) {
        return told == null || told.isAfter(act.now()) ? act.now() : told;
    }

    /** Each line's share of shipping is fixed here, by goods and tax (rule 1). */
    private static List<Line> lines(Register asked, Instant paidAt, Instant shipBy, Policy policy) {
        long[] weights =
                asked.lines().stream()
                        .mapToLong(line -> Math.addExact(line.goods(), line.tax()))
                        .toArray();
        long[] shipping = Spread.over(asked.shipping(), weights);
        var supplied =
                new InTransit(
                        Protecting.parcel(
                                null, null, null, paidAt, asked.promisedDelivery(), false, policy));
        List<Line> lines = new ArrayList<>(weights.length);
        for (int place = 0; place < weights.length; place++) {
            LineToRegister line = asked.lines().get(place);
            var parts = new Parts(line.goods(), line.tax(), shipping[place]);
            LineStatus status = line.digital() ? supplied : new AwaitingShipment(shipBy);
            lines.add(new Line(line.id(), line.quantity(), parts, line.digital(), status));
        }
        return lines;
    }
}
