package org.redress.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.redress.account.Standings;
import org.redress.order.OrderId;
import org.redress.payment.Verdict.Held;

/** Whose payouts wait: those of sellers whose standing is held. Settlements are booked as usual. */
@ApplicationScoped
class PaymentHolds {

    private final Pool pool;
    private final PaymentConfig config;

    PaymentHolds(Pool pool, PaymentConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** By seller; only sellers who are to be paid are looked at. */
    Uni<Map<String, Held>> of(List<Payment> payments) {
        var sellers =
                payments.stream()
                        .map(Payment::request)
                        .filter(request -> !request.kind().isToBuyer())
                        .map(PaymentRequest::seller)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        if (sellers.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var buckets = sellers.stream().map(PaymentHolds::bucket).toArray(Short[]::new);
        return pool.preparedQuery(Standings.HELD)
                .execute(Tuple.of(buckets, sellers.toArray(String[]::new)))
                .map(this::held);
    }

    private static Short bucket(String seller) {
        return OrderId.bucket(OrderId.named(Standings.SPACE, seller));
    }

    private Map<String, Held> held(RowSet<Row> rows) {
        Map<String, Held> held = new HashMap<>();
        for (Row row : rows) {
            String seller = row.getString("account_id");
            long reviews = row.getLong("held_for") / config.heldReview().toMillis();
            held.put(seller, new Held(seller, row.getOffsetDateTime("since").toInstant(), reviews));
        }
        return held;
    }
}
