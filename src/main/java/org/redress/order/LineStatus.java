package org.redress.order;

import java.time.Instant;

/** Where a line's protection stands; each state holds only what exists in it. Instants are UTC. */
public sealed interface LineStatus {

    /** Paid, not shipped; cancelled and refunded at {@code shipBy}. */
    record AwaitingShipment(Instant shipBy) implements LineStatus {}

    record InTransit(Shipment shipment) implements LineStatus {}

    /** The carrier says it arrived. */
    record Delivered(Shipment shipment, Instant deliveredAt) implements LineStatus {}

    /** The buyer says it arrived; the money goes to the seller at {@code releaseAt} (E08). */
    record Confirmed(Shipment shipment, Instant confirmedAt, Instant releaseAt)
            implements LineStatus {}

    /**
     * Over: {@code released}, {@code refunded} or {@code split}; until {@code endedAt} it could be
     * acted on.
     */
    record Settled(String outcome, Cause cause, Instant endedAt) implements LineStatus {}

    /**
     * A parcel on its way; {@code releaseAt} is the protection end plus the policy's grace. Without
     * a tracking number {@code trackingGivenAt} is null too.
     */
    record Shipment(
            String carrier,
            String trackingNumber,
            Instant trackingGivenAt,
            Instant shippedAt,
            Instant protectionEnd,
            Instant releaseAt) {}

    /** Why a line was settled; tells clock, buyer and carrier apart (E09). */
    enum Cause {
        PROTECTION_EXPIRED,
        RECEIPT_CONFIRMED,
        SHIP_BY_MISSED,
        SELLER_REFUND,
        SELLER_SILENCE,
        AGREEMENT,
        CONCESSION,
        RULING,
        MEDIATOR_SILENCE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The parcel, or null while nothing was shipped or once it is over. */
    default Shipment parcel() {
        return switch (this) {
            case AwaitingShipment a -> null;
            case InTransit(var shipment) -> shipment;
            case Delivered(var shipment, var at) -> shipment;
            case Confirmed(var shipment, var at, var releaseAt) -> shipment;
            case Settled s -> null;
        };
    }

    default String word() {
        return switch (this) {
            case AwaitingShipment a -> "awaiting-shipment";
            case InTransit t -> "in-transit";
            case Delivered d -> "delivered";
            case Confirmed c -> "confirmed";
            case Settled s -> s.outcome();
        };
    }
}
