package org.redress.reconciliation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.order.OrderId;
import org.redress.reconciliation.StatementLine.Which;

/** What the ledger says of payment instructions; it is only read. */
final class LedgerSide {

    /**
     * A payment is heard of a little after it was made. What we heard of in the last moments of a
     * day can be in the provider's next one, and is looked for with that.
     */
    private static final Duration HEARD_WITHIN = Duration.ofHours(1);

    private static final String BOOKED =
            """
            select k.order_id, k.instruction, sent.amount, sent.currency, last.to_account as account,
                coalesce(lower(told.body::jsonb #>> '{event,again,kind}'),
                    lower(told.body::jsonb #>> '{event,instruction,kind}'),
                    (select lower(i ->> 'kind') from jsonb_array_elements(
                        case when jsonb_typeof(told.body::jsonb #> '{event,instructions}') = 'array'
                            then told.body::jsonb #> '{event,instructions}' else '[]' end) i
                        where (i ->> 'number')::int = k.instruction)) as kind,
                (select e.body::jsonb #>> '{event,providerReference}' from order_event e
                    where e.bucket = k.bucket and e.order_id = k.order_id
                        and e.number = last.event_number) as reference
            from unnest($1::smallint[], $2::uuid[], $3::int[]) as k(bucket, order_id, instruction)
            cross join lateral (select p.amount, p.currency, p.event_number from posting p
                where p.bucket = k.bucket and p.order_id = k.order_id and p.instruction = k.instruction
                order by p.event_number, p.place limit 1) sent
            cross join lateral (select p.to_account, p.event_number from posting p
                where p.bucket = k.bucket and p.order_id = k.order_id and p.instruction = k.instruction
                order by p.event_number desc, p.place desc limit 1) last
            join order_event told on told.bucket = k.bucket and told.order_id = k.order_id
                and told.number = sent.event_number\
            """;

    /** Orders on test clocks never reach a real provider (rule 6). */
    private static final String PAID_AND_NOT_STATED =
            """
            select p.order_id, p.instruction, p.amount, p.currency, p.to_account as account,
                lower(e.body::jsonb #>> '{event,instruction,kind}') as kind,
                e.body::jsonb #>> '{event,providerReference}' as reference
            from order_event e
            join posting p on p.bucket = e.bucket and p.order_id = e.order_id
                and p.event_number = e.number and p.to_account in ('refunded', 'released', 'corrected')
            join protected_order o on o.bucket = e.bucket and o.order_id = e.order_id
            where e.type = 'payment-completed' and e.at >= $1 and e.at < $2 and o.test_clock is null
                and not exists (select 1 from statement_line l
                    where l.bucket = p.bucket and l.order_id = p.order_id
                        and l.instruction = p.instruction)
            limit $3\
            """;

    private LedgerSide() {}

    static Uni<Map<Which, Booked>> of(SqlConnection connection, List<Which> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var columns =
                Tuple.of(
                        keys.stream().map(it -> OrderId.bucket(it.order())).toArray(Short[]::new),
                        keys.stream().map(Which::order).toArray(UUID[]::new),
                        keys.stream().map(Which::instruction).toArray(Integer[]::new));
        return connection.preparedQuery(BOOKED).execute(columns).map(LedgerSide::byKey);
    }

    private static Map<Which, Booked> byKey(RowSet<Row> rows) {
        Map<Which, Booked> booked = new HashMap<>();
        rows.forEach(row -> {
            var each = booked(row);
            booked.put(new Which(each.order(), each.instruction()), each);
        });
        return booked;
    }

    /** What the day's statement should have told of, or an earlier or later one, and none did. */
    static Uni<List<Booked>> notStated(SqlConnection connection, LocalDate day, int most) {
        var times = Tuple.of(ending(day.minusDays(1)), ending(day), (long) most);
        return connection
                .preparedQuery(PAID_AND_NOT_STATED)
                .execute(times)
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(LedgerSide::booked)
                                .toList());
    }

    private static OffsetDateTime ending(LocalDate day) {
        return day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC).minus(HEARD_WITHIN);
    }

    private static Booked booked(Row row) {
        return new Booked(
                row.getUUID("order_id"),
                row.getInteger("instruction"),
                row.getString("kind"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getString("reference"),
                row.getString("account"));
    }
}
