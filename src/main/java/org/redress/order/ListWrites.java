package org.redress.order;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeWords;
import org.redress.kernel.Deadline;
import org.redress.kernel.Occurrence;

/** The rows that lists and searches read, kept in step with the orders of a batch. */
final class ListWrites {

    private final SetWrite newListings = ListStatements.insertListings();
    private final SetWrite listings = ListStatements.updateListings();
    private final SetWrite newDisputes = ListStatements.insertDisputes();
    private final SetWrite disputes = ListStatements.updateDisputes();

    Stream<SetWrite> all() {
        return Stream.of(newListings, listings, newDisputes, disputes);
    }

    void add(
            ProtectedOrder before,
            ProtectedOrder after,
            List<Occurrence<OrderEvent>> happened,
            boolean onTestClock) {
        short bucket = OrderId.bucket(after.id());
        String status = after.isOver() ? "settled" : "open";
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
        } else if (held != before.balance().held() || after.isOver() != before.isOver()) {
            listings.add(bucket, after.id(), status, held);
        }
        for (Dispute dispute : after.disputes()) {
            Dispute old = before == null ? null : before.dispute(dispute.number()).orElse(null);
            if (old == null) {
                listNew(bucket, after, dispute);
            } else if (!old.equals(dispute) || after.isFrozen() != before.isFrozen()) {
                list(bucket, after, dispute);
            }
        }
    }

    private void listNew(short bucket, ProtectedOrder order, Dispute dispute) {
        newDisputes.add(
                bucket,
                order.id(),
                (short) dispute.number(),
                order.buyer().id(),
                order.seller().id(),
                dispute.reason().code(),
                DisputeWords.of(dispute.status()),
                dispute.escalatedAt() != null,
                isQueued(dispute),
                mediator(dispute),
                OrderWrites.utc(dispute.openedAt()),
                dueAt(order, dispute));
    }

    private void list(short bucket, ProtectedOrder order, Dispute dispute) {
        disputes.add(
                bucket,
                order.id(),
                (short) dispute.number(),
                dispute.reason().code(),
                DisputeWords.of(dispute.status()),
                dispute.escalatedAt() != null,
                isQueued(dispute),
                mediator(dispute),
                dueAt(order, dispute));
    }

    private static boolean isQueued(Dispute dispute) {
        return dispute.escalatedAt() != null && dispute.isOpen();
    }

    private static String mediator(Dispute dispute) {
        return dispute.mediation() == null ? null : dispute.mediation().mediator();
    }

    private static OffsetDateTime dueAt(ProtectedOrder order, Dispute dispute) {
        var due = order.nextDeadline(dispute);
        return due.map(Deadline::at).map(OrderWrites::utc).orElse(null);
    }
}
