package org.redress.order;

import static org.redress.order.OrderRefusal.*;

import java.time.Instant;
import java.util.List;
import org.redress.dispute.Dispute.Claim;
import org.redress.dispute.DisputeDecider;
import org.redress.dispute.DisputeEvent.Opened;
import org.redress.dispute.Offer;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.Parts;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Shipment;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderEvent.InDispute;
import org.redress.policy.Policy;
import org.redress.policy.Policy.From;
import org.redress.policy.Reason.Group;

/**
 * Whether a dispute may be opened, on the server and nowhere else (A2, O10). All named lines must
 * be eligible.
 */
final class Opening {

    /** Withdrawals allow opening again; a limit keeps the order's state small. */
    static final int DISPUTES = 20;

    private Opening() {}

    static Decision<Occurrence<OrderEvent>> open(
            ProtectedOrder order, OpenDispute asked, Act act, Policy policy) {
        if (act.actor() != Party.BUYER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        if (asked.reason().group() == Group.RECEIVED_WITH_PROBLEM) {
            return act.refused(
                    REASON_NEEDS_EVIDENCE, "reasons.evidence", "reason", asked.reason().code());
        }
        if (order.disputes().size() >= DISPUTES) {
            return act.refused(TOO_MANY_DISPUTES, "limits.disputes", "limit", DISPUTES);
        }
        var named =
                Lines.named(
                        order,
                        asked.lines(),
                        act,
                        line -> line.status().parcel() != null,
                        (line, place) -> whyNotDisputed(order, line, place));
        return named.then(lines -> openInTime(order, lines, asked, act, policy));
    }

    private static OrderRefusal whyNotDisputed(ProtectedOrder order, Line line, int place) {
        if (line.status() instanceof AwaitingShipment) {
            return NOT_SHIPPED;
        }
        return order.openDisputeOf(place).isPresent() ? LINE_IN_DISPUTE : null;
    }

    private static Decision<Occurrence<OrderEvent>> openInTime(
            ProtectedOrder order, List<Integer> lines, OpenDispute asked, Act act, Policy policy) {
        From rule = policy.opening().ruleFor(asked.reason());
        for (int place : lines) {
            Instant earliest = earliest(rule, order.lines().get(place).status().parcel());
            if (act.now().isBefore(earliest)) {
                return act.refused(
                        TOO_EARLY,
                        "opening.from",
                        "line",
                        order.lines().get(place).id(),
                        "reason",
                        asked.reason().code(),
                        "since",
                        rule.since().code(),
                        "after",
                        rule.after(),
                        "earliest",
                        earliest,
                        "now",
                        act.now());
            }
        }
        return openFor(order, lines, asked, act, policy);
    }

    /** A parcel without a tracking number counts from its shipment (O11). */
    private static Instant earliest(From rule, Shipment parcel) {
        Instant since =
                switch (rule.since()) {
                    case SHIPMENT -> parcel.shippedAt();
                    case TRACKING_GIVEN ->
                            parcel.trackingGivenAt() == null
                                    ? parcel.shippedAt()
                                    : parcel.trackingGivenAt();
                };
        return since.plus(rule.after());
    }

    private static Decision<Occurrence<OrderEvent>> openFor(
            ProtectedOrder order, List<Integer> lines, OpenDispute asked, Act act, Policy policy) {
        Claim claim = claim(order, lines, asked);
        long amount = asked.amount() == null ? claim.ceiling() : asked.amount();
        if (amount > claim.ceiling()) {
            return act.refused(
                    AMOUNT_ABOVE_LINES,
                    "opening.ceiling",
                    "amount",
                    amount,
                    "ceiling",
                    claim.ceiling());
        }
        if (amount < 1) {
            return act.refused(AMOUNT_TOO_SMALL, "opening.amount", "amount", amount);
        }
        var opened =
                new Opened(
                        lines,
                        asked.reason(),
                        claim,
                        asked.text(),
                        null,
                        new Offer(1, amount),
                        null);
        var occurrence = DisputeDecider.open(opened, act, policy);
        return Decision.accepted(
                occurrence.with(new InDispute(order.disputes().size() + 1, occurrence.event())));
    }

    private static Claim claim(ProtectedOrder order, List<Integer> lines, OpenDispute asked) {
        List<Parts> parts = lines.stream().map(place -> order.lines().get(place).parts()).toList();
        return new Claim(
                parts.stream().mapToLong(Parts::goodsAndTax).sum(),
                parts.stream().mapToLong(Parts::shipping).sum(),
                asked.reason().coversShipping());
    }
}
