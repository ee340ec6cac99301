package org.redress.dispute;

import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingReplacement;
import org.redress.dispute.DisputeStatus.AwaitingReturn;
import org.redress.dispute.DisputeStatus.AwaitingReturnAddress;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.DeliveredWindow;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.dispute.DisputeStatus.ReturnArrived;
import org.redress.dispute.DisputeStatus.ReturnInTransit;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.dispute.DisputeStatus.Ruled;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.dispute.DisputeStatus.Withdrawn;

/** The status words clients see (requirements A10), and whom each waits for. */
public final class DisputeWords {

    private DisputeWords() {}

    public static String of(DisputeStatus status) {
        return switch (status) {
            case AwaitingSeller s -> "awaiting-seller";
            case AwaitingBuyer s -> "awaiting-buyer";
            case DeliveredWindow s -> "awaiting-buyer";
            case UnderReview s -> "under-review";
            case ReviewOverdue s -> "under-review";
            case Ruled s -> "ruled";
            case AwaitingReturnAddress s -> "awaiting-return-address";
            case AwaitingReturn s -> "awaiting-return";
            case ReturnInTransit s -> "return-in-transit";
            case ReturnArrived s -> "return-arrived";
            case AwaitingReplacement s -> "awaiting-replacement";
            case Resolved s -> "resolved";
            case Withdrawn s -> "withdrawn";
        };
    }

    /** Whose move it is: a party's code, {@code parties} for both, null once it is over. */
    public static String waitingFor(DisputeStatus status) {
        return switch (status) {
            case AwaitingSeller s -> "seller";
            case AwaitingBuyer s -> "buyer";
            case DeliveredWindow s -> "buyer";
            case UnderReview s -> "mediator";
            case ReviewOverdue s -> "mediator";
            case Ruled s -> "parties";
            case AwaitingReturnAddress s -> "seller";
            case AwaitingReturn s -> "buyer";
            case ReturnInTransit s -> "carrier";
            case ReturnArrived s -> "seller";
            case AwaitingReplacement s -> "seller";
            case Resolved s -> null;
            case Withdrawn s -> null;
        };
    }
}
