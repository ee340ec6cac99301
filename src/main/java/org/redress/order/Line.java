package org.redress.order;

import org.redress.kernel.Deadline;
import org.redress.kernel.Deadline.Kind;
import org.redress.ledger.Parts;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.Delivered;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.LineStatus.Settled;

/**
 * One line of an order: the marketplace's own line id, how many, its money, and where it stands.
 */
public record Line(String id, int quantity, Parts parts, LineStatus status) {

    public boolean isSettled() {
        return status instanceof Settled;
    }

    public Line with(LineStatus other) {
        return new Line(id, quantity, parts, other);
    }

    /** When time alone moves this line, or null; {@code place} is its place in the order. */
    Deadline deadline(int place) {
        return switch (status) {
            case AwaitingShipment(var shipBy) -> new Deadline(shipBy, Kind.SHIP_BY, place);
            case InTransit(var parcel) -> new Deadline(parcel.releaseAt(), Kind.PROTECTION, place);
            case Delivered(var parcel, var at) ->
                    new Deadline(parcel.releaseAt(), Kind.PROTECTION, place);
            case Confirmed(var parcel, var at, var releaseAt) ->
                    new Deadline(releaseAt, Kind.PROTECTION, place);
            case Settled s -> null;
        };
    }
}
