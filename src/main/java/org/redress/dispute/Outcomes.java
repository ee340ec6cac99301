package org.redress.dispute;

import org.redress.dispute.DisputeEvent.Escalated;
import org.redress.dispute.DisputeEvent.Resolved;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.policy.Policy;

/** The ways a phase can end that more than one phase uses. */
final class Outcomes {

    private Outcomes() {}

    static Occurrence<DisputeEvent> resolved(
            Dispute dispute, Resolution how, long amount, Act act, String rule, Object... facts) {
        return act.event(
                new Resolved(how, amount, dispute.claim().coversShipping(), null), rule, facts);
    }

    static Occurrence<DisputeEvent> escalated(
            Act act, Policy policy, String rule, Object... facts) {
        return act.event(
                new Escalated(act.now().plus(policy.review().decideWithin())), rule, facts);
    }

    static <E> Decision<E> foreign(Act act) {
        return act.refused(DisputeRefusal.NOT_FOR_THIS_PARTY, "party", "party", act.actor().code());
    }
}
