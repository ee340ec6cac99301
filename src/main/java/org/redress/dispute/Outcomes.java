package org.redress.dispute;

import java.time.Instant;
import org.redress.dispute.DisputeEvent.Escalated;
import org.redress.dispute.DisputeEvent.ReplacementAgreed;
import org.redress.dispute.DisputeEvent.Resolved;
import org.redress.dispute.DisputeEvent.ReturnAgreed;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Act;
import org.redress.kernel.Because;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.TextRef;
import org.redress.policy.Policy;
import org.redress.policy.Policy.Then;
import org.redress.policy.Reason.Group;
import org.redress.policy.Side;

/** The ways a phase can end that more than one phase uses. */
final class Outcomes {

    private Outcomes() {}

    /** What is due is done: paid, or the goods go back first, or another one is sent. */
    static Occurrence<DisputeEvent> carriedOut(
            Dispute dispute, Award award, TextRef grounds, Act act, Policy policy, Because why) {
        Terms terms = award.terms();
        return switch (terms.remedy()) {
            case REFUND -> paid(dispute, award, freight(dispute, terms), grounds, act, why);
            case RETURN, EXCHANGE_AFTER_RETURN ->
                    happened(
                            act,
                            why,
                            new ReturnAgreed(
                                    award,
                                    policy.returns().addressWithin().from(act.now()),
                                    grounds));
            case EXCHANGE ->
                    happened(
                            act,
                            why,
                            new ReplacementAgreed(
                                    award,
                                    dispute.isBack(),
                                    freight(dispute, terms),
                                    policy.exchange().shipWithin().from(act.now()),
                                    grounds));
        };
    }

    /** The way back is paid to a buyer who gets anything at all. */
    private static long freight(Dispute dispute, Terms terms) {
        return terms.isNothing() ? 0 : dispute.freightOfSeller();
    }

    /** The goods are back, or lost at the seller's risk: what is left to do (A10, A13). */
    static Occurrence<DisputeEvent> carriedOutAfterReturn(
            Dispute dispute, Award award, long freight, Act act, Policy policy, Because why) {
        long borne = award.terms().freight() == Side.SELLER ? freight : 0;
        return award.terms().remedy().exchanges()
                ? happened(
                        act,
                        why,
                        new ReplacementAgreed(
                                new Award(award.how(), award.terms().withoutReturn()),
                                true,
                                borne,
                                policy.exchange().shipWithin().from(act.now()),
                                null))
                : paid(dispute, award, borne, null, act, why);
    }

    /** Freight comes out of the seller's share; the rest of it the seller owes (A11). */
    static Occurrence<DisputeEvent> paid(
            Dispute dispute, Award award, long freight, TextRef grounds, Act act, Because why) {
        Terms terms = award.terms();
        long sellerShare = dispute.claim().ceiling(true) - terms.amount();
        long reimbursed = Math.min(freight, sellerShare);
        return happened(
                act,
                why,
                new Resolved(
                        award.how(),
                        terms.amount(),
                        terms.coversShipping(),
                        reimbursed,
                        freight - reimbursed,
                        grounds));
    }

    /** All of it goes to the seller. */
    static Occurrence<DisputeEvent> released(Resolution how, Act act, Because why) {
        return happened(act, why, new Resolved(how, 0, false, 0, 0, null));
    }

    /** What the policy says for somebody's silence. */
    static Occurrence<DisputeEvent> then(
            Dispute dispute,
            Then then,
            Resolution how,
            Setting setting,
            Act act,
            Policy policy,
            Because why) {
        return switch (then) {
            case MEDIATOR -> escalated(dispute, setting, act, policy, why);
            case RELEASE -> released(how, act, why);
            case GRANT ->
                    carriedOut(
                            dispute, new Award(how, dispute.requested()), null, act, policy, why);
        };
    }

    /**
     * A not-received claim is not decided before the promised date where the policy waits (C08).
     */
    static Occurrence<DisputeEvent> escalated(
            Dispute dispute, Setting setting, Act act, Policy policy, Because why) {
        boolean waits =
                policy.review().waitsForPromisedDate()
                        && dispute.reason().group() == Group.NOT_RECEIVED
                        && setting.promisedAt().isAfter(act.now());
        Instant from = waits ? setting.promisedAt() : act.now();
        return happened(
                act,
                why,
                new Escalated(
                        policy.review().decideWithin().from(from),
                        waits ? setting.promisedAt() : null));
    }

    static Occurrence<DisputeEvent> happened(Act act, Because why, DisputeEvent event) {
        return new Occurrence<>(event, act.actor(), act.now(), act.due(), why);
    }

    static <E> Decision<E> foreign(Act act) {
        return act.refused(DisputeRefusal.NOT_FOR_THIS_PARTY, "party", "party", act.actor().code());
    }

    static <E> Decision<E> notNow(Dispute dispute, DisputeRefusal code, Act act) {
        return act.refused(
                code,
                "dispute.status",
                "status",
                DisputeWords.of(dispute.status()),
                "until",
                dispute.status().until());
    }
}
