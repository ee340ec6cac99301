package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.order.CarrierFact.Tracking;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Reason;

/**
 * What may be asked of an order. Lines are named by the marketplace's own line ids; an empty list
 * means all lines that qualify. Amounts are minor units, instants UTC, cut to microseconds.
 */
public sealed interface OrderCommand {

    /** Hold the money of a paid order (E01). A null {@code paidAt} means now. */
    record Register(
            UUID id,
            String externalId,
            String currency,
            PartyRef buyer,
            PartyRef seller,
            String paymentReference,
            Instant paidAt,
            Duration promisedDelivery,
            TextRef titles,
            List<LineToRegister> lines,
            long shipping)
            implements OrderCommand {
        public Register {
            paidAt = cut(paidAt);
            promisedDelivery = promisedDelivery.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** A line as the marketplace gives it; goods and tax are for the whole quantity. */
    record LineToRegister(String id, int quantity, long goods, long tax, boolean digital) {}

    /**
     * The seller's parcel is on its way; carrier and tracking number may be null (O11), {@code
     * shippedAt} null means now.
     */
    record RecordShipment(
            List<String> lines, String carrier, String trackingNumber, Instant shippedAt)
            implements OrderCommand {
        public RecordShipment {
            shippedAt = cut(shippedAt);
        }
    }

    /**
     * A carrier's fact about a parcel; {@code fact} is the digest of the carrier's own event id,
     * {@code place} where it happened, or null.
     */
    record RecordTracking(
            String fact, String trackingNumber, Tracking status, Instant occurredAt, String place)
            implements OrderCommand {
        public RecordTracking {
            occurredAt = cut(occurredAt);
        }
    }

    /** The carrier takes a fact back. */
    record RetractTracking(String fact) implements OrderCommand {}

    /** The buyer has the goods; ends protection early (E08). */
    record ConfirmReceipt(List<String> lines) implements OrderCommand {}

    /** The seller gives the buyer more time (E06). */
    record ExtendProtection(List<String> lines, Duration by) implements OrderCommand {}

    /** The buyer asks for more time. */
    record AskExtension(List<String> lines, Duration by) implements OrderCommand {}

    /** The seller says no to what the buyer asked (E07). */
    record DeclineExtension(List<String> lines) implements OrderCommand {}

    /** What was not shipped yet is cancelled and paid back. */
    record Cancel(List<String> lines) implements OrderCommand {}

    /** The seller pays everything back without a fight (E18). */
    record RefundInFull(List<String> lines) implements OrderCommand {}

    /**
     * Open a dispute (O01).
     *
     * @param nearest the reason is only the nearest one (R19)
     * @param received the buyer's answer to "did you receive the goods" (R20), null: not asked
     * @param evidence numbers of files attached before
     * @param blocked whether the buyer's account is blocked (O07); the service's own word
     * @param crowded whether the buyer has as many open disputes as may be; the service's own word
     */
    record OpenDispute(
            List<String> lines,
            Reason reason,
            boolean nearest,
            Boolean received,
            Ask ask,
            TextRef text,
            List<Integer> evidence,
            boolean blocked,
            boolean crowded)
            implements OrderCommand {
        public OpenDispute(
                List<String> lines,
                Reason reason,
                boolean nearest,
                Boolean received,
                Ask ask,
                TextRef text,
                List<Integer> evidence,
                boolean blocked) {
            this(lines, reason, nearest, received, ask, text, evidence, blocked, false);
        }

        OpenDispute byBlocked(boolean isBlocked) {
            return by(isBlocked, crowded);
        }

        OpenDispute by(boolean isBlocked, boolean isCrowded) {
            return new OpenDispute(
                    lines, reason, nearest, received, ask, text, evidence, isBlocked, isCrowded);
        }
    }

    /**
     * Write a message, on the order ({@code dispute} 0) or in a dispute; without force (M08).
     *
     * @param offPlatform whether its words speak of settling elsewhere (N18)
     */
    record PostMessage(int dispute, TextRef text, boolean offPlatform) implements OrderCommand {}

    /** Attach a file, to a dispute or, before the opening, to the order ({@code dispute} 0). */
    record AttachEvidence(int dispute, EvidenceKind kind, boolean sealed, long bytes, TextRef file)
            implements OrderCommand {}

    record RemoveEvidence(int number) implements OrderCommand {}

    /** A command on one of the order's disputes. */
    record InDispute(int number, DisputeCommand command) implements OrderCommand {}

    /** The provider has done what an instruction asked. Safe to repeat. */
    record CompletePayment(int instruction, String providerReference) implements OrderCommand {}

    /**
     * The provider will not do what an instruction asked, or it was undone after all. Safe to
     * repeat.
     *
     * @param reason the provider's own word, of at most 100 plain characters
     */
    record FailPayment(int instruction, String reason) implements OrderCommand {}

    /** Try again what has failed, under a number and so a key of its own. */
    record RetryPayment(int instruction) implements OrderCommand {}

    /** What has failed was paid in another way. */
    record PayByHand(int instruction, String reference) implements OrderCommand {}

    /** The buyer's bank takes the payment back; {@code reference} is the provider's (FG10). */
    record RecordChargeback(String reference) implements OrderCommand {}

    /** The bank has decided about the chargeback with this reference. Safe to repeat. */
    record RecordChargebackOutcome(String reference, boolean won) implements OrderCommand {}

    /**
     * The email by which {@code to} was told of a turn that ends at {@code deadline} was not
     * delivered and never will be. Safe to repeat.
     */
    record ReportUndelivered(int dispute, NoticeKind kind, Party to, Instant deadline)
            implements OrderCommand {
        public ReportUndelivered {
            deadline = cut(deadline);
        }
    }

    /**
     * Pay the buyer or the seller from the marketplace's own account, because the settlement was
     * not right.
     *
     * @param dispute the case it corrects, 0 for the order as a whole
     * @param task what an operator was to see to, null where it began with the order
     */
    record PayCorrection(
            Party recipient, long amount, String currency, int dispute, UUID task, TextRef reason)
            implements OrderCommand {}

    /** Nobody acts; whatever is due happens. */
    record TimePassed() implements OrderCommand {}

    /** The database keeps microseconds; a finer deadline would wake the order before it is due. */
    private static Instant cut(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
