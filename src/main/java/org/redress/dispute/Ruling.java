package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.ANSWERED_ALREADY;
import static org.redress.dispute.DisputeRefusal.NEW_EVIDENCE_NEEDED;
import static org.redress.dispute.DisputeRefusal.ONLY_IN_FULL;

import java.time.Instant;
import org.redress.dispute.DisputeCommand.Appeal;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeEvent.AppealWaived;
import org.redress.dispute.DisputeEvent.Appealed;
import org.redress.dispute.DisputeEvent.MediatorOverdue;
import org.redress.dispute.DisputeEvent.Ruled;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.kernel.Act;
import org.redress.kernel.Because;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.TextRef;
import org.redress.policy.Policy;
import org.redress.policy.Policy.Review.Default;
import org.redress.policy.Remedy;

/** The decision, what the mediator's silence does instead, and the way against it (A03, A07). */
final class Ruling {

    private Ruling() {}

    static Decision<Occurrence<DisputeEvent>> rule(
            Dispute dispute, Rule rule, Setting setting, Act act, Policy policy) {
        var no = Mediating.mayWork(dispute, rule.mediator(), act, policy);
        if (no != null) {
            return no;
        }
        return Asking.byMediator(rule.verdict(), dispute, setting, act, policy)
                .then(terms ->
                        Signing.needsSecondPerson(dispute, rule, setting)
                                ? Signing.first(dispute, rule, terms, setting, act, policy)
                                : give(
                                        dispute,
                                        terms,
                                        rule.mediator(),
                                        rule.grounds(),
                                        act,
                                        policy));
    }

    static Decision<Occurrence<DisputeEvent>> give(
            Dispute dispute,
            Terms terms,
            String mediator,
            TextRef grounds,
            Act act,
            Policy policy) {
        if (dispute.status() instanceof UnderReview(var decideBy, var rulesFrom)
                && rulesFrom != null
                && act.now().isBefore(rulesFrom)
                && !isInFull(terms, dispute)) {
            return act.refused(
                    ONLY_IN_FULL,
                    "review.waitsForPromisedDate",
                    "from",
                    rulesFrom,
                    "now",
                    act.now());
        }
        var why =
                act.because(
                        "review.ruling",
                        "remedy",
                        terms.remedy().code(),
                        "amount",
                        terms.amount(),
                        "asked",
                        dispute.request().amount(),
                        "coversShipping",
                        terms.coversShipping(),
                        "mediator",
                        mediator);
        var award = new Award(Resolution.RULING, terms);
        return Decision.accepted(decided(dispute, award, mediator, grounds, act, policy, why));
    }

    private static boolean isInFull(Terms terms, Dispute dispute) {
        return terms.remedy() == Remedy.REFUND && terms.amount() == dispute.claim().ceiling(true);
    }

    /** Open to appeal, or carried out at once. */
    private static Occurrence<DisputeEvent> decided(
            Dispute dispute,
            Award award,
            String mediator,
            TextRef grounds,
            Act act,
            Policy policy,
            Because why) {
        return dispute.mediation().appeals() < policy.appeal().times()
                ? Outcomes.happened(
                        act,
                        why,
                        new Ruled(
                                award, mediator, grounds, policy.appeal().within().from(act.now())))
                : Outcomes.carriedOut(dispute, award, grounds, act, policy, why);
    }

    static Decision<Occurrence<DisputeEvent>> appeal(
            Dispute dispute, Appeal appeal, Setting setting, Act act, Policy policy) {
        if (Talks.isOutside(act)) {
            return Outcomes.foreign(act);
        }
        if (!(dispute.status() instanceof DisputeStatus.Ruled ruled)) {
            return Outcomes.notNow(dispute, DisputeRefusal.NOT_IN_THIS_STATE, act);
        }
        if (ruled.waived().contains(act.actor())) {
            return act.refused(ANSWERED_ALREADY, "appeal.waiver");
        }
        if (policy.appeal().newEvidence() && !setting.newEvidence(act.actor(), ruled.ruledAt())) {
            return act.refused(
                    NEW_EVIDENCE_NEEDED, "appeal.newEvidence", "ruledAt", ruled.ruledAt());
        }
        Instant decideBy = policy.appeal().decideWithin().from(act.now());
        return Decision.accepted(
                act.event(
                        new Appealed(appeal.text(), decideBy),
                        "appeal.within",
                        "until",
                        ruled.appealUntil(),
                        "decideBy",
                        decideBy));
    }

    static Decision<Occurrence<DisputeEvent>> waive(Dispute dispute, Act act, Policy policy) {
        if (Talks.isOutside(act)) {
            return Outcomes.foreign(act);
        }
        if (!(dispute.status() instanceof DisputeStatus.Ruled ruled)) {
            return Outcomes.notNow(dispute, DisputeRefusal.NOT_IN_THIS_STATE, act);
        }
        if (ruled.waived().contains(act.actor())) {
            return act.refused(ANSWERED_ALREADY, "appeal.waiver");
        }
        var waived = act.<DisputeEvent>event(new AppealWaived(), "appeal.waiver");
        return ruled.waived().isEmpty()
                ? Decision.accepted(waived)
                : Decision.accepted(
                        waived,
                        Outcomes.carriedOut(
                                dispute,
                                ruled.award(),
                                null,
                                act,
                                policy,
                                act.because("appeal.waiver", "ruledAt", ruled.ruledAt())));
    }

    /** Nobody appealed in time: the ruling is carried out. */
    static Occurrence<DisputeEvent> unappealed(
            Dispute dispute, DisputeStatus.Ruled ruled, Act act, Policy policy) {
        var why = act.because("appeal.within", "until", ruled.appealUntil());
        return Outcomes.carriedOut(dispute, ruled.award(), null, act, policy, why);
    }

    /** The first deadline only calls the supervisor (W24); the default outcome follows later. */
    static Occurrence<DisputeEvent> overdue(Instant decideBy, Act act, Policy policy) {
        return act.event(
                new MediatorOverdue(policy.review().defaultAfter().from(act.now())),
                "review.decideWithin",
                "decideBy",
                decideBy,
                "defaultAfter",
                policy.review().defaultAfter());
    }

    /**
     * The mediator's silence: a ruling under appeal stands; else the buyer's standing request if
     * its evidence rule is met, else the seller's last offer, else nothing (B0).
     */
    static Occurrence<DisputeEvent> byDefault(
            Dispute dispute, Instant defaultAt, Setting setting, Act act, Policy policy) {
        var mediation = dispute.mediation();
        boolean met = setting.meets(policy, dispute.reason());
        Terms terms =
                mediation.ruling() != null
                        ? mediation.ruling().terms()
                        : defaultTerms(dispute, met, policy);
        Terms left = dispute.isBack() ? terms.withoutReturn() : terms;
        var why =
                act.because(
                        "review.defaultAfter",
                        "defaultAt",
                        defaultAt,
                        "default",
                        policy.review().byDefault().name().toLowerCase(java.util.Locale.ROOT),
                        "evidenceMet",
                        met,
                        "amount",
                        left.amount());
        var award = new Award(Resolution.MEDIATOR_SILENCE, left);
        return decided(dispute, award, null, null, act, policy, why);
    }

    private static Terms defaultTerms(Dispute dispute, boolean met, Policy policy) {
        if (policy.review().byDefault() == Default.FULL_REFUND) {
            return new Terms(Remedy.REFUND, dispute.claim().ceiling(true), true, null);
        }
        if (met) {
            return dispute.request().terms();
        }
        Offer offer = dispute.sellerOffer();
        return offer == null ? Terms.nothing() : offer.terms();
    }
}
