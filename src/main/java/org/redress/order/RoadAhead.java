package org.redress.order;

import java.time.Instant;
import java.util.List;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.AllowedActions.Action;
import org.redress.policy.Policy;

/**
 * What lies ahead: the whole road if nobody acts, and one step of each action that the party may
 * take now, with what time would do after it. All of it comes from the decider itself.
 *
 * @param ifNobodyActs every event until the order is settled, each at its due instant
 */
public record RoadAhead(List<Occurrence<OrderEvent>> ifNobodyActs, List<Branch> branches) {

    /**
     * One step: what the action itself does now, and the road from there. Where an action takes an
     * amount or words of the party, {@code happens} is an example.
     */
    public record Branch(
            String action,
            Instant until,
            List<Occurrence<OrderEvent>> happens,
            List<Occurrence<OrderEvent>> then) {}

    public static RoadAhead of(
            ProtectedOrder order, List<Action> actions, Party party, Policy policy, Instant now) {
        var branches =
                actions.stream().map(action -> branch(order, action, party, policy, now)).toList();
        return new RoadAhead(Life.forecast(order, policy), branches);
    }

    private static Branch branch(
            ProtectedOrder order, Action action, Party party, Policy policy, Instant now) {
        Life life = Life.live(order, action.example(), party, policy, now);
        return new Branch(
                action.action(),
                action.until(),
                life.events(),
                Life.forecast(life.after(), policy));
    }
}
