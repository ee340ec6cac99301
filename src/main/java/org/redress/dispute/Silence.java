package org.redress.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.redress.dispute.DisputeEvent.DeliveredMeanwhile;
import org.redress.dispute.DisputeEvent.DeliveredWindowClosed;
import org.redress.dispute.DisputeEvent.DeliveredWindowOpened;
import org.redress.dispute.DisputeEvent.ProposalLapsed;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingReplacement;
import org.redress.dispute.DisputeStatus.AwaitingReturn;
import org.redress.dispute.DisputeStatus.AwaitingReturnAddress;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.DeliveredWindow;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.DisputeStatus.ReturnArrived;
import org.redress.dispute.DisputeStatus.ReturnInTransit;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.dispute.Mediation.Proposal;
import org.redress.kernel.Act;
import org.redress.kernel.Deadline;
import org.redress.kernel.Deadline.Kind;
import org.redress.kernel.Occurrence;
import org.redress.policy.Negotiation.Messages;
import org.redress.policy.Policy;
import org.redress.policy.Policy.Then;

/** What time does with a dispute: the consequences of everybody's silence. */
public final class Silence {

    /** What a seller has at least when a carrier takes a delivery back (B0). */
    static final Duration LEAST_LEFT = Duration.ofDays(1);

    private Silence() {}

    /** What happens at this deadline of the dispute; never nothing. */
    public static List<Occurrence<DisputeEvent>> onDeadline(
            Dispute dispute, Deadline deadline, Setting setting, Act act, Policy policy) {
        if (deadline.kind() == Kind.EVIDENCE_WINDOW) {
            return EvidenceDue.ended(dispute, deadline, setting, act, policy);
        }
        if (deadline.kind() == Kind.PROPOSAL_WINDOW) {
            Proposal proposal =
                    dispute.mediation().proposals().stream()
                            .filter(p -> p.until().equals(deadline.at()))
                            .findFirst()
                            .orElseThrow();
            return List.of(
                    act.event(
                            new ProposalLapsed(proposal.id()),
                            "review.proposalWindow",
                            "until",
                            proposal.until()));
        }
        boolean turnEnded = deadline.kind() == Kind.PARTY_TURN;
        return List.of(
                switch (dispute.status()) {
                    case AwaitingSeller(var turn) ->
                            turnEnded
                                    ? sellerSilent(dispute, turn, setting, act, policy)
                                    : capped(dispute, setting, act, policy);
                    case AwaitingBuyer(var turn) ->
                            turnEnded
                                    ? buyerSilent(dispute, turn, setting, act, policy)
                                    : capped(dispute, setting, act, policy);
                    case DeliveredWindow(var endsAt, var left) ->
                            Outcomes.released(
                                    Resolution.DELIVERED_UNCONTESTED,
                                    act,
                                    act.because("tracking.deliveredWindow", "windowEnded", endsAt));
                    case UnderReview(var decideBy, var from) ->
                            Ruling.overdue(decideBy, act, policy);
                    case ReviewOverdue(var defaultAt) ->
                            Ruling.byDefault(dispute, defaultAt, setting, act, policy);
                    case DisputeStatus.Ruled ruled ->
                            Ruling.unappealed(dispute, ruled, act, policy);
                    case AwaitingReturnAddress s ->
                            Returning.addressMissed(dispute, s, setting, act, policy);
                    case AwaitingReturn s -> Returning.shipMissed(dispute, s, setting, act, policy);
                    case ReturnInTransit s ->
                            Returning.arriveMissed(dispute, s, setting, act, policy);
                    case ReturnArrived s ->
                            Returning.inspectMissed(dispute, s, setting, act, policy);
                    case AwaitingReplacement s -> Exchanging.notReplaced(dispute, s, act);
                    case DisputeStatus.Resolved s -> throw new IllegalStateException("over: " + s);
                    case DisputeStatus.Withdrawn s -> throw new IllegalStateException("over: " + s);
                });
    }

    /** A seller who only wrote messages was not quite silent, where the policy says so (M08). */
    private static Occurrence<DisputeEvent> sellerSilent(
            Dispute dispute, Turn turn, Setting setting, Act act, Policy policy) {
        var terms = policy.negotiation();
        boolean wrote =
                terms.sellerMessages() == Messages.ESCALATE
                        && dispute.table().sellerWrote()
                        && dispute.sellerOffer() == null;
        var why =
                act.because(
                        wrote ? "negotiation.sellerMessages" : "negotiation.sellerSilence",
                        "asked",
                        dispute.request().amount(),
                        "remedy",
                        dispute.request().terms().remedy().code(),
                        "sellerTurnEnded",
                        turn.endsAt());
        return Outcomes.then(
                dispute,
                wrote ? Then.MEDIATOR : terms.sellerSilence(),
                Resolution.SELLER_SILENCE,
                setting,
                act,
                policy,
                why);
    }

    private static Occurrence<DisputeEvent> buyerSilent(
            Dispute dispute, Turn turn, Setting setting, Act act, Policy policy) {
        return Outcomes.then(
                dispute,
                policy.negotiation().buyerSilence(),
                Resolution.BUYER_SILENCE,
                setting,
                act,
                policy,
                act.because("negotiation.buyerSilence", "buyerTurnEnded", turn.endsAt()));
    }

    private static Occurrence<DisputeEvent> capped(
            Dispute dispute, Setting setting, Act act, Policy policy) {
        return Outcomes.then(
                dispute,
                policy.negotiation().atCap(),
                Resolution.NO_AGREEMENT,
                setting,
                act,
                policy,
                act.because("negotiation.cap", "cap", dispute.capAt()));
    }

    /**
     * The carrier delivered while "not received" is claimed: the buyer gets the policy's window
     * once {@code all} lines have come; otherwise the fact is only shown.
     */
    public static Occurrence<DisputeEvent> delivered(
            Dispute dispute, boolean all, Act act, Policy policy) {
        Duration window = policy.tracking().deliveredWindow();
        boolean opens =
                all
                        && window != null
                        && (dispute.status() instanceof AwaitingSeller
                                || dispute.status() instanceof AwaitingBuyer);
        if (!opens) {
            return act.event(new DeliveredMeanwhile(), "tracking", "all", all);
        }
        Instant endsAt = act.now().plus(window);
        Duration left =
                dispute.status() instanceof AwaitingSeller(var turn)
                        ? Duration.between(act.now(), turn.endsAt())
                        : Duration.ZERO;
        return act.event(
                new DeliveredWindowOpened(endsAt, left),
                "tracking.deliveredWindow",
                "window",
                window,
                "endsAt",
                endsAt);
    }

    /** The delivery was taken back: the seller gets the time he had left, at least a day (B0). */
    public static Occurrence<DisputeEvent> undelivered(
            Dispute dispute, DeliveredWindow window, Act act, Policy policy) {
        Duration left =
                window.sellerLeft().compareTo(LEAST_LEFT) < 0 ? LEAST_LEFT : window.sellerLeft();
        Instant endsAt = act.now().plus(left);
        Instant cap = endsAt.isAfter(dispute.capAt()) ? endsAt : dispute.capAt();
        boolean untilCap =
                dispute.sellerOffer() != null && !policy.negotiation().counterRestartsTurn();
        return act.event(
                new DeliveredWindowClosed(
                        untilCap ? new Turn(cap, false) : new Turn(endsAt, true), cap),
                "tracking.deliveredWindow",
                "sellerUntil",
                endsAt);
    }
}
