package org.redress.order;

import java.time.Duration;
import java.time.Instant;

/** Where a line's protection stands; each state holds only what exists in it. Instants are UTC. */
public sealed interface LineStatus {

    /** Paid, not shipped; cancelled and refunded at {@code shipBy}. */
    record AwaitingShipment(Instant shipBy) implements LineStatus {}

    /** On its way; for digital goods: supplied, protected from the payment on. */
    record InTransit(Shipment shipment) implements LineStatus {}

    /** The carrier says it arrived; {@code end} and {@code releaseAt} are what that left. */
    record Delivered(Shipment shipment, Instant deliveredAt, Instant end, Instant releaseAt)
            implements LineStatus {}

    /** The buyer says it arrived; the money goes to the seller at {@code releaseAt} (E08). */
    record Confirmed(Shipment shipment, Instant confirmedAt, Instant releaseAt)
            implements LineStatus {}

    /**
     * Over: {@code released}, {@code refunded}, {@code split} or {@code charged-back}; until {@code
     * endedAt} it could be acted on.
     */
    record Settled(String outcome, Cause cause, Instant endedAt) implements LineStatus {}

    /**
     * A parcel on its way; {@code releaseAt} follows from the protection end and the policy's
     * grace. Without a tracking number {@code trackingGivenAt} is null too.
     *
     * @param extendAt when the policy extends protection by itself, null: never (E07)
     * @param replacement whether an exchange brought it; there is no second one
     */
    record Shipment(
            String carrier,
            String trackingNumber,
            Instant trackingGivenAt,
            Instant shippedAt,
            Instant promisedAt,
            Instant protectionEnd,
            Instant releaseAt,
            Instant extendAt,
            Extension extension,
            boolean replacement) {

        Shipment with(Instant end, Instant release, Instant extend, Extension other) {
            return new Shipment(
                    carrier,
                    trackingNumber,
                    trackingGivenAt,
                    shippedAt,
                    promisedAt,
                    end,
                    release,
                    extend,
                    other,
                    replacement);
        }

        Shipment with(Extension other) {
            return with(protectionEnd, releaseAt, extendAt, other);
        }

        Duration extended() {
            return extension == null ? Duration.ZERO : extension.inAll();
        }
    }

    /**
     * What was added to a line's protection, and what the buyer asked for (E06).
     *
     * @param asked null: nothing is asked
     * @param declined whether the seller declined the last request
     */
    record Extension(Duration inAll, Duration asked, boolean declined) {}

    /** Why a line was settled; tells clock, buyer and carrier apart (E09). */
    enum Cause {
        PROTECTION_EXPIRED,
        DELIVERED_BY_CARRIER,
        RECEIPT_CONFIRMED,
        SHIP_BY_MISSED,
        CANCELLED,
        SELLER_REFUND,
        SELLER_SILENCE,
        BUYER_SILENCE,
        DELIVERED_UNCONTESTED,
        NO_AGREEMENT,
        AGREEMENT,
        CONCESSION,
        RULING,
        MEDIATOR_SILENCE,
        EVIDENCE_MISSED,
        RETURN_RECEIVED,
        RETURN_UNINSPECTED,
        RETURN_ADDRESS_MISSED,
        RETURN_NOT_SHIPPED,
        RETURN_NOT_ARRIVED,
        RETURN_LOST,
        REPLACEMENT_MISSED,
        CHARGED_BACK;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The parcel, or null while nothing was shipped or once it is over. */
    default Shipment parcel() {
        return switch (this) {
            case AwaitingShipment a -> null;
            case InTransit(var shipment) -> shipment;
            case Delivered d -> d.shipment();
            case Confirmed(var shipment, var at, var releaseAt) -> shipment;
            case Settled s -> null;
        };
    }

    /** Until when the line is protected, null where no parcel is. */
    default Instant protectedUntil() {
        return switch (this) {
            case AwaitingShipment a -> null;
            case InTransit(var shipment) -> shipment.protectionEnd();
            case Delivered d -> d.end();
            case Confirmed(var shipment, var at, var releaseAt) -> at;
            case Settled s -> null;
        };
    }

    default LineStatus with(Shipment other) {
        return switch (this) {
            case AwaitingShipment a -> throw new IllegalStateException("no parcel yet");
            case InTransit t -> new InTransit(other);
            case Delivered d -> new Delivered(other, d.deliveredAt(), d.end(), d.releaseAt());
            case Confirmed c -> new Confirmed(other, c.confirmedAt(), c.releaseAt());
            case Settled s -> s;
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
