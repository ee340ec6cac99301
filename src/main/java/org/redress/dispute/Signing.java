package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.DRAFT_NOT_FOUND;
import static org.redress.dispute.DisputeRefusal.NOT_UNDER_REVIEW;
import static org.redress.dispute.DisputeRefusal.SECOND_PERSON_NEEDED;
import static org.redress.dispute.DisputeRefusal.TOO_MANY_REQUESTS;

import org.redress.dispute.DisputeCommand.DraftRuling;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.SignDraft;
import org.redress.dispute.DisputeEvent.RulingDrafted;
import org.redress.dispute.Mediation.Draft;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.policy.Policy;

/** Rulings that one person writes and another signs: an assistant's, and those about a lot. */
final class Signing {

    private Signing() {}

    /** An assistant drafts; only a mediator's signature gives it force. */
    static Decision<Occurrence<DisputeEvent>> draft(
            Dispute dispute, DraftRuling asked, Setting setting, Act act, Policy policy) {
        if (act.actor() != Party.ASSISTANT) {
            return Outcomes.foreign(act);
        }
        if (!dispute.isUnderReview()) {
            return Outcomes.notNow(dispute, NOT_UNDER_REVIEW, act);
        }
        return Asking.byMediator(asked.verdict(), dispute, setting, act, policy)
                .then(terms ->
                        kept(
                                dispute,
                                terms,
                                asked.assistant(),
                                asked.grounds(),
                                act,
                                "review.drafts",
                                "assistant",
                                asked.assistant()));
    }

    /** Whether so much is at stake that nobody rules it alone. */
    static boolean needsSecondPerson(Dispute dispute, Rule rule, Setting setting) {
        Long alone = rule.alone().get(setting.currency());
        return alone != null && dispute.claim().ceiling(true) > alone;
    }

    /** The ruling as it would be, without force until somebody else signs it. */
    static Decision<Occurrence<DisputeEvent>> first(
            Dispute dispute, Rule rule, Terms terms, Setting setting, Act act, Policy policy) {
        var alone = Ruling.give(dispute, terms, rule.mediator(), rule.grounds(), act, policy);
        return alone instanceof Decision.Refused<?>
                ? alone
                : kept(
                        dispute,
                        terms,
                        rule.mediator(),
                        rule.grounds(),
                        act,
                        "review.secondPerson",
                        "mediator",
                        rule.mediator(),
                        "atStake",
                        dispute.claim().ceiling(true),
                        "limit",
                        rule.alone().get(setting.currency()));
    }

    /** Each author has room of his own, so that nobody's drafts keep another from ruling. */
    private static Decision<Occurrence<DisputeEvent>> kept(
            Dispute dispute,
            Terms terms,
            String author,
            TextRef grounds,
            Act act,
            String rule,
            Object... facts) {
        var mediation = dispute.mediation();
        if (mediation.draftsOf(author) >= Mediating.OPEN) {
            return act.refused(TOO_MANY_REQUESTS, "review.drafts", "limit", Mediating.OPEN);
        }
        var draft = new Draft(mediation.given() + 1, author, terms, grounds);
        return Decision.accepted(act.event(new RulingDrafted(draft), rule, facts));
    }

    /** Whoever wrote it cannot sign it; who has taken the case may have written it. */
    static Decision<Occurrence<DisputeEvent>> sign(
            Dispute dispute, SignDraft asked, Act act, Policy policy) {
        var no = Mediating.mayReview(dispute, act);
        if (no != null) {
            return no;
        }
        return dispute.mediation().drafts().stream()
                .filter(draft -> draft.id() == asked.draft())
                .findFirst()
                .map(draft -> signed(dispute, draft, asked, act, policy))
                .orElseGet(() -> unknown(dispute, asked, act, policy));
    }

    private static Decision<Occurrence<DisputeEvent>> signed(
            Dispute dispute, Draft draft, SignDraft asked, Act act, Policy policy) {
        String signer = asked.mediator();
        if (draft.assistant().equals(signer)) {
            return act.refused(SECOND_PERSON_NEEDED, "review.drafts", "mediator", signer);
        }
        var no =
                draft.assistant().equals(dispute.mediation().mediator())
                        ? Mediating.mayRuleAgain(dispute, signer, act, policy)
                        : Mediating.mayWork(dispute, signer, act, policy);
        return no != null
                ? no
                : Ruling.give(dispute, draft.terms(), signer, draft.grounds(), act, policy);
    }

    private static Decision<Occurrence<DisputeEvent>> unknown(
            Dispute dispute, SignDraft asked, Act act, Policy policy) {
        var no = Mediating.mayWork(dispute, asked.mediator(), act, policy);
        return no != null
                ? no
                : act.refused(DRAFT_NOT_FOUND, "review.drafts", "draft", asked.draft());
    }
}
