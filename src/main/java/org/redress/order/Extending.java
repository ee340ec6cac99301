package org.redress.order;

import static org.redress.order.OrderRefusal.ALREADY_CONFIRMED;
import static org.redress.order.OrderRefusal.EXTENSIONS_USED_UP;
import static org.redress.order.OrderRefusal.EXTENSION_OUT_OF_RANGE;
import static org.redress.order.OrderRefusal.NOTHING_ASKED;
import static org.redress.order.OrderRefusal.NOT_SHIPPED;
import static org.redress.order.OrderRefusal.WRONG_PARTY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.Delivered;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.order.OrderEvent.Ends;
import org.redress.order.OrderEvent.ExtensionAsked;
import org.redress.order.OrderEvent.ExtensionDeclined;
import org.redress.order.OrderEvent.ProtectionExtended;
import org.redress.policy.Policy;

/** More time: the seller gives it, the buyer asks for it, the policy adds it (E06, E07). */
final class Extending {

    private static final Duration LEAST = Duration.ofHours(1);

    private Extending() {}

    static Decision<Occurrence<OrderEvent>> extend(
            ProtectedOrder order, ExtendProtection asked, Act act, Policy policy) {
        if (act.actor() != Party.SELLER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        Duration by = asked.by();
        Duration inAll = policy.protection().extensionsInAll();
        if (by.compareTo(LEAST) < 0 || by.compareTo(inAll) > 0) {
            return outOfRange(by, inAll, act);
        }
        return running(order, asked.lines(), act)
                .then(lines -> {
                    for (int line : lines) {
                        Duration before = order.lines().get(line).status().parcel().extended();
                        if (before.plus(by).compareTo(inAll) > 0) {
                            return act.refused(
                                    EXTENSIONS_USED_UP,
                                    "protection.extensionsInAll",
                                    "line",
                                    order.lines().get(line).id(),
                                    "before",
                                    before,
                                    "by",
                                    by,
                                    "limit",
                                    inAll);
                        }
                    }
                    return Decision.accepted(
                            extended(order, lines, by, "protection.extensionsInAll", act, policy));
                });
    }

    static Decision<Occurrence<OrderEvent>> ask(
            ProtectedOrder order, AskExtension asked, Act act, Policy policy) {
        if (act.actor() != Party.BUYER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        Duration by = asked.by();
        Duration inAll = policy.protection().extensionsInAll();
        if (by.compareTo(LEAST) < 0 || by.compareTo(inAll) > 0) {
            return outOfRange(by, inAll, act);
        }
        return running(order, asked.lines(), act)
                .then(lines ->
                        Decision.accepted(
                                act.event(
                                        new ExtensionAsked(lines, by),
                                        "protection.extension",
                                        "by",
                                        by)));
    }

    /** A refusal is worth knowing: it is a ground for a dispute (E07). */
    static Decision<Occurrence<OrderEvent>> decline(
            ProtectedOrder order, DeclineExtension asked, Act act) {
        if (act.actor() != Party.SELLER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        return Lines.named(
                        order,
                        asked.lines(),
                        act,
                        Extending::isAsked,
                        (line, place) -> isAsked(line) ? null : NOTHING_ASKED)
                .then(lines ->
                        Decision.accepted(
                                act.event(new ExtensionDeclined(lines), "protection.extension")));
    }

    /** The policy's own extension of parcels that are still on their way near the end. */
    static Occurrence<OrderEvent> automatic(
            ProtectedOrder order, List<Integer> lines, Act act, Policy policy) {
        Duration by = policy.protection().automatic().by();
        return extended(order, lines, by, "protection.automatic", act, policy);
    }

    private static Occurrence<OrderEvent> extended(
            ProtectedOrder order,
            List<Integer> lines,
            Duration by,
            String rule,
            Act act,
            Policy policy) {
        List<Ends> parcels = new ArrayList<>();
        List<Ends> delivered = new ArrayList<>();
        for (int line : lines) {
            LineStatus status = order.lines().get(line).status();
            parcels.add(Protecting.extended(line, status.parcel(), by, policy));
            if (status instanceof Delivered d) {
                delivered.add(Protecting.extendedDelivery(d, line, by));
            }
        }
        return act.event(
                new ProtectionExtended(by, parcels, delivered),
                rule,
                "by",
                by,
                "protectionEnd",
                parcels.getFirst().protectionEnd());
    }

    private static Lines.Named running(ProtectedOrder order, List<String> ids, Act act) {
        return Lines.named(
                order, ids, act, line -> whyNot(line) == null, (line, place) -> whyNot(line));
    }

    private static OrderRefusal whyNot(Line line) {
        if (line.status() instanceof AwaitingShipment) {
            return NOT_SHIPPED;
        }
        return line.status() instanceof Confirmed ? ALREADY_CONFIRMED : null;
    }

    private static boolean isAsked(Line line) {
        var parcel = line.status().parcel();
        return parcel != null && parcel.extension() != null && parcel.extension().asked() != null;
    }

    private static Decision<Occurrence<OrderEvent>> outOfRange(
            Duration by, Duration limit, Act act) {
        return act.refused(
                EXTENSION_OUT_OF_RANGE,
                "protection.extensionsInAll",
                "by",
                by,
                "least",
                LEAST,
                "limit",
                limit);
    }
}
