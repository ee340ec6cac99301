package org.redress.webhook;

import java.util.List;
import java.util.UUID;
import org.redress.platform.Cursor;

/**
 * A place in the feed of all events: behind the event with this number of this order, which was
 * written by this transaction.
 */
public record FeedPosition(long transaction, UUID order, int number) {

    /** Before the first event. */
    public static final FeedPosition START = new FeedPosition(0, new UUID(0, 0), 0);

    private static final String TRANSACTION = "[0-9]{1,18}";
    private static final String NUMBER = "[0-9]{1,9}";

    public String cursor() {
        return Cursor.of(transaction, order, number);
    }

    /** Of a cursor that was answered; null is the start. */
    public static FeedPosition of(String cursor) {
        return cursor == null ? START : read(Cursor.read(cursor, 3));
    }

    private static FeedPosition read(List<String> parts) {
        if (!parts.get(0).matches(TRANSACTION) || !parts.get(2).matches(NUMBER)) {
            throw Cursor.bad();
        }
        return new FeedPosition(
                Long.parseLong(parts.get(0)), uuid(parts.get(1)), Integer.parseInt(parts.get(2)));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Cursor.bad();
        }
    }

    /** As the database's parameters: the transaction as text, for the client knows no xid8. */
    Object[] columns() {
        return new Object[] {String.valueOf(transaction), order, number};
    }
}
