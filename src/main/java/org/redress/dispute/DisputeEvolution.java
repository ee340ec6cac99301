package org.redress.dispute;

import java.time.Instant;
import org.redress.dispute.DisputeEvent.BuyerCountered;
import org.redress.dispute.DisputeEvent.BuyerRejected;
import org.redress.dispute.DisputeEvent.Escalated;
import org.redress.dispute.DisputeEvent.MediatorOverdue;
import org.redress.dispute.DisputeEvent.Opened;
import org.redress.dispute.DisputeEvent.Resolved;
import org.redress.dispute.DisputeEvent.SellerOffered;
import org.redress.dispute.DisputeEvent.Withdrawn;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
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
            return new Dispute(
                    number,
                    opened.lines(),
                    opened.reason(),
                    opened.claim(),
                    opened.text(),
                    occurrence.at(),
                    opened.capAt(),
                    opened.request(),
                    null,
                    opened.request().id(),
                    null,
                    new AwaitingSeller(opened.turn()));
        }
        if (!dispute.isOpen()) {
            throw new IllegalStateException(occurrence.event() + " after the end of " + dispute);
        }
        return switch (occurrence.event()) {
            case Opened opened -> throw new IllegalStateException("opened twice: " + dispute);
            case SellerOffered(var offer, var turn) ->
                    with(dispute, dispute.request(), offer, offer.id(), new AwaitingBuyer(turn));
            case BuyerCountered(var request, var turn) ->
                    with(
                            dispute,
                            request,
                            dispute.sellerOffer(),
                            request.id(),
                            new AwaitingSeller(turn));
            case BuyerRejected(var turn) -> with(dispute, new AwaitingSeller(turn));
            case Escalated(var decideBy) ->
                    escalated(dispute, occurrence.at(), new UnderReview(decideBy));
            case MediatorOverdue(var defaultAt) -> with(dispute, new ReviewOverdue(defaultAt));
            case Resolved(var how, var amount, var shipping, var grounds) ->
                    with(
                            dispute,
                            new DisputeStatus.Resolved(how, amount, occurrence.effectiveAt()));
            case Withdrawn w ->
                    with(dispute, new DisputeStatus.Withdrawn(occurrence.effectiveAt()));
        };
    }

    private static Dispute with(Dispute d, DisputeStatus status) {
        return with(d, d.request(), d.sellerOffer(), d.offers(), status);
    }

    private static Dispute with(
            Dispute d, Offer request, Offer sellerOffer, int offers, DisputeStatus status) {
        return new Dispute(
                d.number(),
                d.lines(),
                d.reason(),
                d.claim(),
                d.text(),
                d.openedAt(),
                d.capAt(),
                request,
                sellerOffer,
                offers,
                d.escalatedAt(),
                status);
    }

    private static Dispute escalated(Dispute d, Instant at, DisputeStatus status) {
        return new Dispute(
                d.number(),
                d.lines(),
                d.reason(),
                d.claim(),
                d.text(),
                d.openedAt(),
                d.capAt(),
                d.request(),
                d.sellerOffer(),
                d.offers(),
                at,
                status);
    }
}
