package org.redress.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    @Tag("E15")
    void equal_remainders_go_to_the_earlier_part() {
        assertArrayEquals(new long[] {34, 33, 33}, Spread.over(100, new long[] {1, 1, 1}));
        assertArrayEquals(new long[] {1, 0}, Spread.over(1, new long[] {5, 5}));
        assertArrayEquals(new long[] {1, 1, 1, 0}, Spread.over(3, new long[] {2, 2, 2, 2}));
    }

    @Test
    void the_largest_remainder_comes_first() {
        // 10 over 1:2:4 is 1.43, 2.86, 5.71: the two units left go to the second and the third.
        assertArrayEquals(new long[] {1, 3, 6}, Spread.over(10, new long[] {1, 2, 4}));
    }

    @Test
    void a_part_without_weight_gets_nothing() {
        assertArrayEquals(new long[] {0, 7, 0}, Spread.over(7, new long[] {0, 3, 0}));
        assertArrayEquals(new long[] {0, 0}, Spread.over(0, new long[] {3, 4}));
    }

    @Test
    void without_any_weight_the_first_part_takes_it() {
        assertArrayEquals(new long[] {9, 0}, Spread.over(9, new long[] {0, 0}));
    }

    @Test
    void the_largest_amounts_do_not_overflow() {
        long[] shares = Spread.over(Money.LIMIT, new long[] {Money.LIMIT, Money.LIMIT, 1});

        assertEquals(Money.LIMIT, Arrays.stream(shares).sum());
    }

    @Property(tries = 300)
    void nothing_is_lost_and_each_share_is_within_one_unit_of_its_exact_part(
            @ForAll @LongRange(max = Money.LIMIT) long amount,
            @ForAll @Size(min = 1, max = 9) List<@LongRange(max = Money.LIMIT) Long> parts) {
        long[] weights = parts.stream().mapToLong(Long::longValue).toArray();
        long[] shares = Spread.over(amount, weights);

        assertEquals(amount, Arrays.stream(shares).sum());
        long total = Arrays.stream(weights).sum();
        for (int i = 0; total > 0 && i < weights.length; i++) {
            var exact =
                    BigDecimal.valueOf(amount)
                            .multiply(BigDecimal.valueOf(weights[i]))
                            .divide(BigDecimal.valueOf(total), MathContext.DECIMAL128);
            var away = exact.subtract(BigDecimal.valueOf(shares[i])).abs();
            assertTrue(
                    away.compareTo(BigDecimal.ONE) < 0, () -> away + " away from its exact part");
        }
    }

    @Property(tries = 300)
    void no_share_is_larger_than_its_part_when_the_amount_is_no_larger_than_all(
            @ForAll @Size(min = 1, max = 9) List<@LongRange(max = 1_000) Long> parts,
            @ForAll @LongRange(max = 9_000) long wanted) {
        long[] weights = parts.stream().mapToLong(Long::longValue).toArray();
        long amount = Math.min(wanted, Arrays.stream(weights).sum());

        long[] shares = Spread.over(amount, weights);

        for (int i = 0; i < weights.length; i++) {
            assertTrue(shares[i] >= 0 && shares[i] <= weights[i]);
        }
    }
}
