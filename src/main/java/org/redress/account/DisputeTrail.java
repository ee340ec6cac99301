package org.redress.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.redress.account.Disputed.End;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.Matter;
import org.redress.dispute.Terms;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.order.OrderEvent;
import org.redress.policy.Reason;

/** One dispute while its events are read, in their order. */
final class DisputeTrail {

    /** What the seller had agreed or been told to do, and did not. */
    private static final Set<Resolution> SELLER_MISSED =
            EnumSet.of(
                    Resolution.RETURN_ADDRESS_MISSED,
                    Resolution.RETURN_UNINSPECTED,
                    Resolution.REPLACEMENT_MISSED);

    private final int number;
    private Instant openedAt;
    private Matter matter;
    private Terms asked;
    private Resolution first;
    private Resolution last;
    private boolean sellerActed;
    private boolean silent;
    private boolean ruled;
    private boolean withdrawn;
    private boolean exchanged;
    private long amount;
    private Instant endedAt;

    DisputeTrail(int number) {
        this.number = number;
    }

    List<Integer> lines() {
        return matter.lines();
    }

    void happened(DisputeEvent event, Occurrence<OrderEvent> occurrence) {
        switch (event) {
            case DisputeEvent.Opened opened -> {
                openedAt = occurrence.effectiveAt();
                asked(opened.matter(), opened.request().terms());
            }
            case DisputeEvent.BuyerCountered countered -> asked = countered.request().terms();
            case DisputeEvent.BuyerEdited edited ->
                    asked(edited.matter(), edited.request().terms());
            case DisputeEvent.Escalated escalated ->
                    silent |= occurrence.actor() == Party.TIME && !sellerActed;
            case DisputeEvent.Ruled given -> decided(given.award().how());
            case DisputeEvent.ReturnAgreed agreed -> decided(agreed.award().how());
            case DisputeEvent.ReplacementAgreed agreed -> decided(agreed.award().how());
            case DisputeEvent.Resolved resolved -> {
                decided(resolved.how());
                amount = resolved.amount();
                endedAt = occurrence.effectiveAt();
            }
            case DisputeEvent.ReplacementShipped shipped -> {
                exchanged = true;
                endedAt = occurrence.effectiveAt();
            }
            case DisputeEvent.Withdrawn w -> {
                withdrawn = true;
                endedAt = occurrence.effectiveAt();
            }
            case DisputeEvent.SellerOffered _,
                    DisputeEvent.SellerOfferedMeanwhile _,
                    DisputeEvent.BuyerRejected _,
                    DisputeEvent.DeliveredWindowOpened _,
                    DisputeEvent.DeliveredWindowClosed _,
                    DisputeEvent.DeliveredMeanwhile _,
                    DisputeEvent.Taken _,
                    DisputeEvent.HandedBack _,
                    DisputeEvent.EvidenceRequested _,
                    DisputeEvent.EvidenceWindowEnded _,
                    DisputeEvent.Proposed _,
                    DisputeEvent.ProposalAnswered _,
                    DisputeEvent.ProposalLapsed _,
                    DisputeEvent.RulingDrafted _,
                    DisputeEvent.MediatorOverdue _,
                    DisputeEvent.AppealWaived _,
                    DisputeEvent.Appealed _,
                    DisputeEvent.ReturnAddressGiven _,
                    DisputeEvent.ReturnShipped _,
                    DisputeEvent.ReturnArrived _,
                    DisputeEvent.ReturnAccepted _,
                    DisputeEvent.ReturnContested _,
                    DisputeEvent.DeadlineExtended _,
                    DisputeEvent.TurnExtended _ -> {}
        }
        sellerActed |= occurrence.actor() == Party.SELLER;
    }

    private void asked(Matter about, Terms terms) {
        matter = about;
        asked = terms;
    }

    private void decided(Resolution how) {
        first = first == null ? how : first;
        last = how;
        ruled |= how == Resolution.RULING;
        silent |= how == Resolution.SELLER_SILENCE;
    }

    /** {@code hindered} is whether the carrier reports a parcel of these lines lost or held. */
    Disputed read(boolean hindered) {
        boolean claimed = matter.reason().group() == Reason.Group.NOT_RECEIVED;
        End end = end();
        return new Disputed(
                number,
                openedAt,
                end,
                endedAt,
                end == End.BUYER_GOT_SOMETHING && isGranted(),
                claimed && hindered || last == Resolution.RETURN_LOST,
                silent,
                ruled,
                end == End.BUYER_GOT_SOMETHING && isSellersFault());
    }

    private End end() {
        if (endedAt == null) {
            return End.OPEN;
        }
        if (withdrawn) {
            return End.WITHDRAWN;
        }
        if (last == Resolution.CHARGED_BACK) {
            return End.CHARGED_BACK;
        }
        return exchanged || amount > 0 ? End.BUYER_GOT_SOMETHING : End.BUYER_GOT_NOTHING;
    }

    private boolean isGranted() {
        return exchanged ? asked.remedy().exchanges() : amount >= asked.amount();
    }

    private boolean isSellersFault() {
        return ruled
                || first == Resolution.SELLER_SILENCE
                || last == Resolution.EVIDENCE_MISSED
                || SELLER_MISSED.contains(last);
    }
}
