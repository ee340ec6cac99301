package org.redress.order;

import static org.redress.order.OrderRefusal.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Act;
import org.redress.kernel.Because;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction;
import org.redress.ledger.Instruction.Kind;
import org.redress.ledger.LineSettlement;
import org.redress.ledger.Parts;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.Policy;

/**
 * Who gets what: turns the end of a dispute or of protection into the one settlement of each line.
 */
final class Settling {

    private Settling() {}

    /**
     * A dispute ended: its amount goes back over the covered parts, the rest is released (rule 1).
     */
    static Occurrence<OrderEvent> dispute(
            ProtectedOrder order, Dispute dispute, Occurrence<DisputeEvent> end, Policy policy) {
        var resolved = (DisputeEvent.Resolved) end.event();
        List<Parts> parts = partsOf(order, dispute.lines());
        List<Parts> awarded = Parts.split(resolved.amount(), parts, resolved.coversShipping());
        List<Parts> refunds =
                resolved.freight() == 0 ? awarded : withFreight(parts, awarded, resolved.freight());
        return settled(
                order,
                cause(resolved.how()),
                dispute.number(),
                dispute.lines(),
                refunds,
                end,
                policy);
    }

    /** The way back is paid out of what is left of the lines (A11). */
    private static List<Parts> withFreight(List<Parts> parts, List<Parts> awarded, long freight) {
        List<Parts> left = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            left.add(parts.get(i).minus(awarded.get(i)));
        }
        List<Parts> freights = Parts.split(freight, left, true);
        List<Parts> both = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            both.add(awarded.get(i).plus(freights.get(i)));
        }
        return both;
    }

    /** What a dispute's event brings with it: the settlement of its lines, or a replacement. */
    static List<Occurrence<OrderEvent>> withSettlement(
            ProtectedOrder order,
            Dispute dispute,
            Occurrence<DisputeEvent> occurrence,
            Policy policy) {
        List<Occurrence<OrderEvent>> events = new ArrayList<>(2);
        events.add(occurrence.with(new InDispute(dispute.number(), occurrence.event())));
        if (occurrence.event() instanceof DisputeEvent.Resolved) {
            events.add(dispute(order, dispute, occurrence, policy));
        }
        if (occurrence.event() instanceof DisputeEvent.ReplacementShipped(var by, var number)) {
            var act = Act.by(occurrence.actor(), occurrence.at(), policy.ref());
            events.add(Shipping.replacement(order, dispute.lines(), by, number, act, policy));
        }
        return events;
    }

    /** Protection is over, or receipt confirmed: all of it goes to the seller (E02, E08). */
    static Occurrence<OrderEvent> release(
            ProtectedOrder order,
            List<Integer> lines,
            Cause cause,
            Occurrence<?> why,
            Policy policy) {
        List<Parts> nothing = lines.stream().map(place -> new Parts(0, 0, 0)).toList();
        return settled(order, cause, 0, lines, nothing, why, policy);
    }

    /** All of it goes back to the buyer: never shipped, or the seller's own wish (E18). */
    static Occurrence<OrderEvent> refund(
            ProtectedOrder order,
            List<Integer> lines,
            Cause cause,
            Occurrence<?> why,
            Policy policy) {
        return settled(order, cause, 0, lines, partsOf(order, lines), why, policy);
    }

    /**
     * The seller refunds named lines, or all that are left; a dispute about them ends by
     * concession.
     */
    static Decision<Occurrence<OrderEvent>> refundInFull(
            ProtectedOrder order, RefundInFull asked, Act act, Policy policy) {
        if (act.actor() != Party.SELLER) {
            return act.refused(WRONG_PARTY, "party", "party", act.actor().code());
        }
        var named =
                Lines.named(
                        order,
                        asked.lines(),
                        act,
                        line -> !line.isSettled(),
                        (line, place) -> null);
        return named.then(lines -> concede(order, lines, act, policy));
    }

    private static Decision<Occurrence<OrderEvent>> concede(
            ProtectedOrder order, List<Integer> lines, Act act, Policy policy) {
        Set<Integer> refunded = new HashSet<>(lines);
        List<Occurrence<OrderEvent>> events = new ArrayList<>();
        for (Dispute dispute : order.disputes()) {
            if (!dispute.isOpen() || dispute.lines().stream().noneMatch(refunded::contains)) {
                continue;
            }
            if (!refunded.containsAll(dispute.lines())) {
                return act.refused(
                        DISPUTE_LINES_TOGETHER,
                        "refund.lines",
                        "dispute",
                        dispute.number(),
                        "lines",
                        idsOf(order, dispute.lines()));
            }
            long all = partsOf(order, dispute.lines()).stream().mapToLong(Parts::total).sum();
            events.add(
                    act.event(
                            new InDispute(
                                    dispute.number(),
                                    new DisputeEvent.Resolved(
                                            Resolution.CONCESSION,
                                            all,
                                            true,
                                            0,
                                            dispute.freightOfSeller(),
                                            null)),
                            "refund.bySeller",
                            "amount",
                            all));
        }
        var why = act.event("refund", "refund.bySeller", "lines", idsOf(order, lines));
        events.add(refund(order, lines, Cause.SELLER_REFUND, why, policy));
        return new Decision.Accepted<>(events);
    }

    private static Occurrence<OrderEvent> settled(
            ProtectedOrder order,
            Cause cause,
            int dispute,
            List<Integer> lines,
            List<Parts> refunds,
            Occurrence<?> why,
            Policy policy) {
        List<LineSettlement> settlements = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            Parts all = order.lines().get(lines.get(i)).parts();
            settlements.add(
                    new LineSettlement(lines.get(i), refunds.get(i), all.minus(refunds.get(i))));
        }
        Instant plannedAt = policy.settlement().payWithin().from(why.at());
        var instructions = instructions(order, settlements, plannedAt);
        var facts = new TreeMap<>(why.because().facts());
        facts.put("planned", plannedAt.toString());
        var because = new Because(why.because().policy(), why.because().rule(), facts);
        return new Occurrence<>(
                new LinesSettled(cause, dispute, settlements, instructions),
                why.actor(),
                why.at(),
                why.due(),
                because);
    }

    private static List<Instruction> instructions(
            ProtectedOrder order, List<LineSettlement> settlements, Instant plannedAt) {
        long refund = settlements.stream().mapToLong(s -> s.refunded().total()).sum();
        long payout = settlements.stream().mapToLong(s -> s.released().total()).sum();
        List<Instruction> instructions = new ArrayList<>(2);
        int number = order.instructions();
        if (refund > 0) {
            instructions.add(new Instruction(++number, Kind.REFUND, refund, plannedAt));
        }
        if (payout > 0) {
            instructions.add(new Instruction(++number, Kind.PAYOUT, payout, plannedAt));
        }
        return instructions;
    }

    private static Cause cause(Resolution how) {
        return switch (how) {
            case AGREEMENT -> Cause.AGREEMENT;
            case CONCESSION -> Cause.CONCESSION;
            case SELLER_SILENCE -> Cause.SELLER_SILENCE;
            case BUYER_SILENCE -> Cause.BUYER_SILENCE;
            case DELIVERED_UNCONTESTED -> Cause.DELIVERED_UNCONTESTED;
            case NO_AGREEMENT -> Cause.NO_AGREEMENT;
            case RULING -> Cause.RULING;
            case MEDIATOR_SILENCE -> Cause.MEDIATOR_SILENCE;
            case EVIDENCE_MISSED -> Cause.EVIDENCE_MISSED;
            case RETURN_RECEIVED -> Cause.RETURN_RECEIVED;
            case RETURN_UNINSPECTED -> Cause.RETURN_UNINSPECTED;
            case RETURN_ADDRESS_MISSED -> Cause.RETURN_ADDRESS_MISSED;
            case RETURN_NOT_SHIPPED -> Cause.RETURN_NOT_SHIPPED;
            case RETURN_NOT_ARRIVED -> Cause.RETURN_NOT_ARRIVED;
            case RETURN_LOST -> Cause.RETURN_LOST;
            case REPLACEMENT_MISSED -> Cause.REPLACEMENT_MISSED;
            case EXCHANGED -> throw new IllegalStateException("an exchange settles nothing");
            case CHARGED_BACK -> Cause.CHARGED_BACK;
        };
    }

    private static List<Parts> partsOf(ProtectedOrder order, List<Integer> lines) {
        return lines.stream().map(place -> order.lines().get(place).parts()).toList();
    }

    private static String idsOf(ProtectedOrder order, List<Integer> lines) {
        return String.join(
                ",", lines.stream().map(place -> order.lines().get(place).id()).toList());
    }
}
