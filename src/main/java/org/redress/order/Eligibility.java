package org.redress.order;

import static org.redress.order.OrderRefusal.ACCOUNT_BLOCKED;
import static org.redress.order.OrderRefusal.CHARGEBACK_OPEN;
import static org.redress.order.OrderRefusal.LINE_IN_DISPUTE;
import static org.redress.order.OrderRefusal.NOT_SHIPPED;
import static org.redress.order.OrderRefusal.TOO_EARLY;
import static org.redress.order.OrderRefusal.TOO_MANY_DISPUTES;
import static org.redress.order.OrderRefusal.TOO_MANY_OPEN_DISPUTES;
import static org.redress.order.OrderRefusal.WRONG_PARTY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.redress.kernel.Act;
import org.redress.kernel.Because;
import org.redress.kernel.Party;
import org.redress.kernel.Refusal;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Shipment;
import org.redress.policy.Policy;
import org.redress.policy.Policy.From;
import org.redress.policy.Reason;
import org.redress.policy.Reason.Group;

/**
 * Whether a dispute for one reason may be opened about some lines, on the server and nowhere else
 * (A2, O10). The opening itself asks here too.
 *
 * @param from the earliest instant, null where none can be told yet
 * @param until when it is over, null where nothing is left
 * @param advisedFrom from when a not-received dispute is advised (O04), or null
 * @param refusal why not now, null if it may be opened
 */
public record Eligibility(
        Reason reason,
        Instant from,
        Instant until,
        Instant advisedFrom,
        Instant advisedUntil,
        Refusal refusal) {

    /** Withdrawals allow opening again; a limit keeps the order's state small. */
    static final int DISPUTES = 20;

    public boolean isAllowed() {
        return refusal == null;
    }

    /** The same for a buyer who has as many open disputes as may be: not now. */
    public Eligibility whileCrowded(ProtectedOrder order, Instant now, Policy policy) {
        var act = Act.by(Party.BUYER, now, policy.ref());
        return isAllowed()
                ? new Eligibility(
                        reason, from, until, advisedFrom, advisedUntil, crowded(order, act))
                : this;
    }

    static Refusal crowded(ProtectedOrder order, Act act) {
        var why = act.because("limits.openDisputes", "buyer", order.buyer().id());
        return new Refusal(TOO_MANY_OPEN_DISPUTES, why);
    }

    /** Every reason of the catalogue, for the named lines; none named means all that are left. */
    public static List<Eligibility> ofAll(
            ProtectedOrder order, List<String> lines, boolean blocked, Instant now, Policy policy) {
        var act = Act.by(Party.BUYER, now, policy.ref());
        List<Eligibility> all = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            all.add(of(order, lines, reason, blocked, act, policy));
        }
        return all;
    }

    static Eligibility of(
            ProtectedOrder order,
            List<String> ids,
            Reason reason,
            boolean blocked,
            Act act,
            Policy policy) {
        Refusal never = never(order, blocked, act);
        var named = named(order, ids, act);
        if (never != null || named.refusal() != null) {
            return new Eligibility(
                    reason, null, null, null, null, never != null ? never : named.refusal());
        }
        return inTime(order, named.places(), reason, act, policy);
    }

    private static Refusal never(ProtectedOrder order, boolean blocked, Act act) {
        if (act.actor() != Party.BUYER) {
            return new Refusal(WRONG_PARTY, act.because("party", "party", act.actor().code()));
        }
        if (blocked) {
            return new Refusal(
                    ACCOUNT_BLOCKED,
                    act.because("opening.standing", "account", order.buyer().id()));
        }
        if (order.isFrozen()) {
            var since = order.chargeback().openedAt();
            return new Refusal(CHARGEBACK_OPEN, act.because("chargeback.open", "since", since));
        }
        return order.disputes().size() >= DISPUTES
                ? new Refusal(TOO_MANY_DISPUTES, act.because("limits.disputes", "limit", DISPUTES))
                : null;
    }

    /** Where none is named, lines already disputed are not meant, unless there are no others. */
    static Lines.Named named(ProtectedOrder order, List<String> ids, Act act) {
        List<String> free = ids.isEmpty() ? free(order) : ids;
        return Lines.named(
                order,
                free,
                act,
                line -> line.status().parcel() != null,
                (line, place) -> whyNot(order, line, place));
    }

    /** Lines that have a parcel and no open dispute. */
    static List<String> free(ProtectedOrder order) {
        return IntStream.range(0, order.lines().size())
                .filter(place -> order.lines().get(place).status().parcel() != null)
                .filter(place -> order.openDisputeOf(place).isEmpty())
                .mapToObj(place -> order.lines().get(place).id())
                .toList();
    }

    private static OrderRefusal whyNot(ProtectedOrder order, Line line, int place) {
        if (line.status() instanceof AwaitingShipment) {
            return NOT_SHIPPED;
        }
        return order.openDisputeOf(place).isPresent() ? LINE_IN_DISPUTE : null;
    }

    /** The waiting of one reason alone; an edit to it asks here too (N15). */
    static Eligibility inTime(
            ProtectedOrder order, List<Integer> lines, Reason reason, Act act, Policy policy) {
        Instant from = null;
        Instant until = null;
        Instant end = null;
        Because late = null;
        for (int place : lines) {
            Line line = order.lines().get(place);
            until = earlier(until, line.releaseAt());
            end = earlier(end, line.status().protectedUntil());
            for (From rule : rules(reason, policy)) {
                Instant earliest = earliest(order, rule, line.status().parcel());
                if (earliest == null) {
                    var why = act.because("opening.from", "since", rule.since().code());
                    return refused(reason, null, until, new Refusal(NOT_SHIPPED, why));
                }
                if (from == null || earliest.isAfter(from)) {
                    from = earliest;
                    late = because(line, reason, rule, earliest, act);
                }
            }
        }
        var advice = reason.group() == Group.NOT_RECEIVED ? policy.opening().advice() : null;
        boolean tooEarly = from != null && act.now().isBefore(from);
        return new Eligibility(
                reason,
                from,
                until,
                advice == null ? null : end.minus(advice.from()),
                advice == null ? null : end.minus(advice.until()),
                tooEarly ? new Refusal(TOO_EARLY, late) : null);
    }

    private static Eligibility refused(
            Reason reason, Instant from, Instant until, Refusal refusal) {
        return new Eligibility(reason, from, until, null, null, refusal);
    }

    private static Because because(Line line, Reason reason, From rule, Instant earliest, Act act) {
        return act.because(
                "opening.from",
                "line",
                line.id(),
                "reason",
                reason.code(),
                "since",
                rule.since().code(),
                "after",
                rule.after(),
                "earliest",
                earliest,
                "now",
                act.now());
    }

    private static List<From> rules(Reason reason, Policy policy) {
        var opening = policy.opening();
        if (opening.exceptions().containsKey(reason)) {
            return opening.exceptions().get(reason);
        }
        return reason.group() == Group.NOT_RECEIVED
                ? Stream.concat(opening.all().stream(), opening.notReceived().stream()).toList()
                : opening.all();
    }

    /**
     * Null while it cannot be told. A parcel without a tracking number counts from its shipment.
     */
    private static Instant earliest(ProtectedOrder order, From rule, Shipment parcel) {
        boolean atOnce =
                rule.unlessPromisedUnder() != null
                        && order.promisedDelivery().compareTo(rule.unlessPromisedUnder()) < 0;
        if (atOnce) {
            return parcel.shippedAt();
        }
        Instant since =
                switch (rule.since()) {
                    case SHIPMENT -> parcel.shippedAt();
                    case ALL_SHIPPED -> allShipped(order);
                    case TRACKING_GIVEN ->
                            parcel.trackingGivenAt() == null
                                    ? parcel.shippedAt()
                                    : parcel.trackingGivenAt();
                    case PROMISED_DATE -> parcel.promisedAt();
                };
        return since == null ? null : since.plus(rule.after());
    }

    private static Instant allShipped(ProtectedOrder order) {
        boolean waiting =
                order.lines().stream().anyMatch(l -> l.status() instanceof AwaitingShipment);
        return waiting
                ? null
                : order.lines().stream()
                        .map(line -> line.status().parcel())
                        .filter(Objects::nonNull)
                        .map(Shipment::shippedAt)
                        .max(Instant::compareTo)
                        .orElseThrow();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a == null || b.isBefore(a) ? b : a;
    }
}
