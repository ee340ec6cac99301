package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.counter;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.open;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.policy.TestPolicies;

/** Taking a dispute back around the release instant, which each preset sets. */
class PresetWithdrawalTest {

    /** The release instant, and a day before it on which the dispute is opened. */
    @ParameterizedTest
    @CsvSource({
        "seven-day, 61, 59",
        "claim-15, 31, 29",
        "classic-5-7, 46, 44",
        "tips-5-15, 46, 44",
        "bargain-5-15, 31, 29",
        "moderator-5, 31, 29",
        "express-2, 31, 30",
        "paypal-like, 31, 29"
    })
    @Tag("C02")
    @Tag("C03")
    void before_the_release_instant_it_may_be_opened_again_and_after_it_is_final(
            String preset, int release, int opened) {
        Scene before = Scene.disputed(Scene.preset(preset), opened);
        before.did(Party.BUYER, new Withdraw(), justBefore(day(release)));
        before.did(Party.BUYER, open(null), justBefore(day(release)));

        Scene after = Scene.disputed(Scene.preset(preset), opened);
        after.did(Party.BUYER, new Withdraw(), day(release));
        after.assertSettled(Cause.PROTECTION_EXPIRED, 0, 13_000);
        after.isRefused(OrderRefusal.LINE_SETTLED, Party.BUYER, open(null, "camera"), day(release));
    }

    @Test
    @Tag("C03")
    void strict_5_refuses_it_from_that_instant_on() {
        Scene scene = Scene.disputed(Scene.preset("strict-5"), 29);

        scene.isRefused(OrderRefusal.PROTECTION_OVER, Party.BUYER, new Withdraw(), day(31));
        scene.timePasses(day(34)).assertSettled(Cause.SELLER_SILENCE, 13_000, 0);

        Scene before = Scene.disputed(Scene.preset("strict-5"), 29);
        before.did(Party.BUYER, new Withdraw(), justBefore(day(31)));
    }

    @Test
    @Tag("C04")
    void an_extension_first_makes_a_late_withdrawal_harmless() {
        Scene scene = Scene.disputed(Scene.preset("strict-5"), 29);
        scene.did(Party.SELLER, new ExtendProtection(List.of(), Duration.ofDays(20)), day(30));

        scene.did(Party.BUYER, new Withdraw(), day(32));

        assertEquals(day(51), scene.nextAt());
        scene.did(Party.BUYER, open(null), day(40));
    }

    @Test
    @Tag("C01")
    @Tag("A03")
    void a_dispute_under_review_can_still_be_taken_back() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, counter(1), day(13)).timePasses(day(19));

        scene.did(Party.BUYER, new Withdraw(), day(20));

        assertEquals(day(61), scene.nextAt());
    }
}
