package org.redress.account;

import static org.redress.account.Signal.Kind.SAME_EVIDENCE_CONTENT;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** The same bytes brought as evidence in several orders, one of them the account's (B01, R09). */
@ApplicationScoped
class EvidenceReuse implements SignalSource {

    private static final int MOST_ORDERS = 5_000;
    private static final int MOST_SIGNALS = 20;

    private static final String SQL =
            """
            with own as (
                select l.bucket, l.order_id, l.external_id
                from order_listing l
                where (case when $7 then l.buyer_id else l.seller_id end) = $1
                    and l.registered_at >= $2 and l.registered_at <= $3
                    and l.test_clock = ($4::uuid is not null)
                    and ($4::uuid is null or exists (select 1 from test_clock_order t
                        where t.clock_id = $4 and t.bucket = l.bucket and t.order_id = l.order_id))
                order by l.registered_at desc limit $5),
            files as (
                select p.body::jsonb ->> 'sha256' as content, min(own.external_id) as own_order
                from own join personal p on p.bucket = own.bucket and p.order_id = own.order_id
                    and p.kind = 'evidence'
                group by 1)
            select f.content, f.own_order, count(distinct l.order_id) as orders
            from files f
            join personal p on p.kind = 'evidence' and p.body::jsonb ->> 'sha256' = f.content
            join order_listing l on l.bucket = p.bucket and l.order_id = p.order_id
                and l.test_clock = ($4::uuid is not null)
            group by 1, 2 having count(distinct l.order_id) > 1
            order by 3 desc, 1 limit $6\
            """;

    private final Pool pool;

    EvidenceReuse(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Signal>> notice(Question question) {
        Tuple parameters =
                Tuple.of(
                                question.account(),
                                question.since().atOffset(ZoneOffset.UTC),
                                question.now().atOffset(ZoneOffset.UTC),
                                question.testClock(),
                                (long) MOST_ORDERS,
                                (long) MOST_SIGNALS)
                        .addBoolean(question.role() == AccountRole.BUYER);
        return pool.preparedQuery(SQL).execute(parameters).map(EvidenceReuse::signals);
    }

    private static List<Signal> signals(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(EvidenceReuse::signal).toList();
    }

    private static Signal signal(Row row) {
        return Signal.of(
                SAME_EVIDENCE_CONTENT,
                "sha256",
                row.getString("content"),
                "order",
                row.getString("own_order"),
                "orders",
                row.getLong("orders"));
    }
}
