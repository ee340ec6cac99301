package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider that is down, or may not be called too often, is spared. */
@Tag("FG13")
class ProviderLineTest {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private Duration now = Duration.ofDays(1);

    @Test
    void calls_in_vain_in_a_row_open_it_and_an_answer_between_them_does_not() {
        var breaker = new Breaker(3, PAUSE);
        breaker.silent(now);
        breaker.silent(now);
        breaker.answered();
        breaker.silent(now);
        breaker.silent(now);
        assertTrue(breaker.lets(now));

        breaker.silent(now);

        assertFalse(breaker.lets(now));
        assertFalse(breaker.lets(now.plus(PAUSE).minusNanos(1)));
    }

    @Test
    void after_the_pause_one_probe_is_let_through_and_its_answer_lets_all() {
        var breaker = new Breaker(1, PAUSE);
        breaker.silent(now);

        now = now.plus(PAUSE);
        assertTrue(breaker.lets(now));
        assertFalse(breaker.lets(now), "one at a time");

        breaker.answered();
        assertTrue(breaker.lets(now));
        assertTrue(breaker.lets(now));
    }

    @Test
    void a_probe_in_vain_or_lost_is_followed_by_another_after_a_pause() {
        var breaker = new Breaker(1, PAUSE);
        breaker.silent(now);
        now = now.plus(PAUSE);
        assertTrue(breaker.lets(now));
        breaker.silent(now);
        assertFalse(breaker.lets(now));

        now = now.plus(PAUSE);
        assertTrue(breaker.lets(now), "the first one never told how it ended");
        now = now.plus(PAUSE);
        assertTrue(breaker.lets(now));
    }

    @Test
    void no_more_than_a_seconds_worth_is_let_through_in_a_second() {
        var bucket = new TokenBucket(50);

        assertEquals(50, taken(bucket));
        now = now.plusMillis(100);
        assertEquals(5, taken(bucket));
        now = now.plusSeconds(3_600);
        assertEquals(50, taken(bucket), "nothing is saved up beyond a second");
    }

    /** Down for ten minutes with 10,000 waiting, each of which comes back all the time. */
    @Test
    void an_hour_of_silence_costs_next_to_no_calls() {
        var line = new ProviderLine(new Breaker(5, PAUSE), new TokenBucket(1_000), () -> now);
        int inVain = 0;
        for (int second = 0; second < 600; second++) {
            for (int i = 0; i < 50; i++) {
                if (line.lets()) {
                    inVain++;
                    line.heard(false);
                }
            }
            now = now.plusSeconds(1);
        }
        assertTrue(inVain < 10_000 / 10, "in vain: " + inVain);

        now = now.plus(PAUSE);
        int served = 0;
        for (int i = 0; i < 10_000; i++) {
            if (line.lets()) {
                served++;
                line.heard(true);
            }
            now = now.plusMillis(1);
        }
        assertEquals(10_000, served);
    }

    private int taken(TokenBucket bucket) {
        int taken = 0;
        while (bucket.take(now)) {
            taken++;
        }
        return taken;
    }
}
