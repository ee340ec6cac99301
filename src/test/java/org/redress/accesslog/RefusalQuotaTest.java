package org.redress.accesslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever tries many ids fills no disk. */
@Tag("FF10")
class RefusalQuotaTest {

    private final RefusalQuota quota = new RefusalQuota(3, 10);

    @Test
    void one_caller_has_so_many_a_minute_and_others_have_theirs() {
        assertEquals(3, taken("eve", 7, 100));
        assertTrue(quota.takes("ann", 7));

        assertEquals(3, taken("eve", 8, 100));
    }

    @Test
    void all_callers_together_have_so_many_a_minute_and_then_each_his_first() {
        int taken = IntStream.range(0, 4).map(each -> taken("eve-" + each, 7, 5)).sum();
        assertEquals(10, taken);

        assertEquals(1, taken("ann", 7, 5));
        assertEquals(3, taken("ann", 8, 5));
    }

    @Test
    void a_crowd_of_callers_fills_no_disk_either() {
        int taken = IntStream.range(0, 50).map(each -> taken("eve-" + each, 7, 5)).sum();

        assertEquals(20, taken);
        assertFalse(quota.takes("ann", 7));
    }

    private int taken(String subject, long minute, int times) {
        return (int) IntStream.range(0, times).filter(each -> quota.takes(subject, minute)).count();
    }
}
