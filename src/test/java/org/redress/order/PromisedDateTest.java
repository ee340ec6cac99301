package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.MEDIATOR;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.rule;
import static org.redress.order.Scene.verdict;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.AnswerProposal;
import org.redress.dispute.DisputeCommand.DraftRuling;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.SignDraft;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.policy.Policy;
import org.redress.policy.Remedy;

/** A claim about goods that may still come waits for the promised date, which is day 31. */
class PromisedDateTest {

    private static final Policy CLAIM = Scene.preset("claim-15");

    @Test
    @Tag("C08")
    void the_mediators_time_counts_from_the_promised_date() {
        Scene scene = claimed();

        assertEquals(new UnderReview(day(91), day(31)), scene.dispute().status());
        assertEquals(day(91), scene.nextAt());
    }

    @Test
    @Tag("C08")
    void until_then_only_a_full_ruling_is_possible() {
        Scene scene = claimed();
        var back = new Rule(MEDIATOR, new Verdict(ask(Remedy.EXCHANGE, null), false), TEXT);
        for (var no : new Rule[] {rule(12_999, true), rule(12_000, false), rule(0, true), back}) {
            scene.isRefused(DisputeRefusal.ONLY_IN_FULL, Party.MEDIATOR, no, justBefore(day(31)));
        }
        scene.did(Party.MEDIATOR, rule(13_000, true), justBefore(day(31)));
        scene.assertSettled(Cause.RULING, 13_000, 0);

        claimed().did(Party.MEDIATOR, rule(0, true), day(31));
    }

    @Test
    @Tag("C08")
    void a_draft_cannot_get_round_it() {
        Scene scene = claimed();
        scene.did(Party.ASSISTANT, new DraftRuling("a", verdict(1, true), TEXT), day(16));

        scene.isRefused(
                DisputeRefusal.ONLY_IN_FULL, Party.MEDIATOR, new SignDraft(MEDIATOR, 1), day(17));
        scene.did(Party.MEDIATOR, new SignDraft(MEDIATOR, 1), day(31));
    }

    @Test
    @Tag("C08")
    void proposals_evidence_concession_and_withdrawal_need_not_wait() {
        Scene proposed = claimed();
        proposed.did(Party.MEDIATOR, new Propose(MEDIATOR, verdict(5_000, true), TEXT), day(16));
        proposed.did(Party.BUYER, new AnswerProposal(1, true), day(16));
        proposed.did(Party.SELLER, new AnswerProposal(1, true), day(17));
        proposed.assertSettled(Cause.AGREEMENT, 5_000, 8_000);

        Scene asked = claimed();
        asked.did(Party.MEDIATOR, new RequestEvidence(MEDIATOR, Party.SELLER, TEXT), day(16));
        claimed().did(Party.SELLER, accept(1), day(16));
        claimed().did(Party.BUYER, new Withdraw(), day(16));
        Scene offered = Scene.disputed(CLAIM).did(Party.SELLER, counter(4_000), day(13));
        offered.did(Party.BUYER, new Escalate(), day(15)).did(Party.BUYER, accept(2), day(16));
    }

    @Test
    @Tag("C08")
    void a_claim_after_that_date_or_about_goods_that_came_does_not_wait() {
        Scene late = Scene.disputed(CLAIM, 29).did(Party.BUYER, new Escalate(), day(32));
        assertEquals(new UnderReview(day(92), null), late.dispute().status());

        Scene came = Scene.damaged(CLAIM, Ask.refund(null));
        came.did(Party.BUYER, new Escalate(), day(15));
        assertEquals(new UnderReview(day(75), null), came.dispute().status());
    }

    @Test
    @Tag("C08")
    void other_presets_do_not_wait() {
        Scene scene = Scene.disputed(Scene.preset("moderator-5"));
        scene.did(Party.BUYER, new Escalate(), day(13));

        assertEquals(new UnderReview(day(73), null), scene.dispute().status());
    }

    private static Scene claimed() {
        return Scene.disputed(CLAIM).did(Party.BUYER, new Escalate(), day(15));
    }
}
