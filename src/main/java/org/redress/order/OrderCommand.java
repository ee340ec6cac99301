package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.DisputeCommand;
import org.redress.kernel.TextRef;
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
    record LineToRegister(String id, int quantity, long goods, long tax) {}

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
     * A carrier's fact about a parcel; {@code fact} is the digest of the carrier's own event id.
     */
    record RecordTracking(String fact, String trackingNumber, Tracking status, Instant occurredAt)
            implements OrderCommand {
        public RecordTracking {
            occurredAt = cut(occurredAt);
        }
    }

    /** What a carrier can say. */
    enum Tracking {
        IN_TRANSIT,
        DELIVERED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The buyer has the goods; ends protection early (E08). */
    record ConfirmReceipt(List<String> lines) implements OrderCommand {}

    /** The seller pays everything back without a fight (E18). */
    record RefundInFull(List<String> lines) implements OrderCommand {}

    /** Open a dispute (O01); a null {@code amount} asks for all that the lines allow. */
    record OpenDispute(List<String> lines, Reason reason, Long amount, TextRef text)
            implements OrderCommand {}

    /** A command on one of the order's disputes. */
    record InDispute(int number, DisputeCommand command) implements OrderCommand {}

    /** The provider has done what an instruction asked. Safe to repeat. */
    record CompletePayment(int instruction, String providerReference) implements OrderCommand {}

    /** Nobody acts; whatever is due happens. */
    record TimePassed() implements OrderCommand {}

    /** The database keeps microseconds; a finer deadline would wake the order before it is due. */
    private static Instant cut(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
