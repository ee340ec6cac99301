package org.redress.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.kernel.Occurrence;
import org.redress.order.OrderEvent;
import org.redress.order.OrderId;
import org.redress.order.OrderJson;
import org.redress.payment.PaymentStages.PaymentStage;

/** What has become of an order's payments, read from its events. */
@ApplicationScoped
class PaymentPast {

    private static final String EVENTS =
            """
            select body from order_event
            where bucket = $1 and order_id = $2 and type in ('lines-settled', 'payment-completed',
                'payment-failed', 'payment-retried', 'paid-by-hand', 'refund-charged-back',
                'correction-granted')
            order by number\
            """;

    private static final String SENT =
            """
            select instruction, asked_at from payment where bucket = $1 and order_id = $2\
            """;

    private final Pool pool;

    PaymentPast(Pool pool) {
        this.pool = pool;
    }

    /** Each payment of an order with how far it has come, in the order of their numbers. */
    Uni<List<PaymentStage>> of(UUID order) {
        Tuple key = Tuple.of(OrderId.bucket(order), order);
        return pool.preparedQuery(SENT)
                .execute(key)
                .map(PaymentPast::sentAt)
                .chain(sentAt ->
                        pool.preparedQuery(EVENTS)
                                .execute(key)
                                .map(rows -> PaymentStages.of(events(rows), sentAt)));
    }

    private static Map<Integer, Instant> sentAt(RowSet<Row> rows) {
        Map<Integer, Instant> sentAt = new HashMap<>();
        rows.forEach(row ->
                sentAt.put(
                        row.getInteger("instruction"),
                        row.getOffsetDateTime("asked_at").toInstant()));
        return sentAt;
    }

    private static List<Occurrence<OrderEvent>> events(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> OrderJson.event(row.getString("body")))
                .toList();
    }
}
