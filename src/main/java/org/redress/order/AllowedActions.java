package org.redress.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.Offer;
import org.redress.kernel.Act;
import org.redress.kernel.Deadline;
import org.redress.kernel.Decision;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.policy.Policy;
import org.redress.policy.Reason;

/** What a party may do now. There is no second copy of a rule: the decider itself is asked. */
public final class AllowedActions {

    /**
     * An action by its name in the paths of the API, and the instant at which time would act first.
     */
    public record Action(String action, Instant until) {}

    private AllowedActions() {}

    /** Actions on the order itself. */
    public static List<Action> onOrder(
            ProtectedOrder order, Party party, Policy policy, Instant now) {
        var act = Act.by(party, now, policy.ref());
        List<Action> actions = new ArrayList<>();
        Instant until = order.nextDeadline().map(Deadline::at).orElse(null);
        for (var probe :
                List.of(
                        new Probe("shipments", new RecordShipment(List.of(), null, null, null)),
                        new Probe("receipt", new ConfirmReceipt(List.of())),
                        new Probe("refund", new RefundInFull(List.of())))) {
            add(actions, order, probe, act, policy, until);
        }
        add(actions, order, new Probe("disputes", opening(order)), act, policy, until);
        return actions;
    }

    /** Actions in one of its disputes. */
    public static List<Action> inDispute(
            ProtectedOrder order, Dispute dispute, Party party, Policy policy, Instant now) {
        var act = Act.by(party, now, policy.ref());
        List<Action> actions = new ArrayList<>();
        Instant until = dispute.deadlines().min(Deadline::compareTo).map(Deadline::at).orElse(null);
        Offer standing = party == Party.BUYER ? dispute.sellerOffer() : dispute.request();
        if (standing != null) {
            probe(
                    actions,
                    order,
                    dispute,
                    "acceptance",
                    new Accept(standing.id(), true),
                    act,
                    policy,
                    until);
        }
        probe(actions, order, dispute, "counter-offer", new Counter(1), act, policy, until);
        probe(actions, order, dispute, "rejection", new Reject(), act, policy, until);
        probe(actions, order, dispute, "escalation", new Escalate(), act, policy, until);
        probe(actions, order, dispute, "withdrawal", new Withdraw(), act, policy, until);
        probe(actions, order, dispute, "ruling", new Rule(0, false, null), act, policy, until);
        return actions;
    }

    private record Probe(String name, OrderCommand command) {}

    private static OpenDispute opening(ProtectedOrder order) {
        List<String> free = new ArrayList<>();
        for (int place = 0; place < order.lines().size(); place++) {
            Line line = order.lines().get(place);
            if (line.status().parcel() != null && order.openDisputeOf(place).isEmpty()) {
                free.add(line.id());
            }
        }
        return new OpenDispute(free, Reason.IN_TRANSIT, null, null);
    }

    private static void probe(
            List<Action> actions,
            ProtectedOrder order,
            Dispute dispute,
            String name,
            DisputeCommand command,
            Act act,
            Policy policy,
            Instant until) {
        var probe = new Probe(name, new InDispute(dispute.number(), command));
        add(actions, order, probe, act, policy, until);
    }

    private static void add(
            List<Action> actions,
            ProtectedOrder order,
            Probe probe,
            Act act,
            Policy policy,
            Instant until) {
        if (OrderDecider.decide(order, probe.command(), act, policy)
                instanceof Decision.Accepted<?>) {
            actions.add(new Action(probe.name(), until));
        }
    }
}
