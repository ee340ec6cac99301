package org.redress.order;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.redress.order.OrderBatch.Outcome;

/**
 * What one batch of the sweep did.
 *
 * @param claimed how many orders it locked, those that failed among them
 * @param latest when the least overdue of them was due, null if there was none
 * @param lives what happened, committed
 */
public record Swept(int claimed, Instant latest, List<Life> lives) {

    static Swept of(List<OrderRow> claimed, Outcome outcome) {
        Instant latest =
                claimed.stream()
                        .map(OrderRow::wakeAt)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null);
        return new Swept(claimed.size(), latest, outcome.lives());
    }
}
