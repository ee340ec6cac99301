package org.redress.order;

import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;
import org.redress.kernel.Occurrence;
import org.redress.ledger.Instruction;
import org.redress.ledger.LineSettlement;
import org.redress.ledger.Posting;
import org.redress.order.LineStatus.Cause;

/** What must follow the events of a batch, as rows: postings, settlements, and what is to leave. */
final class EffectWrites {

    private final SetWrite postings = OrderStatements.insertPostings();
    private final SetWrite settlements = OrderStatements.insertSettlements();
    private final SetWrite outbox = OrderStatements.insertOutbox();
    private final SetWrite tasks = OrderStatements.insertTasks();

    Stream<SetWrite> all() {
        return Stream.of(postings, settlements, outbox, tasks);
    }

    void add(
            ProtectedOrder after,
            int number,
            Occurrence<OrderEvent> occurrence,
            boolean onTestClock) {
        short bucket = OrderId.bucket(after.id());
        short place = 0;
        for (Effect effect : OrderEffects.of(occurrence)) {
            place++;
            switch (effect) {
                case Effect.Post(var posting) -> post(bucket, after, number, place, posting);
                case Effect.Settle(var settlement, var cause) ->
                        settle(bucket, after, number, cause, settlement);
                case Effect.Pay(var instruction) ->
                        outbox.add(
                                bucket,
                                after.id(),
                                number,
                                place,
                                "payment",
                                instruction.kind().code(),
                                null,
                                payload(after, instruction),
                                onTestClock);
                case Effect.Raise(var kind, var what) ->
                        raise(bucket, after, number, kind, what, onTestClock);
                case Effect.Notify(var kind, var recipient) ->
                        outbox.add(
                                bucket,
                                after.id(),
                                number,
                                place,
                                "mail",
                                kind.code(),
                                recipient.code(),
                                null,
                                onTestClock);
            }
        }
    }

    /** A task of its own for each event, so that none stands in another's way. */
    private void raise(
            short bucket,
            ProtectedOrder order,
            int number,
            String kind,
            String what,
            boolean onTestClock) {
        String subject = order.id() + "/" + number;
        tasks.add(
                bucket,
                OrderId.in(bucket, OrderId.named("task", kind + ":" + subject)),
                kind,
                subject,
                order.id(),
                what,
                new JsonObject().put("event", number).encode(),
                onTestClock);
    }

    private void post(
            short bucket, ProtectedOrder order, int number, short place, Posting posting) {
        postings.add(
                bucket,
                order.id(),
                number,
                place,
                posting.from().code(),
                posting.to().code(),
                posting.amount(),
                order.currency(),
                posting.instruction());
    }

    private void settle(
            short bucket,
            ProtectedOrder order,
            int number,
            Cause cause,
            LineSettlement settlement) {
        var refunded = settlement.refunded();
        var released = settlement.released();
        settlements.add(
                bucket,
                order.id(),
                (short) settlement.line(),
                number,
                cause.code(),
                refunded.goods(),
                refunded.tax(),
                refunded.shipping(),
                released.goods(),
                released.tax(),
                released.shipping());
    }

    private static String payload(ProtectedOrder order, Instruction instruction) {
        return new JsonObject()
                .put("number", instruction.number())
                .put("kind", instruction.kind().code())
                .put("amount", instruction.amount())
                .put("currency", order.currency())
                .put("paymentReference", order.paymentReference())
                .put("seller", order.seller().id())
                .encode();
    }
}
