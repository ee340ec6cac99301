package org.redress.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A share says how sure it is; the numbers are those of the textbooks. */
class RateTest {

    @ParameterizedTest
    @Tag("B01")
    @CsvSource({
        "1, 10, 0.1, 0.0179, 0.4042",
        "0, 10, 0.0, 0.0, 0.2775",
        "10, 10, 1.0, 0.7225, 1.0",
        "5, 10, 0.5, 0.2366, 0.7634",
        "50, 1000, 0.05, 0.0381, 0.0653",
        "1, 1, 1.0, 0.2065, 1.0"
    })
    void the_interval_is_wilsons(long count, long of, double rate, double low, double high) {
        assertEquals(new Rate(count, of, rate, low, high), Rate.of(count, of));
    }

    @Test
    @Tag("B01")
    void of_nothing_nothing_is_known() {
        assertNull(Rate.of(0, 0).rate());
        assertEquals(0, Rate.of(0, 0).low());
        assertEquals(1, Rate.of(0, 0).high());
    }

    @Test
    void more_than_all_is_a_bug() {
        assertThrows(IllegalArgumentException.class, () -> Rate.of(2, 1));
        assertThrows(IllegalArgumentException.class, () -> Rate.of(-1, 1));
    }

    @Property
    void the_share_lies_in_its_interval(
            @ForAll @IntRange(max = 5_000) int count, @ForAll @IntRange(max = 5_000) int more) {
        if (count + more > 0) {
            var rate = Rate.of(count, (long) count + more);
            assertTrue(0 <= rate.low() && rate.low() <= rate.rate(), rate.toString());
            assertTrue(rate.rate() <= rate.high() && rate.high() <= 1, rate.toString());
        }
    }
}
