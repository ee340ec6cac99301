package org.redress.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeWords;
import org.redress.kernel.Deadline;
import org.redress.kernel.Occurrence;

/** The rows that lists and searches read, kept in step with the orders of a batch. */
final class ListWrites {

    private final SetWrite newListings = OrderStatements.insertListings();
    private final SetWrite listings = OrderStatements.updateListings();
    private final SetWrite disputes = OrderStatements.upsertDisputes();

    Stream<SetWrite> all() {
        return Stream.of(newListings, listings, disputes);
    }

    void add(
            ProtectedOrder before,
            ProtectedOrder after,
            List<Occurrence<OrderEvent>> happened,
            boolean onTestClock) {
        short bucket = OrderId.bucket(after.id());
        String status = after.isSettled() ? "settled" : "open";
        long held = after.balance().held();
        if (before == null) {
            newListings.add(
                    bucket,
                    after.id(),
                    after.externalId(),
                    after.buyer().id(),
                    after.seller().id(),
                    status,
                    after.currency(),
                    held,
                    onTestClock,
                    OrderWrites.utc(happened.getFirst().at()));
        } else if (held != before.balance().held()) {
            listings.add(bucket, after.id(), status, held);
        }
        changedDisputes(before, after).forEach(dispute -> list(bucket, after, dispute));
    }

    private static List<Dispute> changedDisputes(ProtectedOrder before, ProtectedOrder after) {
        List<Dispute> changed = new ArrayList<>();
        for (Dispute dispute : after.disputes()) {
            Dispute old = before == null ? null : before.dispute(dispute.number()).orElse(null);
            if (!Objects.equals(old, dispute)) {
                changed.add(dispute);
            }
        }
        return changed;
    }

    private void list(short bucket, ProtectedOrder order, Dispute dispute) {
        var dueAt = dispute.deadlines().min(Deadline::compareTo).map(Deadline::at);
        disputes.add(
                bucket,
                order.id(),
                (short) dispute.number(),
                order.buyer().id(),
                order.seller().id(),
                dispute.reason().code(),
                DisputeWords.of(dispute.status()),
                dispute.escalatedAt() != null,
                dispute.mediation() == null ? null : dispute.mediation().mediator(),
                OrderWrites.utc(dispute.openedAt()),
                dueAt.map(OrderWrites::utc).orElse(null));
    }
}
