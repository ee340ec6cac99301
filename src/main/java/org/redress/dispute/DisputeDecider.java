package org.redress.dispute;

import java.time.Instant;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeEvent.Opened;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Policy;

/**
 * The rules of a dispute (requirements A5 to A7), dispatched to its phases: {@link Talks} between
 * the parties and {@link Review} by the mediator. Pure: time comes in with the act.
 */
public final class DisputeDecider {

    private DisputeDecider() {}

    /** The opening of a dispute whose lines the order has found eligible. */
    public static Occurrence<DisputeEvent> open(Opened asked, Act act, Policy policy) {
        Instant capAt = act.now().plus(policy.negotiation().cap());
        Turn turn = Turns.first(policy.negotiation(), act.now(), capAt);
        var opened =
                new Opened(
                        asked.lines(),
                        asked.reason(),
                        asked.claim(),
                        asked.text(),
                        capAt,
                        asked.request(),
                        turn);
        return act.event(
                opened,
                "opening",
                "reason",
                asked.reason().code(),
                "asked",
                asked.request().amount(),
                "sellerTurn",
                policy.negotiation().sellerTurn(),
                "cap",
                policy.negotiation().cap());
    }

    /** Decides a command on one dispute, everything already due having been applied. */
    public static Decision<Occurrence<DisputeEvent>> decide(
            Dispute dispute, DisputeCommand command, Act act, Policy policy) {
        if (!dispute.isOpen()) {
            return act.refused(
                    DisputeRefusal.DISPUTE_CLOSED,
                    "dispute.open",
                    "status",
                    DisputeWords.of(dispute.status()),
                    "until",
                    dispute.status().until(),
                    "now",
                    act.now());
        }
        return switch (command) {
            case Accept accept -> Talks.accept(dispute, accept, act);
            case Counter counter -> Talks.counter(dispute, counter.amount(), act, policy);
            case Reject r -> Talks.reject(dispute, act, policy);
            case Escalate e -> Talks.escalate(dispute, act, policy);
            case Withdraw w -> withdraw(act);
            case Rule rule -> Review.rule(dispute, rule, act);
        };
    }

    /** What time does at a deadline of this dispute. */
    public static Occurrence<DisputeEvent> onDeadline(Dispute dispute, Act act, Policy policy) {
        var terms = policy.negotiation();
        return switch (dispute.status()) {
            case AwaitingSeller(var turn) when ended(turn, act) ->
                    switch (terms.sellerSilence()) {
                        case GRANT ->
                                Outcomes.resolved(
                                        dispute,
                                        Resolution.SELLER_SILENCE,
                                        dispute.request().amount(),
                                        act,
                                        "negotiation.sellerSilence",
                                        "asked",
                                        dispute.request().amount(),
                                        "sellerTurnEnded",
                                        turn.endsAt());
                        case ESCALATE ->
                                Outcomes.escalated(
                                        act,
                                        policy,
                                        "negotiation.sellerSilence",
                                        "sellerTurnEnded",
                                        turn.endsAt());
                    };
            case AwaitingBuyer(var turn) when ended(turn, act) ->
                    Outcomes.escalated(
                            act, policy, "negotiation.buyerTurn", "buyerTurnEnded", turn.endsAt());
            case AwaitingSeller s ->
                    Outcomes.escalated(act, policy, "negotiation.cap", "cap", dispute.capAt());
            case AwaitingBuyer s ->
                    Outcomes.escalated(act, policy, "negotiation.cap", "cap", dispute.capAt());
            case UnderReview(var decideBy) -> Review.overdue(decideBy, act, policy);
            case ReviewOverdue(var defaultAt) -> Review.byDefault(dispute, defaultAt, act);
            case DisputeStatus.Resolved r -> throw new IllegalStateException("no deadline in " + r);
            case DisputeStatus.Withdrawn w ->
                    throw new IllegalStateException("no deadline in " + w);
        };
    }

    private static Decision<Occurrence<DisputeEvent>> withdraw(Act act) {
        return act.actor() == Party.BUYER
                ? Decision.accepted(act.event(new DisputeEvent.Withdrawn(), "withdrawal"))
                : Outcomes.foreign(act);
    }

    private static boolean ended(Turn turn, Act act) {
        return turn.decides() && !act.due().isBefore(turn.endsAt());
    }
}
