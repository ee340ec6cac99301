package org.redress.dispute;

import org.redress.dispute.DisputeStatus.AwaitingBuyer;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.dispute.DisputeStatus.ReviewOverdue;
import org.redress.dispute.DisputeStatus.UnderReview;
import org.redress.dispute.DisputeStatus.Withdrawn;

/** The status words clients see (requirements A10). */
public final class DisputeWords {

    private DisputeWords() {}

    public static String of(DisputeStatus status) {
        return switch (status) {
            case AwaitingSeller s -> "awaiting-seller";
            case AwaitingBuyer s -> "awaiting-buyer";
            case UnderReview s -> "under-review";
            case ReviewOverdue s -> "under-review";
            case Resolved s -> "resolved";
            case Withdrawn s -> "withdrawn";
        };
    }
}
