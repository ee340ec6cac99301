package org.redress.notice;

import static org.redress.kernel.Party.BUYER;
import static org.redress.kernel.Party.MEDIATOR;
import static org.redress.kernel.Party.SELLER;
import static org.redress.kernel.Party.SUPERVISOR;
import static org.redress.policy.TestPolicies.varied;

import java.util.Map;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.AnswerProposal;
import org.redress.dispute.DisputeCommand.Appeal;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.ExtendDeadline;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeCommand.WaiveAppeal;
import org.redress.kernel.Party;
import org.redress.policy.Policy;
import org.redress.policy.Reason;

/** Lives that a mediator decides, or should have decided. */
final class ReviewLives {

    private static final Policy LOSES =
            varied("seven-day", "evidenceMissed: decided-without", "evidenceMissed: loses");
    private static final Policy MODERATOR_5 = varied("moderator-5");
    private static final Policy FULL =
            varied("seven-day", "byDefault: standing-terms", "byDefault: full-refund");

    private ReviewLives() {}

    static void putInto(Map<String, Story> lives) {
        lives.put("silent mediator", escalated().silence());
        lives.put("default-applied+full", escalated(FULL).silence());
        lives.put("ruling", ruled(escalated(), 1_000));
        lives.put("ruling-given+nothing", ruled(escalated(), 0));
        lives.put("concession", escalated().inDispute(SELLER, new Accept(1, false)));
        lives.put("escalated+promised", beforePromised());
        lives.put("escalated+received", received(MODERATOR_5));
        lives.put(
                "message-received+mediator",
                escalated().wrote(MEDIATOR, 1, "I look at it tomorrow.", false));
        lives.put("evidence of the buyer", asked(asked(escalated(), BUYER), SELLER).dueNext());
        lives.put("evidence-requested+answered", asked(asked(escalated(), BUYER), SELLER));
        lives.put("evidence of the seller", asked(escalated(), SELLER).dueNext());
        lives.put("evidence-requested+loses", asked(escalated(LOSES), SELLER));
        lives.put("evidence-not-brought+loses", asked(escalated(LOSES), BUYER).dueNext());
        lives.put("evidence-decided+seller", asked(escalated(LOSES), SELLER).dueNext());
        lives.put("proposal", proposed(1_000));
        lives.put("proposal-made+nothing", proposed(0));
        lives.put(
                "agreement-reached+proposal",
                proposed(1_000)
                        .inDispute(BUYER, new AnswerProposal(1, true))
                        .inDispute(SELLER, new AnswerProposal(1, true)));
        lives.put("ruled", ruled(received(MODERATOR_5), 600));
        lives.put("ruling-given+unappealed", ruled(received(MODERATOR_5), 600).silence());
        lives.put("ruled+default", received(MODERATOR_5).silence());
        lives.put("appealed", appealed(SELLER));
        lives.put("appealed+buyer", appealed(BUYER));
        lives.put("default-applied+appeal", appealed(SELLER).silence());
        lives.put("deadline", extended());
        lives.put("deadline-extended+appeal", extendedAppeal());
    }

    /** Delivered meanwhile, and escalated at the cap. */
    private static Story escalated() {
        return TalksLives.answered().later(5);
    }

    private static Story escalated(Policy policy) {
        return TalksLives.disputed(Story.registered(policy))
                .inDispute(SELLER, TalksLives.refund(800))
                .dueNext();
    }

    private static Story received(Policy policy) {
        return Story.registered(policy)
                .shipped()
                .later(12)
                .opened(Reason.POOR_QUALITY, Ask.refund(1_000L), "They flicker.")
                .later(1)
                .inDispute(BUYER, new Escalate())
                .later(10);
    }

    private static Story beforePromised() {
        return TalksLives.disputed(Story.registered(TalksLives.CLAIM_15))
                .later(3)
                .inDispute(BUYER, new Escalate());
    }

    private static Story asked(Story story, Party from) {
        var what = story.text("A photo of the label, please.");
        return story.inDispute(MEDIATOR, new RequestEvidence("m-1", from, what));
    }

    private static Story proposed(long amount) {
        var story = escalated();
        var words = story.text("Both are partly right.");
        var verdict = new Verdict(Ask.refund(amount), false);
        return story.inDispute(MEDIATOR, new Propose("m-1", verdict, words));
    }

    private static Story ruled(Story story, long amount) {
        var grounds = story.text("The photos show it.");
        var verdict = new Verdict(Ask.refund(amount), false);
        return story.inDispute(MEDIATOR, new Rule("m-1", verdict, grounds));
    }

    private static Story appealed(Party by) {
        var story = ruled(received(MODERATOR_5), 600).later(2).attached(by, 1);
        return story.inDispute(by, new Appeal(story.text("Look at the new photo.")));
    }

    private static Story extended() {
        var story = TalksLives.disputed();
        var why = story.text("The post is on strike.");
        return story.inDispute(SUPERVISOR, new ExtendDeadline("u-1", Story.days(5), why));
    }

    private static Story extendedAppeal() {
        var story = ruled(received(MODERATOR_5), 600).inDispute(SELLER, new WaiveAppeal());
        var why = story.text("Holidays.");
        return story.inDispute(MEDIATOR, new ExtendDeadline("m-1", Story.days(2), why));
    }
}
