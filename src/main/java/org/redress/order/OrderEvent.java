package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.redress.dispute.DisputeEvent;
import org.redress.kernel.TextRef;
import org.redress.ledger.Instruction;
import org.redress.ledger.LineSettlement;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.Shipment;
import org.redress.order.OrderCommand.Tracking;

/**
 * What happened to an order. No names, addresses or free text: those stand behind a {@link
 * TextRef}.
 */
public sealed interface OrderEvent {

    record OrderRegistered(
            UUID id,
            String externalId,
            String currency,
            String policy,
            PartyRef buyer,
            PartyRef seller,
            String paymentReference,
            Instant paidAt,
            Duration promisedDelivery,
            TextRef titles,
            List<Line> lines)
            implements OrderEvent {}

    /** {@code lines} are places in the order, from 0. */
    record LinesShipped(List<Integer> lines, Shipment shipment) implements OrderEvent {}

    /** A carrier's fact; {@code delivered} are the places of the lines it turned to delivered. */
    record TrackingRecorded(
            String fact, Tracking status, Instant occurredAt, List<Integer> delivered)
            implements OrderEvent {}

    record ReceiptConfirmed(List<Integer> lines, Instant releaseAt) implements OrderEvent {}

    /**
     * Held money leaves, the only event by which it can. {@code dispute} is the number of the
     * dispute that ended in it, 0 if none.
     */
    record LinesSettled(
            Cause cause,
            int dispute,
            List<LineSettlement> settlements,
            List<Instruction> instructions)
            implements OrderEvent {}

    record PaymentCompleted(Instruction instruction, String providerReference)
            implements OrderEvent {}

    /** Something happened in the dispute with this number. */
    record InDispute(int number, DisputeEvent event) implements OrderEvent {}
}
