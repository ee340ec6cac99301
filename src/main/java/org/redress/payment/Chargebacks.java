package org.redress.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.redress.payment.PaymentBook.Which;

/** What the bank has to do with payments that are to be made (FG10). */
@ApplicationScoped
class Chargebacks {

    /** The last chargeback; one that was lost before a payment was planned does not concern it. */
    private static final String STANDS =
            """
            select n.order_id, n.instruction, exists (select 1 from payment p
                    where p.bucket = n.bucket and p.order_id = n.order_id
                        and p.instruction = n.instruction) as asked,
                c.type, coalesce(c.number > n.event, false) as since
            from unnest($1::smallint[], $2::uuid[], $3::int[], $4::int[])
                as n(bucket, order_id, instruction, event)
            left join lateral (select e.type, e.number from order_event e
                where e.bucket = n.bucket and e.order_id = n.order_id
                    and e.type in ('chargeback-opened', 'chargeback-won', 'chargeback-lost')
                order by e.number desc limit 1) c on true\
            """;

    /** Whoever records a chargeback waits for these; an order that is busy is left out (rule 5). */
    private static final String LOCK =
            """
            select o.order_id from protected_order o
            where (o.bucket, o.order_id) in (select * from unnest($1::smallint[], $2::uuid[]))
            for share skip locked\
            """;

    /** What the last chargeback of its order means for a payment. */
    enum Bank {
        HAS_NO_SAY,
        DECIDES,
        HAS_TAKEN_IT
    }

    /**
     * @param asked whether a provider was asked for it already
     */
    record Stands(boolean asked, Bank bank) {

        /** Whoever was asked has to be asked again, until it is known what he did. */
        boolean mayGoOn(boolean locked) {
            return asked || locked && bank == Bank.HAS_NO_SAY;
        }
    }

    Uni<Map<Which, Stands>> of(SqlClient client, List<Payment> payments) {
        Tuple rows =
                keys(payments)
                        .addValue(
                                column(payments, it -> it.message().eventNumber(), new Integer[0]));
        return client.preparedQuery(STANDS).execute(rows).map(Chargebacks::stands);
    }

    /**
     * Those that may go on, and no chargeback begins or ends before the caller's transaction does.
     */
    Uni<Set<Which>> locked(SqlConnection connection, List<Payment> payments) {
        Tuple orders =
                Tuple.of(
                        column(payments, it -> it.message().bucket(), new Short[0]),
                        column(payments, it -> it.message().orderId(), new UUID[0]));
        return connection
                .preparedQuery(LOCK)
                .execute(orders)
                .map(Chargebacks::ids)
                .chain(locked -> of(connection, payments).map(stands -> free(stands, locked)));
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID("order_id"))
                .collect(Collectors.toSet());
    }

    private static Set<Which> free(Map<Which, Stands> stands, Set<UUID> locked) {
        return stands.entrySet().stream()
                .filter(it -> it.getValue().mayGoOn(locked.contains(it.getKey().order())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Tuple keys(List<Payment> payments) {
        return Tuple.tuple()
                .addValue(column(payments, it -> it.message().bucket(), new Short[0]))
                .addValue(column(payments, it -> it.message().orderId(), new UUID[0]))
                .addValue(column(payments, Payment::number, new Integer[0]));
    }

    private static <V> V[] column(List<Payment> payments, Function<Payment, V> value, V[] type) {
        return payments.stream().map(value).toList().toArray(type);
    }

    private static Map<Which, Stands> stands(RowSet<Row> rows) {
        Map<Which, Stands> stands = new HashMap<>();
        for (Row row : rows) {
            var which = new Which(row.getUUID("order_id"), row.getInteger("instruction"));
            var bank = bank(row.getString("type"), row.getBoolean("since"));
            stands.put(which, new Stands(row.getBoolean("asked"), bank));
        }
        return stands;
    }

    private static Bank bank(String last, boolean since) {
        return switch (last) {
            case "chargeback-opened" -> Bank.DECIDES;
            case "chargeback-lost" -> since ? Bank.HAS_TAKEN_IT : Bank.HAS_NO_SAY;
            case null, default -> Bank.HAS_NO_SAY;
        };
    }
}
