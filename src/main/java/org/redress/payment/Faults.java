package org.redress.payment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.redress.order.OrderId;

/**
 * What goes wrong at the simulated provider. Which fault meets which call follows from {@code
 * seed}, the key and the number of the try alone, so that a run can be repeated whatever the order
 * of the calls. Shares are from 0 (never) to 1 (always).
 *
 * @param timeOutBefore silent, and it was not done (FG2)
 * @param timeOutAfter silent, and it was done (FG1)
 * @param accepted not done at once but announced later
 * @param lateFailure done, and undone later (FG6)
 * @param declined refused for good (FG11)
 * @param garbage done, and an answer nobody understands (FG5)
 * @param wrongAmount done, and the answer names another amount (FG5)
 * @param wrongCurrency done, and the answer names another currency (FG5)
 * @param blindLookUp a look-up that is silent
 * @param duplicated a notification that is sent twice (FG7)
 * @param lookUpLag for so long a look-up does not see what was done (FG3)
 * @param keyLife for so long a key is remembered; afterwards it moves money again (FG4)
 */
public record Faults(
        long seed,
        double timeOutBefore,
        double timeOutAfter,
        double accepted,
        double lateFailure,
        double declined,
        double garbage,
        double wrongAmount,
        double wrongCurrency,
        double blindLookUp,
        double duplicated,
        Duration lookUpLag,
        Duration keyLife) {

    /** Stripe's own promise; shorter than that of any other provider looked at. */
    static final Duration DAY = Duration.ofHours(24);

    /** What befalls one call. */
    enum Fault {
        NONE,
        TIME_OUT_BEFORE,
        TIME_OUT_AFTER,
        ACCEPTED,
        DECLINED,
        GARBAGE,
        WRONG_AMOUNT,
        WRONG_CURRENCY
    }

    public static Faults none() {
        return new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, DAY);
    }

    /**
     * Every kind of fault at once; {@code share} of the calls go wrong in one of the ways that must
     * solve themselves, and a tenth of that are declined or fail late.
     */
    public static Faults mixed(long seed, double share, Duration lookUpLag) {
        double each = share / 6;
        return new Faults(
                seed,
                each,
                each,
                each,
                share / 10,
                share / 10,
                each,
                each,
                each,
                share,
                share,
                lookUpLag,
                DAY);
    }

    Fault of(String key, int nth) {
        double drawn = fraction(key + "#" + nth);
        double[] shares = {
            timeOutBefore, timeOutAfter, accepted, declined, garbage, wrongAmount, wrongCurrency
        };
        Fault[] faults = {
            Fault.TIME_OUT_BEFORE,
            Fault.TIME_OUT_AFTER,
            Fault.ACCEPTED,
            Fault.DECLINED,
            Fault.GARBAGE,
            Fault.WRONG_AMOUNT,
            Fault.WRONG_CURRENCY
        };
        for (int i = 0; i < shares.length; i++) {
            if (drawn < shares[i]) {
                return faults[i];
            }
            drawn -= shares[i];
        }
        return Fault.NONE;
    }

    boolean isBlind(String key, int nth) {
        return fraction(key + "?" + nth) < blindLookUp;
    }

    boolean failsLate(String key) {
        return fraction(key + "!late") < lateFailure;
    }

    boolean isDuplicated(String event) {
        return fraction(event + "!twice") < duplicated;
    }

    /** A place among notifications sent at the same time. */
    double place(String event) {
        return fraction(event + "!place");
    }

    private double fraction(String word) {
        byte[] digest = OrderId.sha256((seed + ":" + word).getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(digest).getLong() >>> 11) / (double) (1L << 53);
    }
}
