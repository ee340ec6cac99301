package org.redress.report;

import java.time.Instant;
import org.redress.account.Standing;

/** Where a report stands; each state holds only what exists in it. */
public sealed interface ReportStatus {

    record Received() implements ReportStatus {}

    record UnderReview(String by) implements ReportStatus {}

    /** {@code standing} is how the account stands since; null but for an upheld account appeal. */
    record Decided(boolean upheld, String by, Instant at, Standing standing)
            implements ReportStatus {
        public String outcome() {
            return upheld ? "upheld" : "rejected";
        }
    }

    /** Taken back by the reporter; {@code by} had taken it, or null. */
    record Withdrawn(String by, Instant at) implements ReportStatus {}

    /** The word in the API and in the database. */
    default String code() {
        return switch (this) {
            case Received r -> "received";
            case UnderReview r -> "under-review";
            case Decided d -> "decided";
            case Withdrawn w -> "withdrawn";
        };
    }

    /** Who has taken it, null: nobody. */
    default String assignedTo() {
        return switch (this) {
            case Received r -> null;
            case UnderReview(var by) -> by;
            case Decided d -> d.by();
            case Withdrawn(var by, var at) -> by;
        };
    }

    /** When it ended, null while it is open. */
    default Instant closedAt() {
        return switch (this) {
            case Received r -> null;
            case UnderReview r -> null;
            case Decided d -> d.at();
            case Withdrawn(var by, var at) -> at;
        };
    }

    default boolean isOpen() {
        return closedAt() == null;
    }
}
