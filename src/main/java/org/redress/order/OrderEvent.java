package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.Evidence;
import org.redress.kernel.Deadline.Kind;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.ledger.Account;
import org.redress.ledger.Instruction;
import org.redress.ledger.LineSettlement;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.Shipment;

/**
 * What happened to an order. No names, addresses or free text: those stand behind a {@link
 * TextRef}. {@code lines} are places in the order, from 0.
 */
public sealed interface OrderEvent {

    record OrderRegistered(Purchase purchase, List<Line> lines) implements OrderEvent {}

    record LinesShipped(List<Integer> lines, Shipment shipment) implements OrderEvent {}

    /** A carrier's fact; {@code delivered} are the lines that it turned to delivered. */
    record TrackingRecorded(CarrierFact fact, String place, List<Ends> delivered)
            implements OrderEvent {}

    /** Until when a line is protected now, and when its money moves. */
    record Ends(int line, Instant protectionEnd, Instant releaseAt) {}

    /** The carrier took a fact back; {@code lines} are in transit again. */
    record TrackingRetracted(String fact, List<Integer> lines) implements OrderEvent {}

    record ReceiptConfirmed(List<Integer> lines, Instant releaseAt) implements OrderEvent {}

    record ExtensionAsked(List<Integer> lines, Duration by) implements OrderEvent {}

    record ExtensionDeclined(List<Integer> lines) implements OrderEvent {}

    /**
     * Protection lasts longer. {@code parcels} are the ends as without a delivery, {@code
     * delivered} those of delivered lines.
     */
    record ProtectionExtended(Duration by, List<Ends> parcels, List<Ends> delivered)
            implements OrderEvent {}

    /**
     * A reminder (W05, W07): {@code deadline} comes near and it is for {@code to} to act.
     *
     * @param dispute its number, 0 for a deadline of {@code lines} alone
     */
    record DeadlineNear(
            Kind kind, Instant deadline, int dispute, List<Integer> lines, List<Party> to)
            implements OrderEvent {}

    /**
     * Held money leaves, the only event by which it can but for a lost chargeback. {@code dispute}
     * is the number of the dispute that ended in it, 0 if none.
     */
    record LinesSettled(
            Cause cause,
            int dispute,
            List<LineSettlement> settlements,
            List<Instruction> instructions)
            implements OrderEvent {}

    record PaymentCompleted(Instruction instruction, String providerReference)
            implements OrderEvent {}

    /**
     * The money is not where it was to go, and waits for a person.
     *
     * @param late it had arrived before (FG6)
     * @param reason the provider's own word
     */
    record PaymentFailed(Instruction instruction, boolean late, String reason)
            implements OrderEvent {}

    /** {@code again} is a new instruction for what {@code failed} was to do. */
    record PaymentRetried(Instruction failed, Instruction again) implements OrderEvent {}

    /** What had failed was paid in another way, which {@code reference} tells. */
    record PaidByHand(Instruction instruction, String reference) implements OrderEvent {}

    /** {@code dispute} is 0 for a message on the order itself. */
    record MessagePosted(int dispute, TextRef text, boolean offPlatform) implements OrderEvent {}

    record EvidenceAttached(Evidence evidence) implements OrderEvent {}

    record EvidenceRemoved(int number) implements OrderEvent {}

    /** A bank wants the payment back: from now on every deadline stands still (FG10). */
    record ChargebackOpened(String reference, Instant remindAt) implements OrderEvent {}

    /** It has not decided yet. */
    record ChargebackReminded(Instant remindAt) implements OrderEvent {}

    /** It decided for the marketplace; deadlines move by the time that they stood still. */
    record ChargebackWon(Duration stoodStill) implements OrderEvent {}

    /**
     * It decided for the buyer. {@code held} is what {@code lines}, the ones not settled, held;
     * {@code loss} what had been settled or was on its way, refunds that had failed aside.
     */
    record ChargebackLost(List<Integer> lines, long held, long loss) implements OrderEvent {}

    /**
     * A refund did not arrive, and the buyer has got that money from the bank: with a lost
     * chargeback it is not paid again.
     *
     * @param from where the money was: on its way, arrived, or failed before the bank decided
     * @param reason the provider's own word, null for one that had failed before
     * @param recovered what of the loss is none after all
     */
    record RefundChargedBack(Instruction refund, Account from, String reason, long recovered)
            implements OrderEvent {}

    /**
     * The marketplace pays from its own account what the settlement did not; that stays as it is.
     *
     * @param dispute the case it corrects, 0 for the order as a whole
     * @param task the task it began with, null if with none
     */
    record CorrectionGranted(Instruction instruction, int dispute, UUID task, TextRef text)
            implements OrderEvent {}

    /** Something happened in the dispute with this number. */
    record InDispute(int number, DisputeEvent event) implements OrderEvent {}
}
