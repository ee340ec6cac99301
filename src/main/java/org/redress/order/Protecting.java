package org.redress.order;

import java.time.Duration;
import java.time.Instant;
import org.redress.order.LineStatus.Extension;
import org.redress.order.LineStatus.Shipment;
import org.redress.order.OrderEvent.Ends;
import org.redress.policy.Policy;

/** The arithmetic of the protection clock: each instant is computed here, once (E01 to E07). */
final class Protecting {

    private Protecting() {}

    /** A parcel shipped, or digital goods supplied, at {@code since}. */
    static Shipment parcel(
            String carrier,
            String trackingNumber,
            Instant trackingGivenAt,
            Instant since,
            Duration promised,
            boolean replacement,
            Policy policy) {
        Instant promisedAt = since.plus(promised);
        Instant end = since.plus(policy.protection().lengthFor(promised));
        return new Shipment(
                carrier,
                trackingNumber,
                trackingGivenAt,
                since,
                promisedAt,
                end,
                releaseAt(end, promisedAt, policy),
                extendAt(end, policy),
                null,
                replacement);
    }

    private static Instant releaseAt(Instant end, Instant promisedAt, Policy policy) {
        Instant release = end.plus(policy.protection().grace());
        Duration hold = policy.protection().holdAfterPromised();
        return hold == null ? release : later(release, promisedAt.plus(hold));
    }

    private static Instant extendAt(Instant end, Policy policy) {
        var automatic = policy.protection().automatic();
        return automatic == null ? null : end.minus(automatic.before());
    }

    /** Delivery shrinks what is left, from when it was recorded (E04). */
    static Ends delivered(int line, Shipment parcel, Instant now, Policy policy) {
        Duration left = policy.protection().whenDelivered();
        if (left == null) {
            return new Ends(line, parcel.protectionEnd(), parcel.releaseAt());
        }
        Instant end = earlier(parcel.protectionEnd(), now.plus(left));
        Instant release = earlier(parcel.releaseAt(), end.plus(policy.protection().grace()));
        return new Ends(line, end, release);
    }

    /** Only this lengthens protection. */
    static Ends extended(int line, Shipment parcel, Duration by, Policy policy) {
        Instant end = parcel.protectionEnd().plus(by);
        return new Ends(line, end, releaseAt(end, parcel.promisedAt(), policy));
    }

    static Ends extendedDelivery(LineStatus.Delivered delivered, int line, Duration by) {
        return new Ends(line, delivered.end().plus(by), delivered.releaseAt().plus(by));
    }

    /** The parcel with the ends of an extension; the policy extends only once. */
    static Shipment with(Shipment parcel, Ends ends, Duration by, boolean automatic) {
        if (automatic) {
            return parcel.with(ends.protectionEnd(), ends.releaseAt(), null, parcel.extension());
        }
        Instant extendAt = parcel.extendAt() == null ? null : parcel.extendAt().plus(by);
        return parcel.with(
                ends.protectionEnd(),
                ends.releaseAt(),
                extendAt,
                new Extension(parcel.extended().plus(by), null, false));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
