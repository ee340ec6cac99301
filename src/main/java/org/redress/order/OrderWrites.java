package org.redress.order;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.redress.kernel.Occurrence;
import org.redress.order.Work.Answer;
import org.redress.order.Work.Personal;
import org.redress.order.Work.Repeat;

/**
 * Everything a batch of decided orders leaves behind, as one set-based statement per table (rule
 * 5). The statements are sent together; each is awaited and its row count compared before COMMIT.
 */
final class OrderWrites {

    private final SetWrite inserts = OrderStatements.insertOrders();
    private final SetWrite updates = OrderStatements.updateOrders();
    private final SetWrite events = OrderStatements.insertEvents();
    private final EffectWrites effects = new EffectWrites();
    private final ListWrites lists = new ListWrites();
    private final SetWrite personal = OrderStatements.insertPersonal();
    private final SetWrite repeats = OrderStatements.insertRepeats();
    private final SetWrite payments = OrderStatements.insertPaymentReferences();
    private final SetWrite clockOrders = OrderStatements.insertClockOrders();
    private final List<SetWrite> all =
            Stream.of(
                            Stream.of(inserts, updates, events),
                            effects.all(),
                            lists.all(),
                            Stream.of(personal, repeats, payments, clockOrders))
                    .flatMap(writes -> writes)
                    .toList();
    private Witness witness;

    /**
     * The order as it stood ({@code row} null for a new one) and what has happened to it since;
     * {@code wakeAt} is when time will have something to do, null: never.
     */
    void add(
            OrderRow row,
            ProtectedOrder before,
            ProtectedOrder after,
            List<Occurrence<OrderEvent>> happened,
            Instant wakeAt,
            UUID testClock) {
        UUID id = after.id();
        short bucket = OrderId.bucket(id);
        byte[] hash = row == null ? new byte[32] : row.lastHash();
        int number = row == null ? 0 : row.version();
        for (var occurrence : happened) {
            number++;
            String body = OrderJson.event(occurrence);
            hash = OrderId.sha256(hash, body.getBytes(StandardCharsets.UTF_8));
            events.add(
                    bucket,
                    id,
                    number,
                    OrderJson.type(occurrence.event()),
                    body,
                    Buffer.buffer(hash),
                    utc(occurrence.at()));
            effects.add(after, number, occurrence, testClock != null);
        }
        witness = happened.isEmpty() ? witness : new Witness(id, number, hash);
        order(row, bucket, after, number, hash, wakeAt, testClock);
        lists.add(before, after, happened, testClock != null);
    }

    /** How far the rows of a batch have come. */
    record Mark(int[] sizes, Witness witness) {}

    /** Taken before an order is added, so that an order adds all of its rows or none. */
    Mark mark() {
        return new Mark(all.stream().mapToInt(SetWrite::size).toArray(), witness);
    }

    void backTo(Mark mark) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).cutTo(mark.sizes[i]);
        }
        witness = mark.witness;
    }

    void addPersonal(UUID order, List<Personal> rows) {
        rows.forEach(row ->
                personal.add(
                        OrderId.bucket(order),
                        order,
                        row.ref(),
                        row.kind(),
                        Buffer.buffer(row.salt()),
                        row.body()));
    }

    void addRepeat(Repeat repeat, Answer answer) {
        repeats.add(
                repeat.bucket(),
                repeat.scope(),
                repeat.caller(),
                repeat.key(),
                Buffer.buffer(repeat.fingerprint()),
                (short) answer.status(),
                answer.body(),
                answer.etag());
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
                all.stream()
                        .filter(write -> !write.isEmpty())
                        .map(write -> write.execute(connection))
                        .toList();
        return sent.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(sent).andCollectFailures().replaceWithVoid();
    }

    /** By which an unclear COMMIT is settled; null where no event was written. */
    Witness witness() {
        return witness;
    }

    /** One event of the batch by which an unclear COMMIT is settled. */
    record Witness(UUID order, int number, byte[] hash) {}

    private void order(
            OrderRow row,
            short bucket,
            ProtectedOrder after,
            int number,
            byte[] hash,
            Instant wake,
            UUID testClock) {
        String status = after.isOver() ? "settled" : "open";
        OffsetDateTime wakeAt = wake == null ? null : utc(wake);
        String state = OrderJson.state(after);
        if (row == null) {
            inserts.add(
                    bucket,
                    after.id(),
                    number,
                    OrderJson.FORMAT,
                    status,
                    state,
                    Buffer.buffer(hash),
                    wakeAt,
                    testClock);
        } else {
            updates.add(
                    bucket,
                    after.id(),
                    row.version(),
                    number,
                    OrderJson.FORMAT,
                    status,
                    state,
                    Buffer.buffer(hash),
                    wakeAt);
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
