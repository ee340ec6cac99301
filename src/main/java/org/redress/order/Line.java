package org.redress.order;

import java.time.Instant;
import org.redress.kernel.Deadline;
import org.redress.kernel.Deadline.Kind;
import org.redress.ledger.Parts;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.Delivered;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.LineStatus.Settled;

/**
 * One line of an order: the marketplace's own line id, how many, its money, whether it is digital
 * (O14), and where it stands.
 */
public record Line(String id, int quantity, Parts parts, boolean digital, LineStatus status) {

    public boolean isSettled() {
        return status instanceof Settled;
    }

    public Line with(LineStatus other) {
        return new Line(id, quantity, parts, digital, other);
    }

    /** The status word; digital goods are never in transit. */
    public String word() {
        return digital && status instanceof InTransit ? "supplied" : status.word();
    }

    /** When the money moves if nobody acts, or null once it has. */
    public Instant releaseAt() {
        return switch (status) {
            case AwaitingShipment(var shipBy) -> shipBy;
            case InTransit(var parcel) -> parcel.releaseAt();
            case Delivered d -> d.releaseAt();
            case Confirmed c -> c.releaseAt();
            case Settled s -> null;
        };
    }

    /** When time alone moves this line, or null; {@code place} is its place in the order. */
    Deadline deadline(int place) {
        Kind kind = status instanceof AwaitingShipment ? Kind.SHIP_BY : Kind.PROTECTION;
        return isSettled() ? null : new Deadline(releaseAt(), kind, place);
    }

    /** When the policy extends the protection of a parcel still in transit, or null. */
    Deadline extension(int place) {
        return status instanceof InTransit(var parcel) && parcel.extendAt() != null
                ? new Deadline(parcel.extendAt(), Kind.EXTENSION, place)
                : null;
    }
}
