package org.redress.order;

import java.time.Instant;

/**
 * A carrier's fact about a parcel; {@code id} is a digest of the carrier's own event id. For a
 * parcel on its way only the id is kept.
 */
public record CarrierFact(String id, String parcel, Tracking status, Instant at) {

    /** What a carrier can say. */
    public enum Tracking {
        IN_TRANSIT,
        DELIVERED,
        RETURNED_TO_SELLER,
        HELD_BY_CUSTOMS,
        LOST;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    CarrierFact kept() {
        return status == Tracking.IN_TRANSIT ? new CarrierFact(id, null, null, null) : this;
    }

    boolean delivers(String trackingNumber) {
        return status == Tracking.DELIVERED && trackingNumber.equals(parcel);
    }
}
