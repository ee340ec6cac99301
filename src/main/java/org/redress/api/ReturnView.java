package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus.AwaitingReturn;
import org.redress.dispute.DisputeStatus.AwaitingReturnAddress;
import org.redress.dispute.DisputeStatus.ReturnArrived;
import org.redress.dispute.DisputeStatus.ReturnInTransit;
import org.redress.dispute.DisputeWords;
import org.redress.dispute.Parcel;
import org.redress.dispute.Terms;
import org.redress.order.ProtectedOrder;

/**
 * A return under way. Freight in minor units; {@code address} once the seller has given it; nothing
 * is due while a chargeback makes time stand still.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReturnView(
        String status,
        Instant dueAt,
        String address,
        String freightBorneBy,
        String carrier,
        String trackingNumber,
        Instant shippedAt,
        Long freight) {

    /** Null where no return is under way. */
    static ReturnView of(ProtectedOrder order, Dispute dispute, String address) {
        Instant dueAt = order.isFrozen() ? null : dispute.status().until();
        return switch (dispute.status()) {
            case AwaitingReturnAddress s -> of(dispute, dueAt, s.award().terms(), address, null);
            case AwaitingReturn s -> of(dispute, dueAt, s.award().terms(), address, null);
            case ReturnInTransit s -> of(dispute, dueAt, s.award().terms(), address, s.parcel());
            case ReturnArrived s -> of(dispute, dueAt, s.award().terms(), address, s.parcel());
            case org.redress.dispute.DisputeStatus other -> null;
        };
    }

    private static ReturnView of(
            Dispute dispute, Instant dueAt, Terms terms, String address, Parcel parcel) {
        return new ReturnView(
                DisputeWords.of(dispute.status()),
                dueAt,
                address,
                terms.freight() == null ? null : terms.freight().code(),
                parcel == null ? null : parcel.carrier(),
                parcel == null ? null : parcel.trackingNumber(),
                parcel == null ? null : parcel.shippedAt(),
                parcel == null ? null : parcel.freight());
    }
}
