package org.redress.dispute;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.dispute.DisputeStatus.Withdrawn;
import org.redress.kernel.Deadline;
import org.redress.kernel.Deadline.Kind;
import org.redress.kernel.TextRef;
import org.redress.policy.Reason;

/**
 * A dispute about some lines of an order. Amounts are minor units of the order's currency.
 *
 * @param number its place among the order's disputes, from 1
 * @param lines places of the disputed lines in the order
 * @param claim what the lines are worth
 * @param request the buyer's standing request
 * @param sellerOffer the seller's standing offer, null until the first formal answer
 * @param offers how many offers were made, which is the id of the latest
 * @param escalatedAt since when mediators may see it, null before
 */
public record Dispute(
        int number,
        List<Integer> lines,
        Reason reason,
        Claim claim,
        TextRef text,
        Instant openedAt,
        Instant capAt,
        Offer request,
        Offer sellerOffer,
        int offers,
        Instant escalatedAt,
        DisputeStatus status) {

    /**
     * What the disputed lines allow: goods with tax, and their shipping share where the reason
     * covers it.
     */
    public record Claim(long goodsAndTax, long shippingShare, boolean coversShipping) {
        public long ceiling() {
            return ceiling(coversShipping);
        }

        public long ceiling(boolean withShipping) {
            return withShipping ? goodsAndTax + shippingShare : goodsAndTax;
        }
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    public boolean isUnderReview() {
        return status instanceof UnderReview || status instanceof ReviewOverdue;
    }

    /** Every instant at which time alone would move this dispute. */
    public Stream<Deadline> deadlines() {
        return switch (status) {
            case AwaitingSeller(var turn) -> negotiation(turn);
            case AwaitingBuyer(var turn) -> negotiation(turn);
            case UnderReview(var decideBy) -> Stream.of(deadline(Kind.MEDIATOR, decideBy));
            case ReviewOverdue(var defaultAt) -> Stream.of(deadline(Kind.MEDIATOR, defaultAt));
            case Resolved r -> Stream.empty();
            case Withdrawn w -> Stream.empty();
        };
    }

    private Stream<Deadline> negotiation(Turn turn) {
        Deadline cap = deadline(Kind.NEGOTIATION_CAP, capAt);
        return turn.decides()
                ? Stream.of(deadline(Kind.PARTY_TURN, turn.endsAt()), cap)
                : Stream.of(cap);
    }

    private Deadline deadline(Kind kind, Instant at) {
        return new Deadline(at, kind, number);
    }
}
