package org.redress.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.dispute.DisputeEvent.TurnExtended;
import org.redress.kernel.Occurrence;
import org.redress.kernel.TextRef;
import org.redress.order.Life;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.ProtectedOrder;

/**
 * What an email is written from: the order's events up to the one it tells of, and the personal
 * rows. A text that was erased is simply missing.
 *
 * @param readAt when, in real time
 */
public record CaseFile(
        List<Occurrence<OrderEvent>> events,
        Map<UUID, Contact> contacts,
        Map<String, String> titles,
        Map<UUID, String> texts,
        Instant readAt) {

    /** The order as it was once the event had happened, whatever has happened since. */
    public ProtectedOrder order() {
        return Life.replay(events);
    }

    public Occurrence<OrderEvent> occurrence() {
        return events.getLast();
    }

    /** The order as it was before the last {@code count} events. */
    ProtectedOrder before(int count) {
        return Life.replay(events.subList(0, events.size() - count));
    }

    /** The event that is {@code count} places before the last, or null. */
    OrderEvent earlier(int count) {
        int place = events.size() - 1 - count;
        return place < 0 ? null : events.get(place).event();
    }

    /** Whether the turn that ends then has been made longer already, for want of a notice. */
    boolean isExtended(int dispute, Instant until) {
        return events.stream()
                .map(occurrence -> occurrence.event())
                .anyMatch(event ->
                        event instanceof InDispute(var number, TurnExtended extended)
                                && number == dispute
                                && extended.until().equals(until));
    }

    /** The text behind the reference, or null. */
    String text(TextRef ref) {
        return ref == null ? null : texts.get(ref.id());
    }
}
