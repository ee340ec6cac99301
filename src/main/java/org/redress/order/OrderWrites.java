package org.redress.order;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeWords;
import org.redress.kernel.Deadline;
import org.redress.kernel.Occurrence;
import org.redress.ledger.Instruction;
import org.redress.ledger.LineSettlement;
import org.redress.ledger.Posting;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.Work.Answer;
import org.redress.order.Work.Personal;
import org.redress.order.Work.Repeat;

/**
 * Everything a batch of decided orders leaves behind, as one set-based statement per table (rule 5). The
 * statements are sent together; each is awaited and its row count compared before COMMIT.
 */
final class OrderWrites {

    private final SetWrite inserts = OrderStatements.insertOrders();
    private final SetWrite updates = OrderStatements.updateOrders();
    private final SetWrite events = OrderStatements.insertEvents();
    private final SetWrite postings = OrderStatements.insertPostings();
    private final SetWrite settlements = OrderStatements.insertSettlements();
    private final SetWrite outbox = OrderStatements.insertOutbox();
    private final SetWrite newListings = OrderStatements.insertListings();
    private final SetWrite listings = OrderStatements.updateListings();
    private final SetWrite disputes = OrderStatements.upsertDisputes();
    private final SetWrite personal = OrderStatements.insertPersonal();
    private final SetWrite repeats = OrderStatements.insertRepeats();
    private final SetWrite payments = OrderStatements.insertPaymentReferences();
    private final SetWrite clockOrders = OrderStatements.insertClockOrders();
    private byte[] lastHash;
    private UUID lastOrder;
    private int lastNumber;

    /** The order as it stood ({@code row} null for a new one) and what has happened to it since. */
    void add(OrderRow row, ProtectedOrder before, ProtectedOrder after,
            List<Occurrence<OrderEvent>> happened, UUID testClock) {
        UUID id = after.id();
        short bucket = OrderId.bucket(id);
        byte[] hash = row == null ? new byte[32] : row.lastHash();
        int number = row == null ? 0 : row.version();
        for (var occurrence : happened) {
            number++;
            String body = OrderJson.event(occurrence);
            hash = OrderId.sha256(hash, body.getBytes(StandardCharsets.UTF_8));
            events.add(
                    bucket, id, number, OrderJson.type(occurrence.event()), body, Buffer.buffer(hash),
                    utc(occurrence.at()));
            effects(bucket, after, number, occurrence.event(), testClock != null);
        }
        lastHash = hash;
        lastOrder = id;
        lastNumber = number;
        order(row, bucket, after, number, hash, testClock);
        lists(bucket, before, after, happened, testClock != null);
    }

    void addPersonal(UUID order, List<Personal> rows) {
        rows.forEach(
                row ->
                        personal.add(
                                OrderId.bucket(order), order, row.ref(), row.kind(),
                                Buffer.buffer(row.salt()), row.body()));
    }

    void addRepeat(Repeat repeat, Answer answer) {
        repeats.add(
                repeat.bucket(), repeat.scope(), repeat.caller(), repeat.key(),
                Buffer.buffer(repeat.fingerprint()), (short) answer.status(), answer.body(), answer.etag());
    }

    void addRegistration(ProtectedOrder order, UUID testClock) {
        String reference = order.paymentReference();
        payments.add(OrderId.bucket(OrderId.named("payment", reference)), reference, order.id());
        if (testClock != null) {
            clockOrders.add(testClock, OrderId.bucket(order.id()), order.id());
        }
    }

    Uni<Void> execute(SqlConnection connection) {
        List<Uni<Void>> sent =
                Stream.of(
                                inserts, updates, events, postings, settlements, outbox, newListings,
                                listings, disputes, personal, repeats, payments, clockOrders)
                        .filter(write -> !write.isEmpty())
                        .map(write -> write.execute(connection))
                        .toList();
        return sent.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(sent).andCollectFailures().replaceWithVoid();
    }

    /** Whether any event was written; then the last one tells whether an unclear COMMIT went through. */
    boolean hasEvents() {
        return !events.isEmpty();
    }

    Witness witness() {
        return new Witness(lastOrder, lastNumber, lastHash);
    }

    /** One event of the batch by which an unclear COMMIT is settled. */
    record Witness(UUID order, int number, byte[] hash) {}

    private void order(
            OrderRow row, short bucket, ProtectedOrder after, int number, byte[] hash, UUID testClock) {
        String status = after.isSettled() ? "settled" : "open";
        OffsetDateTime wakeAt = after.nextDeadline().map(Deadline::at).map(OrderWrites::utc).orElse(null);
        String state = OrderJson.state(after);
        if (row == null) {
            inserts.add(
                    bucket, after.id(), number, OrderJson.FORMAT, status, state, Buffer.buffer(hash),
                    wakeAt, testClock);
        } else {
            updates.add(
                    bucket, after.id(), row.version(), number, OrderJson.FORMAT, status, state,
                    Buffer.buffer(hash), wakeAt);
        }
    }

    private void effects(
            short bucket, ProtectedOrder after, int number, OrderEvent event, boolean onTestClock) {
        short place = 0;
        for (Effect effect : OrderEffects.of(event, after)) {
            place++;
            switch (effect) {
                case Effect.Post(var posting) -> post(bucket, after, number, place, posting);
                case Effect.Settle(var settlement) ->
                        settle(bucket, after, number, ((LinesSettled) event).cause(), settlement);
                case Effect.Pay(var instruction) ->
                        outbox.add(
                                bucket, after.id(), number, place, "payment",
                                instruction.kind().code(), null, payload(after, instruction),
                                onTestClock);
                case Effect.Notify(var kind, var recipient) ->
                        outbox.add(
                                bucket, after.id(), number, place, "mail", kind.code(),
                                recipient.code(), null, onTestClock);
            }
        }
    }

    private void post(short bucket, ProtectedOrder order, int number, short place, Posting posting) {
        postings.add(
                bucket, order.id(), number, place, posting.from().code(), posting.to().code(),
                posting.amount(), order.currency(), posting.instruction());
    }

    private void settle(
            short bucket, ProtectedOrder order, int number, Cause cause, LineSettlement settlement) {
        var refunded = settlement.refunded();
        var released = settlement.released();
        settlements.add(
                bucket, order.id(), (short) settlement.line(), number, cause.code(),
                refunded.goods(), refunded.tax(), refunded.shipping(),
                released.goods(), released.tax(), released.shipping());
    }

    private static String payload(ProtectedOrder order, Instruction instruction) {
        return new io.vertx.core.json.JsonObject()
                .put("number", instruction.number())
                .put("kind", instruction.kind().code())
                .put("amount", instruction.amount())
                .put("currency", order.currency())
                .put("paymentReference", order.paymentReference())
                .encode();
    }

    private void lists(
            short bucket, ProtectedOrder before, ProtectedOrder after,
            List<Occurrence<OrderEvent>> happened, boolean onTestClock) {
        String status = after.isSettled() ? "settled" : "open";
        long held = after.balance().held();
        if (before == null) {
            newListings.add(
                    bucket, after.id(), after.externalId(), after.buyer().id(), after.seller().id(),
                    status, after.currency(), held, onTestClock, utc(happened.getFirst().at()));
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
                bucket, order.id(), (short) dispute.number(), order.buyer().id(), order.seller().id(),
                dispute.reason().code(), DisputeWords.of(dispute.status()), dispute.escalatedAt() != null,
                utc(dispute.openedAt()), dueAt.map(OrderWrites::utc).orElse(null));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
