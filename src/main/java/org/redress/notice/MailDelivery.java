package org.redress.notice;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * What is known of one email outside.
 *
 * @param event the number of the event it tells of
 * @param recipient the role it went to
 * @param messageId its header, by which a mailbox can be searched for it
 * @param status the server's code where it said no, such as "550 5.1.1"
 * @param address the hash of the address
 */
public record MailDelivery(
        UUID order,
        int event,
        MailFate fate,
        String topic,
        String kind,
        String recipient,
        String messageId,
        String status,
        byte[] address,
        boolean testClock,
        Instant at) {

    /** Whether it is about an order, and not about a report. */
    boolean isOfOrder() {
        return topic.equals("mail");
    }

    static MailDelivery of(Row row) {
        return new MailDelivery(
                row.getUUID("order_id"),
                row.getInteger("event_number"),
                MailFate.named(row.getString("fate")),
                row.getString("topic"),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("message_id"),
                row.getString("status"),
                ((Buffer) row.getDelegate().getValue("address")).getBytes(),
                row.getBoolean("test_clock"),
                row.getOffsetDateTime("at").toInstant());
    }
}
