package org.redress.dispute;

import static org.redress.dispute.DisputeRefusal.EXTENSION_TOO_LONG;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.AnswerProposal;
import org.redress.dispute.DisputeCommand.Appeal;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.DraftRuling;
import org.redress.dispute.DisputeCommand.Edit;
import org.redress.dispute.DisputeCommand.Escalate;
import org.redress.dispute.DisputeCommand.ExtendDeadline;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.HandBack;
import org.redress.dispute.DisputeCommand.Propose;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.RequestEvidence;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.ShipReplacement;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeCommand.SignDraft;
import org.redress.dispute.DisputeCommand.Take;
import org.redress.dispute.DisputeCommand.WaiveAppeal;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeEvent.DeadlineExtended;
import org.redress.dispute.DisputeEvent.Opened;
import org.redress.dispute.DisputeStatus.AwaitingReplacement;
import org.redress.dispute.DisputeStatus.ReturnArrived;
import org.redress.dispute.DisputeStatus.ReturnInTransit;
import org.redress.kernel.Act;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Policy;

/**
 * The rules of a dispute (requirements A5 to A7), dispatched to its phases: {@link Talks}, {@link
 * Editing} and {@link Escalating} between the parties, {@link Mediating}, {@link Signing} and
 * {@link Ruling} by the mediator, {@link Returning} and {@link Exchanging} for goods on their way,
 * {@link Silence} for time. Pure.
 */
public final class DisputeDecider {

    private static final Duration LONGEST_EXTENSION = Duration.ofDays(60);

    private DisputeDecider() {}

    /** The opening of a dispute whose lines the order has found eligible. */
    public static Decision<Occurrence<DisputeEvent>> open(
            Matter matter,
            List<Integer> evidence,
            Ask ask,
            Setting setting,
            Act act,
            Policy policy) {
        if (!setting.meets(policy, matter.reason())) {
            return act.refused(
                    DisputeRefusal.EVIDENCE_NEEDED,
                    "reasons.evidence",
                    "reason",
                    matter.reason().code());
        }
        return Asking.byParty(ask, matter, setting, act, policy)
                .then(terms -> Decision.accepted(opened(matter, evidence, terms, act, policy)));
    }

    private static Occurrence<DisputeEvent> opened(
            Matter matter, List<Integer> evidence, Terms terms, Act act, Policy policy) {
        Instant capAt = policy.negotiation().cap().from(act.now());
        Turn turn = Turns.first(policy.negotiation(), act.now(), capAt);
        return act.event(
                new Opened(matter, evidence, capAt, new Offer(1, terms), turn),
                "opening",
                "reason",
                matter.reason().code(),
                "remedy",
                terms.remedy().code(),
                "asked",
                terms.amount(),
                "sellerTurn",
                policy.negotiation().sellerTurn(),
                "cap",
                policy.negotiation().cap());
    }

    /** Decides a command on one dispute, everything already due having been applied. */
    public static Decision<Occurrence<DisputeEvent>> decide(
            Dispute dispute, DisputeCommand command, Setting setting, Act act, Policy policy) {
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
            case Accept c -> Talks.accept(dispute, c, act, policy);
            case Counter c -> Talks.counter(dispute, c.ask(), setting, act, policy);
            case Reject c -> Talks.reject(dispute, setting, act, policy);
            case Edit c -> Editing.edit(dispute, c, setting, act, policy);
            case Escalate c -> Escalating.escalate(dispute, setting, act, policy);
            case Withdraw c -> withdraw(dispute, act);
            case Take c -> Mediating.take(dispute, c, act, policy);
            case HandBack c -> Mediating.handBack(dispute, c, act, policy);
            case RequestEvidence c -> Mediating.request(dispute, c, act, policy);
            case Propose c -> Mediating.propose(dispute, c, setting, act, policy);
            case AnswerProposal c -> Mediating.answer(dispute, c, act, policy);
            case DraftRuling c -> Signing.draft(dispute, c, setting, act, policy);
            case SignDraft c -> Signing.sign(dispute, c, act, policy);
            case Rule c -> Ruling.rule(dispute, c, setting, act, policy);
            case Appeal c -> Ruling.appeal(dispute, c, setting, act, policy);
            case WaiveAppeal c -> Ruling.waive(dispute, act, policy);
            case GiveReturnAddress c -> Returning.address(dispute, c, act, policy);
            case ShipReturn c -> Returning.ship(dispute, c, act, policy);
            case AcknowledgeReturn c -> Returning.acknowledge(dispute, c, act, policy);
            case ShipReplacement c -> Exchanging.replace(dispute, c, act);
            case ExtendDeadline c -> extend(dispute, c, act);
        };
    }

    /** Only the buyer's own act cancels (C01), until the goods are on their way back. */
    private static Decision<Occurrence<DisputeEvent>> withdraw(Dispute dispute, Act act) {
        if (act.actor() != Party.BUYER) {
            return Outcomes.foreign(act);
        }
        if (dispute.isRuled()) {
            return Outcomes.notNow(dispute, DisputeRefusal.RULED_ALREADY, act);
        }
        return isReturnOnItsWay(dispute)
                ? Outcomes.notNow(dispute, DisputeRefusal.RETURN_SHIPPED, act)
                : Decision.accepted(act.event(new DisputeEvent.Withdrawn(), "withdrawal"));
    }

    private static boolean isReturnOnItsWay(Dispute dispute) {
        return dispute.isBack()
                || dispute.status() instanceof ReturnInTransit
                || dispute.status() instanceof ReturnArrived
                || dispute.status() instanceof AwaitingReplacement awaiting
                        && awaiting.afterReturn();
    }

    private static Decision<Occurrence<DisputeEvent>> extend(
            Dispute dispute, ExtendDeadline asked, Act act) {
        if (act.actor() != Party.MEDIATOR
                && act.actor() != Party.SUPERVISOR
                && act.actor() != Party.OPERATOR) {
            return Outcomes.foreign(act);
        }
        Duration more = asked.more();
        if (more.isNegative() || more.isZero() || more.compareTo(LONGEST_EXTENSION) > 0) {
            return act.refused(
                    EXTENSION_TOO_LONG,
                    "deadline.extension",
                    "more",
                    more,
                    "limit",
                    LONGEST_EXTENSION);
        }
        Instant until = dispute.status().until().plus(more);
        return Decision.accepted(
                act.event(
                        new DeadlineExtended(more, until, asked.why()),
                        "deadline.extension",
                        "by",
                        asked.by(),
                        "more",
                        more,
                        "until",
                        until));
    }

    /** The carrier has a word about a parcel on its way back to the seller. */
    public static Occurrence<DisputeEvent> returnArrived(Act act, Policy policy) {
        return Returning.arrived(act, policy);
    }

    /** The carrier takes back that a parcel arrived at the seller. */
    public static Occurrence<DisputeEvent> returnNotArrived(
            ReturnArrived status, Act act, Policy policy) {
        return Returning.notArrived(status, act, policy);
    }

    /** The carrier has lost a parcel on its way back to the seller (A13). */
    public static Occurrence<DisputeEvent> returnLost(
            Dispute dispute, ReturnInTransit status, Act act, Policy policy) {
        return Returning.lost(dispute, status, act, policy);
    }
}
