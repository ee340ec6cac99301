package org.redress.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofHours(1));

    @Test
    void the_longest_wait_doubles_up_to_its_limit() {
        assertEquals(Duration.ofSeconds(2), BACKOFF.after(1, 1));
        assertEquals(Duration.ofSeconds(4), BACKOFF.after(2, 1));
        assertEquals(Duration.ofSeconds(2048), BACKOFF.after(11, 1));
        assertEquals(Duration.ofHours(1), BACKOFF.after(12, 1));
    }

    @Test
    void no_number_of_tries_overflows() {
        for (int attempts = 1; attempts <= 10_000; attempts++) {
            var pause = BACKOFF.after(attempts, 0.999);
            assertTrue(
                    pause.isPositive() && pause.compareTo(Duration.ofHours(1)) <= 0, "" + attempts);
        }
    }

    @Test
    void jitter_reaches_down_to_zero() {
        assertEquals(Duration.ZERO, BACKOFF.after(9, 0));
        assertEquals(Duration.ofSeconds(256), BACKOFF.after(9, 0.5));
    }

    @Test
    void an_error_is_kept_short_on_one_line_and_without_addresses() {
        String error =
                ErrorText.of(
                        "550 <ann@example.org>: unknown\r\nsee ann@example.org "
                                + "x".repeat(1000));

        assertFalse(error.contains("@"), error);
        assertFalse(error.contains("\n"), error);
        assertEquals(500, error.length());
    }
}
