package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.*;

import java.time.Instant;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeEvent.MediatorOverdue;
import org.redress.dispute.DisputeEvent.Resolved;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Policy;

/** The mediator's part: the ruling, and what his silence does (A7, B0). */
final class Review {

    private Review() {}

    static Decision<Occurrence<DisputeEvent>> rule(Dispute dispute, Rule rule, Act act) {
        if (act.actor() != Party.MEDIATOR && act.actor() != Party.SUPERVISOR) {
            return Outcomes.foreign(act);
        }
        if (!dispute.isUnderReview()) {
            return act.refused(
                    NOT_UNDER_REVIEW, "review.ruling", "status", DisputeWords.of(dispute.status()));
        }
        long ceiling = dispute.claim().ceiling(rule.coversShipping());
        if (rule.amount() > ceiling) {
            return act.refused(
                    AMOUNT_ABOVE_LINES,
                    "review.ceiling",
                    "amount",
                    rule.amount(),
                    "ceiling",
                    ceiling);
        }
        if (rule.amount() < 0) {
            return act.refused(AMOUNT_TOO_SMALL, "review.amount", "amount", rule.amount());
        }
        return Decision.accepted(
                act.event(
                        new Resolved(
                                Resolution.RULING,
                                rule.amount(),
                                rule.coversShipping(),
                                rule.grounds()),
                        "review.ruling",
                        "amount",
                        rule.amount(),
                        "asked",
                        dispute.request().amount(),
                        "coversShipping",
                        rule.coversShipping()));
    }

    /** The first deadline only calls the supervisor (W24); the default outcome follows later. */
    static Occurrence<DisputeEvent> overdue(Instant decideBy, Act act, Policy policy) {
        Instant defaultAt = act.now().plus(policy.review().defaultAfter());
        return act.event(
                new MediatorOverdue(defaultAt),
                "review.decideWithin",
                "decideBy",
                decideBy,
                "defaultAfter",
                policy.review().defaultAfter());
    }

    /**
     * The buyer's standing request: every reason that can be opened today is a not-received one,
     * whose evidence rule is always met (M02).
     */
    static Occurrence<DisputeEvent> byDefault(Dispute dispute, Instant defaultAt, Act act) {
        long asked = dispute.request().amount();
        return Outcomes.resolved(
                dispute,
                Resolution.MEDIATOR_SILENCE,
                asked,
                act,
                "review.defaultAfter",
                "defaultAt",
                defaultAt,
                "asked",
                asked);
    }
}
