package org.redress.notice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.redress.order.OrderId;
import org.redress.outbox.OutboxMessage;

/** What became of emails outside, append-only: the proof that somebody was told, or was not. */
@ApplicationScoped
public class MailDeliveries {

    /** A try repeated after a crash finds the first one's row. */
    private static final String RECORD =
            """
            insert into mail_delivery (bucket, order_id, event_number, place, fate, topic, kind,
                recipient, message_id, address, status, test_clock)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (bucket, order_id, event_number, place, fate) do nothing\
            """;

    private static final String BOUNCE =
            """
            insert into mail_delivery (bucket, order_id, event_number, place, fate, topic, kind,
                recipient, message_id, address, status, test_clock)
            select bucket, order_id, event_number, place, 'bounced', topic, kind, recipient, message_id,
                address, $5, test_clock
            from mail_delivery
            where bucket = $1 and order_id = $2 and event_number = $3 and place = $4
                and fate = 'accepted'
            on conflict (bucket, order_id, event_number, place, fate) do nothing\
            """;

    private static final String SELECT =
            """
            select order_id, event_number, place, fate, topic, kind, recipient, message_id, address,
                status, test_clock, at
            from mail_delivery where bucket = $1 and order_id = $2\s\
            """;

    private final Pool pool;
    private final Recipients recipients;
    private final NoticeSite site;

    MailDeliveries(Pool pool, Recipients recipients, NoticeSite site) {
        this.pool = pool;
        this.recipients = recipients;
        this.site = site;
    }

    /** What is decided of these, in one transaction. */
    Uni<Void> record(String topic, List<Told> all) {
        var decided = all.stream().filter(told -> told.fate() != null).toList();
        return decided.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.withTransaction(connection ->
                        Multi.createFrom()
                                .iterable(inOrderOfAddress(decided))
                                .onItem()
                                .transformToUniAndMerge(told -> record(connection, topic, told))
                                .collect()
                                .last());
    }

    /**
     * Statements go out in this order and in one breath, so two batches never wait for each other.
     */
    private static List<Told> inOrderOfAddress(List<Told> decided) {
        return decided.stream()
                .sorted((a, b) -> java.util.Arrays.compare(a.address(), b.address()))
                .toList();
    }

    private Uni<Void> record(SqlClient client, String topic, Told told) {
        return client.preparedQuery(RECORD)
                .execute(row(topic, told))
                .chain(() -> tellRecipients(client, told));
    }

    /** Mail of test clocks goes to the sink, where addresses mean nothing (rule 6). */
    private Uni<Void> tellRecipients(SqlClient client, Told told) {
        if (told.message().testClock()) {
            return Uni.createFrom().voidItem();
        }
        if (told.fate() == MailFate.ACCEPTED) {
            return recipients.count(client, told.address());
        }
        boolean nobody = told.reply() != null && told.reply().ofAddress();
        return nobody
                ? recipients.suppress(
                        client, told.address(), told.fate(), messageId(told.message()))
                : Uni.createFrom().voidItem();
    }

    private Tuple row(String topic, Told told) {
        OutboxMessage message = told.message();
        return Tuple.tuple()
                .addShort(message.bucket())
                .addUUID(message.orderId())
                .addInteger(message.eventNumber())
                .addShort((short) message.place())
                .addString(told.fate().code())
                .addString(topic)
                .addString(message.kind())
                .addString(message.recipient())
                .addString(messageId(message))
                .addValue(Buffer.buffer(told.address()))
                .addString(told.reply() == null ? null : told.reply().status())
                .addBoolean(message.testClock());
    }

    String messageId(OutboxMessage message) {
        return "<" + message.id() + "@" + site.domain() + ">";
    }

    /** All that is known of an order's emails, in the order of its events. */
    public Uni<List<MailDelivery>> of(UUID order) {
        return pool.preparedQuery(SELECT + "order by event_number, place, at")
                .execute(Tuple.of(OrderId.bucket(order), order))
                .map(MailDeliveries::deliveries);
    }

    /** The email with this id, which a server had accepted. */
    Uni<Optional<MailDelivery>> accepted(SqlClient client, MessageId id) {
        return client.preparedQuery(
                        SELECT + "and event_number = $3 and place = $4 and fate = 'accepted'")
                .execute(key(id))
                .map(rows -> deliveries(rows).stream().filter(Objects::nonNull).findFirst());
    }

    /** It came back; false if that is known already. */
    Uni<Boolean> bounced(SqlConnection connection, MessageId id, String status) {
        return connection
                .preparedQuery(BOUNCE)
                .execute(key(id).addString(status))
                .map(rows -> rows.rowCount() == 1);
    }

    private static Tuple key(MessageId id) {
        return Tuple.tuple()
                .addShort(OrderId.bucket(id.order()))
                .addUUID(id.order())
                .addInteger(id.event())
                .addShort((short) id.place());
    }

    private static List<MailDelivery> deliveries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(MailDelivery::of).toList();
    }
}
