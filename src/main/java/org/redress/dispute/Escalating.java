package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.ESCALATION_NOT_ALLOWED;
import static org.redress.dispute.DisputeRefusal.TOO_EARLY;

import java.time.Instant;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.DeliveredWindow;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Negotiation.Escalation;
import org.redress.policy.Policy;

/** A party calls the mediator, where and when the policy allows it (N13, A01). */
final class Escalating {

    private static final String FIELD = "negotiation.escalation";

    private Escalating() {}

    static Decision<Occurrence<DisputeEvent>> escalate(
            Dispute dispute, Setting setting, Act act, Policy policy) {
        Escalation rule = policy.negotiation().escalation();
        boolean may = act.actor() == Party.BUYER || act.actor() == Party.SELLER && rule.sellerToo();
        if (!may) {
            return Talks.isOutside(act)
                    ? Outcomes.foreign(act)
                    : act.refused(ESCALATION_NOT_ALLOWED, FIELD, "sellerToo", false);
        }
        if (!dispute.status().isTalks()) {
            return Talks.notInTalks(dispute, act);
        }
        if (dispute.status() instanceof DeliveredWindow) {
            return act.actor() == Party.BUYER
                    ? now(dispute, setting, act, policy, "tracking.deliveredWindow")
                    : Outcomes.notNow(dispute, DisputeRefusal.NOT_YOUR_TURN, act);
        }
        return switch (rule.allowed()) {
            case NEVER ->
                    act.refused(
                            ESCALATION_NOT_ALLOWED,
                            FIELD,
                            "allowed",
                            "never",
                            "cap",
                            dispute.capAt());
            case IN_OWN_TURN ->
                    isOwnTurn(dispute, act)
                            ? now(dispute, setting, act, policy, FIELD)
                            : Outcomes.notNow(dispute, DisputeRefusal.NOT_YOUR_TURN, act);
            case AFTER -> after(dispute, rule, setting, act, policy);
        };
    }

    private static boolean isOwnTurn(Dispute dispute, Act act) {
        return act.actor() == Party.BUYER
                ? dispute.status() instanceof AwaitingBuyer
                : dispute.status() instanceof AwaitingSeller;
    }

    private static Decision<Occurrence<DisputeEvent>> after(
            Dispute dispute, Escalation rule, Setting setting, Act act, Policy policy) {
        Instant since =
                switch (rule.since()) {
                    case OPENING -> dispute.openedAt();
                    case PAYMENT -> setting.paidAt();
                };
        Instant from = rule.after().from(since);
        return act.now().isBefore(from)
                ? act.refused(TOO_EARLY, FIELD, "from", from, "now", act.now())
                : now(dispute, setting, act, policy, FIELD);
    }

    private static Decision<Occurrence<DisputeEvent>> now(
            Dispute dispute, Setting setting, Act act, Policy policy, String rule) {
        return Decision.accepted(
                Outcomes.escalated(
                        dispute,
                        setting,
                        act,
                        policy,
                        act.because(rule, "openedAt", dispute.openedAt(), "now", act.now())));
    }
}
