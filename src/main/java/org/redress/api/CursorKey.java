package org.redress.api;

import java.time.DateTimeException;
import java.time.Instant;
import org.redress.platform.Cursor;

/** The fields of a cursor, read back; what cannot have been written by us is refused. */
final class CursorKey {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private CursorKey() {}

    static Instant instant(String text) {
        try {
            Instant at = Instant.parse(text);
            if (!at.isBefore(Instant.EPOCH) && at.isBefore(LATEST)) {
                return at;
            }
        } catch (DateTimeException notAnInstant) {
            // answered below
        }
        throw Cursor.bad();
    }

    static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Cursor.bad();
        }
        return Long.parseLong(text);
    }
}
