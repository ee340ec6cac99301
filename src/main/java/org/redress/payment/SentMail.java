package org.redress.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Tells the buyer that a refund was sent (W15): once, when a provider first says that it will carry
 * it out. Where the marketplace pays by itself nobody says so. The email stands under the event
 * that gave the instruction, in a place that no effect of an event has.
 */
final class SentMail {

    private static final String WRITE =
            """
            insert into outbox
                (bucket, order_id, event_number, place, topic, kind, recipient, test_clock)
            select o.bucket, o.order_id, o.event_number, o.place + 1000, 'mail', 'refund-sent', 'buyer',
                o.test_clock
            from unnest($1::smallint[], $2::uuid[], $3::int[], $4::text[])
                as n(bucket, order_id, instruction, stage)
            join payment p on p.bucket = n.bucket and p.order_id = n.order_id
                and p.instruction = n.instruction
            join outbox o on o.bucket = p.bucket and o.id = p.outbox_id
            where n.stage = 'accepted' and p.stage = 'asked' and p.kind = 'refund'
                and p.provider <> 'ledger-only'
            for no key update of p\
            """;

    private SentMail() {}

    /**
     * Before the stages are written, in the same transaction.
     *
     * @param stages buckets, orders, instructions and stages, a column each
     */
    static Uni<Void> write(SqlClient client, Tuple stages) {
        return client.preparedQuery(WRITE).execute(stages).replaceWithVoid();
    }
}
