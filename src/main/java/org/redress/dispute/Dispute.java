package org.redress.dispute;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingReplacement;
import org.redress.dispute.DisputeStatus.AwaitingReturn;
import org.redress.dispute.DisputeStatus.AwaitingReturnAddress;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.DeliveredWindow;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.dispute.DisputeStatus.ReturnArrived;
import org.redress.dispute.DisputeStatus.ReturnInTransit;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.dispute.DisputeStatus.Ruled;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.dispute.DisputeStatus.Withdrawn;
import org.redress.dispute.Matter.Claim;
import org.redress.kernel.Deadline;
import org.redress.kernel.Deadline.Kind;
import org.redress.policy.Reason;
import org.redress.policy.Side;

/**
 * A dispute about some lines of an order. Amounts are minor units of the order's currency.
 *
 * @param number its place among the order's disputes, from 1
 * @param mediation the mediator's part, null before the escalation
 */
public record Dispute(
        int number,
        Matter matter,
        Instant openedAt,
        Table table,
        Mediation mediation,
        DisputeStatus status) {

    public List<Integer> lines() {
        return matter.lines();
    }

    public Reason reason() {
        return matter.reason();
    }

    public Claim claim() {
        return matter.claim();
    }

    /** The buyer's standing request. */
    public Offer request() {
        return table.request();
    }

    /** What the buyer would get if the request were granted now. */
    Terms requested() {
        return isBack() ? request().terms().withoutReturn() : request().terms();
    }

    /** Whether the goods were sent back already. */
    boolean isBack() {
        return mediation != null && mediation.afterReturn();
    }

    /** Whether a ruling stands, open to appeal or under one. */
    boolean isRuled() {
        return status instanceof Ruled
                || isUnderReview() && mediation.ruling() != null && !isBack();
    }

    /** What the seller bears for the goods' way back, in minor units. */
    public long freightOfSeller() {
        return switch (status) {
            case ReturnInTransit(var award, var parcel, var by) -> borne(award, parcel);
            case ReturnArrived(var award, var parcel, var by) -> borne(award, parcel);
            case AwaitingReplacement replacement -> replacement.freight();
            case UnderReview r -> mediation.freight();
            case ReviewOverdue r -> mediation.freight();
            case Ruled r -> mediation.freight();
            case AwaitingSeller s -> 0;
            case AwaitingBuyer s -> 0;
            case DeliveredWindow s -> 0;
            case AwaitingReturnAddress s -> 0;
            case AwaitingReturn s -> 0;
            case Resolved s -> 0;
            case Withdrawn s -> 0;
        };
    }

    private static long borne(Award award, Parcel parcel) {
        return award.terms().freight() == Side.SELLER ? parcel.freight() : 0;
    }

    /** The seller's standing offer, null until the first formal answer. */
    public Offer sellerOffer() {
        return table.sellerOffer();
    }

    public Instant capAt() {
        return table.capAt();
    }

    /** Since when mediators may see it, null before. */
    public Instant escalatedAt() {
        return mediation == null ? null : mediation.since();
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    public boolean isUnderReview() {
        return status.isUnderReview();
    }

    /** Every instant at which time alone would move this dispute. */
    public Stream<Deadline> deadlines() {
        return switch (status) {
            case AwaitingSeller(var turn) -> talks(turn);
            case AwaitingBuyer(var turn) -> talks(turn);
            case DeliveredWindow w -> one(Kind.DELIVERED_WINDOW);
            case UnderReview r -> Stream.concat(windows(), one(Kind.MEDIATOR));
            case ReviewOverdue r -> Stream.concat(windows(), one(Kind.MEDIATOR));
            case Ruled r -> one(Kind.APPEAL);
            case AwaitingReturnAddress r -> one(Kind.RETURN);
            case AwaitingReturn r -> one(Kind.RETURN);
            case ReturnInTransit r -> one(Kind.RETURN);
            case ReturnArrived r -> one(Kind.RETURN);
            case AwaitingReplacement r -> one(Kind.REPLACEMENT);
            case Resolved r -> Stream.empty();
            case Withdrawn w -> Stream.empty();
        };
    }

    private Stream<Deadline> talks(Turn turn) {
        Deadline cap = at(Kind.NEGOTIATION_CAP, capAt());
        return turn.decides() ? Stream.of(at(Kind.PARTY_TURN, turn.endsAt()), cap) : Stream.of(cap);
    }

    private Stream<Deadline> windows() {
        return Stream.concat(
                mediation.requests().stream().map(r -> at(Kind.EVIDENCE_WINDOW, r.dueAt())),
                mediation.proposals().stream().map(p -> at(Kind.PROPOSAL_WINDOW, p.until())));
    }

    private Stream<Deadline> one(Kind kind) {
        return Stream.of(at(kind, status.until()));
    }

    private Deadline at(Kind kind, Instant at) {
        return new Deadline(at, kind, number);
    }

    Dispute with(DisputeStatus other) {
        return new Dispute(number, matter, openedAt, table, mediation, other);
    }

    Dispute with(Table other) {
        return new Dispute(number, matter, openedAt, other, mediation, status);
    }

    Dispute with(Matter other) {
        return new Dispute(number, other, openedAt, table, mediation, status);
    }

    Dispute with(Mediation other) {
        return new Dispute(number, matter, openedAt, table, other, status);
    }
}
