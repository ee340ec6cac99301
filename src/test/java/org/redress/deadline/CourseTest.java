package org.redress.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redress.order.Slice;
import org.redress.order.Swept;

/** Where a worker looks next: never so that an order is lost. */
class CourseTest {
    private static final Slice ALL = Slice.ofAll(10);
    private static final Instant LATEST = Instant.parse("2026-03-01T00:00:00Z");
    private static final Swept FULL = new Swept(10, LATEST, List.of());
    private static final Swept FEW = new Swept(9, LATEST, List.of());

    private long nanos;
    private final Course course = new Course(() -> nanos);

    @Test
    void after_a_full_batch_the_next_look_begins_where_it_ended() {
        Slice first = course.next(ALL);
        assertTrue(first.isFromTheBeginning());
        assertTrue(course.goesOn(first, FULL));

        assertEquals(LATEST, course.next(ALL).from());
    }

    @Test
    void what_is_not_full_is_looked_at_from_the_beginning_before_it_is_over() {
        assertTrue(course.goesOn(course.next(ALL), FULL));
        assertTrue(course.goesOn(course.next(ALL), FEW), "something may have been skipped");

        Slice again = course.next(ALL);
        assertTrue(again.isFromTheBeginning());
        assertFalse(course.goesOn(again, FEW));
    }

    /** Whoever held older orders may have died meanwhile. */
    @Test
    void once_a_second_it_looks_from_the_beginning_however_full_the_batches() {
        for (int look = 0; look < 100; look++) {
            Slice slice = course.next(ALL);
            assertEquals(look % 10 == 0, slice.isFromTheBeginning(), "look " + look);
            assertTrue(course.goesOn(slice, FULL));
            nanos += 100_000_000;
        }
    }
}
