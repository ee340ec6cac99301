package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.ANSWERED_ALREADY;
import static org.redress.dispute.DisputeRefusal.NOT_TAKEN;
import static org.redress.dispute.DisputeRefusal.NOT_UNDER_REVIEW;
import static org.redress.dispute.DisputeRefusal.PROPOSAL_NOT_FOUND;
import static org.redress.dispute.DisputeRefusal.SAME_MEDIATOR;
import static org.redress.dispute.DisputeRefusal.TAKEN_BY_ANOTHER;
import static org.redress.dispute.DisputeRefusal.TOO_MANY_REQUESTS;

import java.util.List;
import org.redress.dispute.DisputeCommand.AnswerProposal;
import org.redress.dispute.DisputeCommand.HandBack;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeEvent.EvidenceRequested;
import org.redress.dispute.DisputeEvent.HandedBack;
import org.redress.dispute.DisputeEvent.ProposalAnswered;
import org.redress.dispute.DisputeEvent.Proposed;
import org.redress.dispute.DisputeEvent.Taken;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.Mediation.EvidenceRequest;
import org.redress.dispute.Mediation.Proposal;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Policy;

/** A mediator at work before the ruling: take, ask, propose (A02 to A05, M07). */
final class Mediating {

    /** Open requests, proposals, or drafts of one author at once; more help nobody. */
    static final int OPEN = 10;

    private Mediating() {}

    static Decision<Occurrence<DisputeEvent>> take(
            Dispute dispute, Take take, Act act, Policy policy) {
        var no = mayWork(dispute, take.mediator(), act, policy);
        if (no != null) {
            return no;
        }
        return take.mediator().equals(dispute.mediation().mediator())
                ? Decision.accepted()
                : Decision.accepted(
                        act.event(
                                new Taken(take.mediator()),
                                "review.assignment",
                                "mediator",
                                take.mediator()));
    }

    static Decision<Occurrence<DisputeEvent>> handBack(
            Dispute dispute, HandBack asked, Act act, Policy policy) {
        var no = mayWork(dispute, asked.mediator(), act, policy);
        if (no != null) {
            return no;
        }
        String holder = dispute.mediation().mediator();
        return holder == null
                ? act.refused(NOT_TAKEN, "review.assignment")
                : Decision.accepted(
                        act.event(new HandedBack(holder), "review.assignment", "mediator", holder));
    }

    static Decision<Occurrence<DisputeEvent>> request(
            Dispute dispute, RequestEvidence asked, Act act, Policy policy) {
        var no = mayWork(dispute, asked.mediator(), act, policy);
        if (no != null) {
            return no;
        }
        var mediation = dispute.mediation();
        if (mediation.requests().size() >= OPEN) {
            return act.refused(TOO_MANY_REQUESTS, "review.requests", "limit", OPEN);
        }
        var request =
                new EvidenceRequest(
                        mediation.given() + 1,
                        asked.from(),
                        asked.what(),
                        policy.review().evidenceWindow().from(act.now()),
                        false);
        return Decision.accepted(
                act.event(
                        new EvidenceRequested(request),
                        "review.evidenceWindow",
                        "from",
                        asked.from().code(),
                        "dueAt",
                        request.dueAt()));
    }

    static Decision<Occurrence<DisputeEvent>> propose(
            Dispute dispute, Propose asked, Setting setting, Act act, Policy policy) {
        var no = mayWork(dispute, asked.mediator(), act, policy);
        if (no != null) {
            return no;
        }
        var mediation = dispute.mediation();
        if (mediation.proposals().size() >= OPEN) {
            return act.refused(TOO_MANY_REQUESTS, "review.proposals", "limit", OPEN);
        }
        return Asking.byMediator(asked.verdict(), dispute, setting, act, policy)
                .then(terms -> {
                    var proposal =
                            new Proposal(
                                    mediation.given() + 1,
                                    terms,
                                    asked.text(),
                                    policy.review().proposalWindow().from(act.now()),
                                    List.of());
                    return Decision.accepted(
                            act.event(
                                    new Proposed(proposal),
                                    "review.proposalWindow",
                                    "remedy",
                                    terms.remedy().code(),
                                    "amount",
                                    terms.amount(),
                                    "until",
                                    proposal.until()));
                });
    }

    /** A proposal needs both parties (B0); one rejection takes it off the table. */
    static Decision<Occurrence<DisputeEvent>> answer(
            Dispute dispute, AnswerProposal answer, Act act, Policy policy) {
        if (Talks.isOutside(act)) {
            return Outcomes.foreign(act);
        }
        if (!dispute.isUnderReview()) {
            return Outcomes.notNow(dispute, NOT_UNDER_REVIEW, act);
        }
        Proposal proposal =
                dispute.mediation().proposals().stream()
                        .filter(p -> p.id() == answer.proposal())
                        .findFirst()
                        .orElse(null);
        if (proposal == null) {
            return act.refused(
                    PROPOSAL_NOT_FOUND, "review.proposals", "proposal", answer.proposal());
        }
        if (answer.accept() && proposal.acceptedBy().contains(act.actor())) {
            return act.refused(ANSWERED_ALREADY, "review.proposals", "proposal", answer.proposal());
        }
        var answered =
                act.<DisputeEvent>event(
                        new ProposalAnswered(proposal.id(), answer.accept()),
                        "review.proposals",
                        "proposal",
                        proposal.id(),
                        "accepted",
                        answer.accept());
        if (!answer.accept() || proposal.acceptedBy().isEmpty()) {
            return Decision.accepted(answered);
        }
        var why =
                act.because(
                        "review.proposals",
                        "proposal",
                        proposal.id(),
                        "amount",
                        proposal.terms().amount());
        var award = new Award(Resolution.AGREEMENT, proposal.terms());
        return Decision.accepted(
                answered, Outcomes.carriedOut(dispute, award, null, act, policy, why));
    }

    /** Null if this mediator may work on the case; a supervisor always may. */
    static Decision<Occurrence<DisputeEvent>> mayWork(
            Dispute dispute, String mediator, Act act, Policy policy) {
        var no = mayReview(dispute, act);
        if (no != null) {
            return no;
        }
        String holder = dispute.mediation().mediator();
        return holder != null && !holder.equals(mediator) && act.actor() != Party.SUPERVISOR
                ? act.refused(TAKEN_BY_ANOTHER, "review.assignment", "mediator", mediator)
                : mayRuleAgain(dispute, mediator, act, policy);
    }

    /** Null for a mediator or a supervisor at a dispute under review. */
    static Decision<Occurrence<DisputeEvent>> mayReview(Dispute dispute, Act act) {
        if (act.actor() != Party.MEDIATOR && act.actor() != Party.SUPERVISOR) {
            return Outcomes.foreign(act);
        }
        return dispute.isUnderReview() ? null : Outcomes.notNow(dispute, NOT_UNDER_REVIEW, act);
    }

    /** Null unless an appeal goes to somebody else than who ruled. */
    static Decision<Occurrence<DisputeEvent>> mayRuleAgain(
            Dispute dispute, String mediator, Act act, Policy policy) {
        return policy.appeal().anotherMediator() && dispute.mediation().ruledBy().contains(mediator)
                ? act.refused(SAME_MEDIATOR, "appeal.anotherMediator", "mediator", mediator)
                : null;
    }
}
