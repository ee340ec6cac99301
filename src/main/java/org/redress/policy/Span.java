package org.redress.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * A length of time in a policy: exact (a day is 24 hours), or working days of a calendar. An end is
 * computed once, when the span begins, and stored as an instant.
 */
public sealed interface Span {

    Span ZERO = new Exact(Duration.ZERO);

    record Exact(Duration length) implements Span {
        @Override
        public Instant from(Instant start) {
            return start.plus(length);
        }

        @Override
        public String toString() {
            return length.toString();
        }
    }

    /** Whole working days; the first one after the local date of the start is day 1. */
    record WorkingDays(int days, WorkCalendar calendar) implements Span {
        @Override
        public Instant from(Instant start) {
            return calendar.endOfWorkingDay(start, days);
        }

        @Override
        public String toString() {
            return days + " working days (" + calendar.name() + ")";
        }
    }

    /** When it ends if it begins at {@code start}. */
    Instant from(Instant start);

    static Span of(Duration length) {
        return new Exact(length);
    }
}
