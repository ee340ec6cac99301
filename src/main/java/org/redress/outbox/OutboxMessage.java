package org.redress.outbox;

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

    /** The same on every try, and unique. */
    public String id() {
        return orderId + "." + eventNumber + "." + place;
    }
}
