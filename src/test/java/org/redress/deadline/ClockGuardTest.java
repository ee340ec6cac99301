package org.redress.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.order.Slice;

/** The database's clock against a count: what is a jump, and what is trusted meanwhile. */
@Tag("FT2")
class ClockGuardTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Duration counted = Duration.ZERO;
    private final ClockGuard guard = new ClockGuard(Duration.ofMinutes(1), this::nanos);

    @Test
    void at_the_start_the_clock_is_believed() {
        assertEquals(Slice.END, guard.until());
        guard.look(nanos(), NOON);
        assertEquals(Duration.ZERO, guard.ahead());
        assertEquals(NOON.plusSeconds(60), guard.until());
    }

    @Test
    void a_clock_that_is_slewed_is_followed() {
        Instant database = NOON;
        for (int i = 0; i < 100_000; i++) {
            guard.look(nanos(), database);
            counted = counted.plusSeconds(1);
            database = database.plusMillis(1001);
        }
        assertEquals(Duration.ZERO, guard.ahead());
        assertTrue(guard.until().isAfter(NOON.plus(counted).plusSeconds(60 + 99)));
    }

    @Test
    void after_a_jump_ahead_the_count_goes_on_from_the_last_trusted_time() {
        guard.look(nanos(), NOON);
        passes(10, NOON.plusSeconds(10).plus(Duration.ofDays(2)));

        assertEquals(Duration.ofDays(2), guard.ahead());
        assertEquals(NOON.plusSeconds(10), guard.until());
        counted = counted.plusSeconds(20);
        assertEquals(NOON.plusSeconds(30), guard.until());
    }

    @Test
    void a_clock_that_is_back_is_trusted_again() {
        guard.look(nanos(), NOON);
        passes(10, NOON.plus(Duration.ofDays(2)));
        passes(10, NOON.plusSeconds(21));

        assertEquals(Duration.ZERO, guard.ahead());
        assertEquals(NOON.plusSeconds(81), guard.until());
    }

    @Test
    @Tag("FT3")
    void a_clock_that_goes_back_is_followed() {
        guard.look(nanos(), NOON);
        passes(10, NOON.minus(Duration.ofHours(1)));

        assertEquals(Duration.ZERO, guard.ahead());
        assertEquals(NOON.minus(Duration.ofHours(1)).plusSeconds(60), guard.until());
    }

    @Test
    @Tag("FP4")
    void a_process_frozen_while_the_answer_waits_sees_no_jump() {
        guard.look(nanos(), NOON);
        long before = nanos();
        counted = counted.plusSeconds(600);
        guard.look(before, NOON.plusSeconds(1));
        passes(1, NOON.plusSeconds(601));

        assertEquals(Duration.ZERO, guard.ahead());
    }

    private void passes(int seconds, Instant database) {
        counted = counted.plusSeconds(seconds);
        guard.look(nanos(), database);
    }

    private long nanos() {
        return counted.toNanos();
    }
}
