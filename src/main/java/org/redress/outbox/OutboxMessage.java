package org.redress.outbox;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * A claimed row of the outbox: what has to leave because of an event.
 *
 * @param row the row's own number, by which it is marked; it says nothing outside the table
 * @param place its place among the rows of that event
 * @param recipient the party an email goes to, null for other topics
 * @param payload what the row itself has to say, null if the event says it all
 * @param attempts the number of this try; one that was taken back does not count
 * @param tries as many tries, this one too, since it began or a person let it be tried again
 * @param lost how many of the latest tries, this one too, have not been answered
 * @param fence the number of this claim; it only ever grows, and who holds an older one may no
 *     longer mark the row
 */
public record OutboxMessage(
        long row,
        short bucket,
        UUID orderId,
        int eventNumber,
        int place,
        String kind,
        String recipient,
        String payload,
        boolean testClock,
        int attempts,
        int tries,
        int lost,
        int fence) {

    /** One that nobody ever had to help. */
    public OutboxMessage(
            long row,
            short bucket,
            UUID orderId,
            int eventNumber,
            int place,
            String kind,
            String recipient,
            String payload,
            boolean testClock,
            int attempts) {
        this(
                row,
                bucket,
                orderId,
                eventNumber,
                place,
                kind,
                recipient,
                payload,
                testClock,
                attempts,
                attempts,
                1,
                attempts);
    }

    /** As a claim returns it. */
    static OutboxMessage of(Row row) {
        return new OutboxMessage(
                row.getLong("id"),
                row.getShort("bucket"),
                row.getUUID("order_id"),
                row.getInteger("event_number"),
                row.getShort("place"),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("payload"),
                row.getBoolean("test_clock"),
                row.getShort("attempts"),
                row.getInteger("tries"),
                row.getShort("lost"),
                row.getInteger("fence"));
    }

    /** Whether it has waited for a person before. */
    boolean wasParked() {
        return attempts > tries;
    }

    /** The same on every try, and unique. */
    public String id() {
        return orderId + "." + eventNumber + "." + place;
    }
}
