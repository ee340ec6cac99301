package org.redress.outbox;

import java.util.UUID;

/**
 * A claimed row of the outbox: what has to leave because of an event.
 *
 * @param row the row's own number, by which it is marked; it says nothing outside the table
 * @param place its place among the rows of that event
 * @param recipient the party an email goes to, null for other topics
 * @param payload what the row itself has to say, null if the event says it all
 * @param attempts the number of this try; who holds an older number may no longer mark the row
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
        int attempts) {

    /** The same on every try, and unique. */
    public String id() {
        return orderId + "." + eventNumber + "." + place;
    }
}
