package org.redress.dispute;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.redress.dispute.DisputeEvent.AppealWaived;
import org.redress.dispute.DisputeEvent.Appealed;
import org.redress.dispute.DisputeEvent.BuyerCountered;
import org.redress.dispute.DisputeEvent.BuyerEdited;
import org.redress.dispute.DisputeEvent.BuyerRejected;
import org.redress.dispute.DisputeEvent.DeadlineExtended;
import org.redress.dispute.DisputeEvent.DeliveredMeanwhile;
import org.redress.dispute.DisputeEvent.DeliveredWindowClosed;
import org.redress.dispute.DisputeEvent.DeliveredWindowOpened;
import org.redress.dispute.DisputeEvent.Escalated;
import org.redress.dispute.DisputeEvent.EvidenceRequested;
import org.redress.dispute.DisputeEvent.EvidenceWindowEnded;
import org.redress.dispute.DisputeEvent.HandedBack;
import org.redress.dispute.DisputeEvent.MediatorOverdue;
import org.redress.dispute.DisputeEvent.Opened;
import org.redress.dispute.DisputeEvent.ProposalAnswered;
import org.redress.dispute.DisputeEvent.ProposalLapsed;
import org.redress.dispute.DisputeEvent.Proposed;
import org.redress.dispute.DisputeEvent.ReplacementAgreed;
import org.redress.dispute.DisputeEvent.ReplacementShipped;
import org.redress.dispute.DisputeEvent.Resolved;
import org.redress.dispute.DisputeEvent.ReturnAccepted;
import org.redress.dispute.DisputeEvent.ReturnAddressGiven;
import org.redress.dispute.DisputeEvent.ReturnAgreed;
import org.redress.dispute.DisputeEvent.ReturnArrived;
import org.redress.dispute.DisputeEvent.ReturnContested;
import org.redress.dispute.DisputeEvent.ReturnShipped;
import org.redress.dispute.DisputeEvent.Ruled;
import org.redress.dispute.DisputeEvent.RulingDrafted;
import org.redress.dispute.DisputeEvent.SellerOffered;
import org.redress.dispute.DisputeEvent.SellerOfferedMeanwhile;
import org.redress.dispute.DisputeEvent.Taken;
import org.redress.dispute.DisputeEvent.TurnExtended;
import org.redress.dispute.DisputeEvent.Withdrawn;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingReplacement;
import org.redress.dispute.DisputeStatus.AwaitingReturn;
import org.redress.dispute.DisputeStatus.AwaitingReturnAddress;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.DeliveredWindow;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.DisputeStatus.ReturnInTransit;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.kernel.Occurrence;

/** What a dispute is after an event. Never refuses: an impossible pair is a bug and throws. */
public final class DisputeEvolution {

    private DisputeEvolution() {}

    /**
     * {@code dispute} is null before its opening; {@code number} is its place among the order's
     * disputes.
     */
    public static Dispute evolve(Dispute dispute, int number, Occurrence<DisputeEvent> occurrence) {
        if (occurrence.event() instanceof Opened opened) {
            var table = new Table(opened.capAt(), opened.request(), null, 1, 0, false);
            var status = new AwaitingSeller(opened.turn());
            return new Dispute(number, opened.matter(), occurrence.at(), table, null, status);
        }
        if (!dispute.isOpen()) {
            throw new IllegalStateException(occurrence.event() + " after the end of " + dispute);
        }
        return evolve(dispute, occurrence);
    }

    private static Dispute evolve(Dispute d, Occurrence<DisputeEvent> occurrence) {
        Table table = d.table();
        return switch (occurrence.event()) {
            case Opened opened -> throw new IllegalStateException("opened twice: " + d);
            case SellerOffered(var offer, var turn, var cap) ->
                    d.with(table.offered(offer, cap)).with(new AwaitingBuyer(turn));
            case SellerOfferedMeanwhile(var offer) -> d.with(table.offered(offer, d.capAt()));
            case BuyerCountered(var request, var turn, var cap) ->
                    d.with(table.requested(request, cap)).with(new AwaitingSeller(turn));
            case BuyerEdited(var matter, var request, var turn, var cap) ->
                    d.with(matter)
                            .with(table.requested(request, cap))
                            .with(new AwaitingSeller(turn));
            case BuyerRejected(var turn) -> d.with(new AwaitingSeller(turn));
            case DeliveredWindowOpened(var endsAt, var left) ->
                    d.with(new DeliveredWindow(endsAt, left));
            case DeliveredMeanwhile m -> d;
            case DeliveredWindowClosed(var turn, var cap) ->
                    d.with(table.until(cap)).with(new AwaitingSeller(turn));
            case Escalated(var decideBy, var from) ->
                    escalated(d, occurrence).with(new UnderReview(decideBy, from));
            case Taken(var mediator) -> d.with(d.mediation().takenBy(mediator));
            case HandedBack h -> d.with(d.mediation().takenBy(null));
            case EvidenceRequested(var request) -> d.with(d.mediation().requested(request));
            case EvidenceWindowEnded(var id, var from, var missed) ->
                    d.with(d.mediation().withoutRequest(id));
            case Proposed(var proposal) -> d.with(d.mediation().proposed(proposal));
            case ProposalAnswered(var id, var accepted) ->
                    d.with(
                            accepted
                                    ? d.mediation().acceptedBy(id, occurrence.actor())
                                    : d.mediation().withoutProposal(id));
            case ProposalLapsed(var id) -> d.with(d.mediation().withoutProposal(id));
            case RulingDrafted(var draft) -> d.with(d.mediation().drafted(draft));
            case MediatorOverdue(var defaultAt) -> d.with(new ReviewOverdue(defaultAt));
            case Ruled ruled ->
                    d.with(d.mediation().ruled(ruled.mediator(), ruled.award()))
                            .with(
                                    new DisputeStatus.Ruled(
                                            ruled.award(),
                                            occurrence.at(),
                                            ruled.appealUntil(),
                                            List.of()));
            case AppealWaived w -> waived(d, occurrence);
            case Appealed(var text, var decideBy) ->
                    d.with(d.mediation().appealed()).with(new UnderReview(decideBy, null));
            case ReturnAgreed(var award, var until, var grounds) ->
                    reviewOver(d).with(new AwaitingReturnAddress(award, until));
            case ReturnAddressGiven(var address, var shipBy) -> address(d, address, shipBy);
            case ReturnShipped(var parcel, var arriveBy) ->
                    d.with(new ReturnInTransit(agreed(d), parcel, arriveBy));
            case ReturnArrived(var inspectBy) -> arrived(d, inspectBy);
            case ReturnAccepted a -> d;
            case ReturnContested contested -> contested(d, contested, occurrence);
            case ReplacementAgreed(var award, var back, var freight, var shipBy, var grounds) ->
                    reviewOver(d).with(new AwaitingReplacement(award, back, freight, shipBy));
            case ReplacementShipped s -> replaced(d, occurrence);
            case DeadlineExtended(var more, var until, var why) ->
                    d.with(table.until(table.capAt().plus(more))).with(d.status().later(more));
            case TurnExtended(var party, var more, var until, var cap, var request) ->
                    request > 0
                            ? d.with(d.mediation().later(request, more))
                            : d.with(table.until(cap)).with(d.status().later(more));
            case Resolved(var how, var amount, var shipping, var freight, var owed, var grounds) ->
                    d.with(
                            new DisputeStatus.Resolved(
                                    how, amount, freight, owed, occurrence.effectiveAt()));
            case Withdrawn w -> d.with(new DisputeStatus.Withdrawn(occurrence.effectiveAt()));
        };
    }

    /** A file came: what its party was asked for is answered. */
    public static Dispute evidenceAdded(Dispute d, Evidence evidence) {
        return d.mediation() == null ? d : d.with(d.mediation().answeredBy(evidence.by(), true));
    }

    /** A file was taken away; an answer with nothing {@code left} since the escalation is none. */
    public static Dispute evidenceRemoved(Dispute d, Evidence evidence, List<Evidence> left) {
        boolean brought =
                d.mediation() == null
                        || left.stream()
                                .filter(file -> file.by() == evidence.by())
                                .anyMatch(file -> !file.at().isBefore(d.mediation().since()));
        return brought ? d : d.with(d.mediation().answeredBy(evidence.by(), false));
    }

    /** After {@code by} of standing still every deadline has the time that it had left (FG10). */
    public static Dispute wentOn(Dispute d, Duration by) {
        Dispute moved = d.with(d.table().until(d.capAt().plus(by))).with(d.status().later(by));
        return d.mediation() == null ? moved : moved.with(d.mediation().later(by));
    }

    /** The seller wrote a message. */
    public static Dispute sellerWrote(Dispute d) {
        return d.with(d.table().written());
    }

    private static Dispute escalated(Dispute d, Occurrence<DisputeEvent> occurrence) {
        boolean sent =
                d.status() instanceof ReturnInTransit
                        || d.status() instanceof DisputeStatus.ReturnArrived;
        Mediation mediation =
                d.mediation() == null ? Mediation.since(occurrence.at()) : d.mediation();
        return d.with(sent ? mediation.returned(d.freightOfSeller()) : mediation);
    }

    /** Deadlines of a state that was left are void, also if a mediator comes back later. */
    private static Dispute reviewOver(Dispute d) {
        return d.mediation() == null ? d : d.with(d.mediation().over());
    }

    private static Dispute waived(Dispute d, Occurrence<DisputeEvent> occurrence) {
        var ruled = (DisputeStatus.Ruled) d.status();
        var waived = Stream.concat(ruled.waived().stream(), Stream.of(occurrence.actor())).toList();
        return d.with(
                new DisputeStatus.Ruled(
                        ruled.award(), ruled.ruledAt(), ruled.appealUntil(), waived));
    }

    private static Dispute address(
            Dispute d, org.redress.kernel.TextRef address, java.time.Instant shipBy) {
        var agreed = (AwaitingReturnAddress) d.status();
        return d.with(new AwaitingReturn(agreed.award(), address, shipBy));
    }

    /** A parcel is on its way for the first time, or again after a retraction. */
    private static Award agreed(Dispute d) {
        return d.status() instanceof DisputeStatus.ReturnArrived(var award, var parcel, var by)
                ? award
                : ((AwaitingReturn) d.status()).award();
    }

    private static Dispute arrived(Dispute d, java.time.Instant inspectBy) {
        var sent = (ReturnInTransit) d.status();
        return d.with(new DisputeStatus.ReturnArrived(sent.award(), sent.parcel(), inspectBy));
    }

    private static Dispute contested(
            Dispute d, ReturnContested event, Occurrence<DisputeEvent> occurrence) {
        Mediation mediation =
                d.mediation() == null ? Mediation.since(occurrence.at()) : d.mediation();
        return d.with(mediation.returned(d.freightOfSeller()).askedBoth(event.evidenceUntil()))
                .with(new UnderReview(event.decideBy(), null));
    }

    private static Dispute replaced(Dispute d, Occurrence<DisputeEvent> occurrence) {
        long owed = ((AwaitingReplacement) d.status()).freight();
        return d.with(
                new DisputeStatus.Resolved(
                        Resolution.EXCHANGED, 0, 0, owed, occurrence.effectiveAt()));
    }
}
