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
import java.util.Optional;
import java.util.stream.Collectors;
import org.redress.account.Standings;
import org.redress.order.OrderId;
import org.redress.payment.Chargebacks.Stands;
import org.redress.payment.PaymentBook.Which;
import org.redress.payment.Verdict.ChargedBack;
import org.redress.payment.Verdict.Frozen;
import org.redress.payment.Verdict.Held;

/**
 * Which payments nobody may be asked for: payouts of sellers whose standing is held, and whatever
 * stands still for a chargeback or was taken by the bank. Settlements are booked as usual.
 */
@ApplicationScoped
class PaymentHolds {

    private final Pool pool;
    private final Chargebacks chargebacks;
    private final PaymentConfig config;

    PaymentHolds(Pool pool, Chargebacks chargebacks, PaymentConfig config) {
        this.pool = pool;
        this.chargebacks = chargebacks;
        this.config = config;
    }

    /**
     * @param asked whether a provider was asked for it already; he is asked what became of it then
     * @param verdict what is to be done instead of asking for it, empty where it may be asked for
     */
    record Hold(boolean asked, Optional<Verdict> verdict) {

        /** Whether nobody is called about it at all. */
        boolean isKept() {
            return !asked && verdict.isPresent();
        }
    }

    /** How each of them stands now. */
    Uni<Map<Which, Hold>> of(List<Payment> payments) {
        return payments.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : sellers(payments)
                        .chain(held ->
                                chargebacks
                                        .of(pool, payments)
                                        .map(stands -> holds(payments, held, stands)));
    }

    private static Map<Which, Hold> holds(
            List<Payment> payments, Map<String, Held> held, Map<Which, Stands> stands) {
        return payments.stream()
                .collect(
                        Collectors.toMap(
                                Payment::which,
                                it -> hold(it, held, stands.get(it.which())),
                                (one, other) -> one));
    }

    private static Hold hold(Payment payment, Map<String, Held> held, Stands stands) {
        Optional<Verdict> verdict =
                switch (stands.bank()) {
                    case DECIDES -> Optional.of(new Frozen());
                    case HAS_TAKEN_IT -> Optional.of(new ChargedBack());
                    case HAS_NO_SAY ->
                            isPayout(payment)
                                    ? Optional.ofNullable(held.get(payment.request().seller()))
                                    : Optional.empty();
                };
        return new Hold(stands.asked(), verdict);
    }

    private static boolean isPayout(Payment payment) {
        var request = payment.request();
        return !request.kind().isToBuyer() && request.seller() != null;
    }

    /** By seller; only sellers who are to be paid are looked at. */
    private Uni<Map<String, Held>> sellers(List<Payment> payments) {
        var sellers =
                payments.stream()
                        .filter(PaymentHolds::isPayout)
                        .map(it -> it.request().seller())
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
            boolean isLong = row.getLong("held_for") >= config.heldReview().toMillis();
            held.put(seller, new Held(seller, row.getOffsetDateTime("since").toInstant(), isLong));
        }
        return held;
    }
}
