package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.kernel.Party;
import org.redress.ledger.Balance;
import org.redress.ledger.Instruction;
import org.redress.order.AllowedActions;
import org.redress.order.Line;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.Delivered;
import org.redress.order.LineStatus.Settled;
import org.redress.order.LineStatus.Shipment;
import org.redress.order.ProtectedOrder;

/**
 * An order as one party sees it. Amounts are minor units of {@code currency}, instants UTC. While
 * its time stands still, since {@code standsStillSince}, nothing has to be done by an instant.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        UUID id,
        String orderId,
        int version,
        String status,
        String policy,
        String currency,
        Balance money,
        String buyer,
        String seller,
        String paymentReference,
        Instant paidAt,
        Duration promisedDelivery,
        List<LineView> lines,
        List<DisputeView> disputes,
        List<PaymentView> onTheWay,
        ChargebackView chargeback,
        Instant standsStillSince,
        List<StepView> next,
        List<ActionView> allowedActions,
        boolean delayed,
        Instant asOf,
        String supportContact) {

    /** A line; which of its instants stand depends on its status. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineView(
            String id,
            String title,
            int quantity,
            long goods,
            long tax,
            long shippingShare,
            boolean digital,
            String status,
            String settledBy,
            Instant shipBy,
            String carrier,
            String trackingNumber,
            Instant shippedAt,
            Instant deliveredAt,
            Instant confirmedAt,
            Instant promisedAt,
            Instant protectedUntil,
            Instant releaseAt,
            ExtensionView extension) {}

    /** What was added to the protection, what the buyer asks for, and whether that was declined. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ExtensionView(Duration inAll, Duration asked, boolean declined) {}

    /** Money that the provider has been told to move, and by when it is planned to arrive (E12). */
    public record PaymentView(int number, String kind, long amount, Instant plannedAt) {}

    static OrderView of(Sight sight) {
        ProtectedOrder order = sight.order();
        return new OrderView(
                order.id(),
                order.externalId(),
                order.version(),
                order.isOver() ? "settled" : "open",
                order.policy(),
                order.currency(),
                order.balance(),
                order.buyer().id(),
                order.seller().id(),
                sight.party() == Party.MARKETPLACE ? order.paymentReference() : null,
                order.paidAt(),
                order.promisedDelivery(),
                lines(order, sight.titles()),
                order.disputes().stream().map(dispute -> DisputeView.of(sight, dispute)).toList(),
                order.inFlight().stream()
                        .filter(payment -> mayKnow(sight.party(), payment.kind()))
                        .map(OrderView::payment)
                        .toList(),
                ChargebackView.of(sight),
                order.isFrozen() ? order.chargeback().openedAt() : null,
                StepView.next(sight),
                ActionView.all(
                        AllowedActions.onOrder(order, sight.party(), sight.policy(), sight.now())),
                sight.delayed(),
                sight.now(),
                sight.supportContact());
    }

    private static List<LineView> lines(ProtectedOrder order, Map<String, String> titles) {
        List<LineView> views = new ArrayList<>();
        for (Line line : order.lines()) {
            views.add(line(line, titles.get(line.id()), order.isFrozen()));
        }
        return views;
    }

    /** A parcel's protection runs on; only what was to follow from it stands still. */
    private static LineView line(Line line, String title, boolean frozen) {
        var status = line.status();
        Shipment parcel = status.parcel();
        return new LineView(
                line.id(),
                title,
                line.quantity(),
                line.parts().goods(),
                line.parts().tax(),
                line.parts().shipping(),
                line.digital(),
                line.word(),
                status instanceof Settled(var outcome, var cause, var endedAt)
                        ? cause.code()
                        : null,
                status instanceof AwaitingShipment(var shipBy) && !frozen ? shipBy : null,
                parcel == null ? null : parcel.carrier(),
                parcel == null ? null : parcel.trackingNumber(),
                parcel == null ? null : parcel.shippedAt(),
                status instanceof Delivered delivered ? delivered.deliveredAt() : null,
                status instanceof Confirmed confirmed ? confirmed.confirmedAt() : null,
                parcel == null ? null : parcel.promisedAt(),
                status.protectedUntil(),
                parcel == null || frozen ? null : line.releaseAt(),
                extension(parcel));
    }

    private static ExtensionView extension(Shipment parcel) {
        var extension = parcel == null ? null : parcel.extension();
        return extension == null
                ? null
                : new ExtensionView(extension.inAll(), extension.asked(), extension.declined());
    }

    /** What the marketplace pays the one from its own money does not concern the other. */
    private static boolean mayKnow(Party party, Instruction.Kind kind) {
        boolean others = party == (kind.isToBuyer() ? Party.SELLER : Party.BUYER);
        return !(kind.isCorrection() && others);
    }

    private static PaymentView payment(Instruction instruction) {
        return new PaymentView(
                instruction.number(),
                instruction.kind().code(),
                instruction.amount(),
                instruction.plannedAt());
    }
}
