package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.open;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.Extension;
import org.redress.order.OrderCommand.AskExtension;
import org.redress.order.OrderCommand.DeclineExtension;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.order.OrderEvent.ProtectionExtended;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

/** More time for the buyer: given by the seller, asked for, declined, or added by the policy. */
class ExtensionTest {

    private static final Policy AUTOMATIC =
            TestPolicies.varied(
                    "seven-day", "automatic: none", "automatic: {before: P3D, by: P10D}");

    @Test
    @Tag("E06")
    @Tag("W08")
    void the_seller_gives_twenty_days_more_and_the_buyer_sees_that_it_took_effect() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);

        scene.did(Party.SELLER, extend(20), day(50));

        assertEquals(day(81), scene.nextAt());
        assertEquals(day(81), scene.line(0).protectedUntil());
        assertEquals(List.of("PROTECTION_EXTENDED BUYER"), scene.mails());
        var extended = scene.only(ProtectionExtended.class);
        assertEquals(day(81).toString(), extended.because().facts().get("protectionEnd"));
        scene.timePasses(justBefore(day(81)));
        assertEquals(List.of(), scene.happened());
        scene.timePasses(day(81)).assertSettled(Cause.PROTECTION_EXPIRED, 0, 13_000);
    }

    @Test
    @Tag("E06")
    void an_extension_may_pass_the_cap_but_all_of_a_line_together_only_sixty_days() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, extend(40), day(2)).did(Party.SELLER, extend(20), day(3));
        assertEquals(day(121), scene.nextAt());

        var facts =
                scene.isRefused(
                        OrderRefusal.EXTENSIONS_USED_UP,
                        Party.SELLER,
                        new ExtendProtection(List.of(), Duration.ofHours(1)),
                        day(4));

        assertEquals("PT1440H", facts.get("before"));
        assertEquals("camera", facts.get("line"));
    }

    @Test
    @Tag("E06")
    void an_extension_is_an_hour_at_least_and_sixty_days_at_most() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        var minute = new ExtendProtection(List.of(), Duration.ofMinutes(59));
        var negative = new AskExtension(List.of(), Duration.ofDays(-1));

        scene.isRefused(OrderRefusal.EXTENSION_OUT_OF_RANGE, Party.SELLER, minute, day(2));
        scene.isRefused(OrderRefusal.EXTENSION_OUT_OF_RANGE, Party.SELLER, extend(61), day(2));
        scene.isRefused(OrderRefusal.EXTENSION_OUT_OF_RANGE, Party.BUYER, ask(61), day(2));
        scene.isRefused(OrderRefusal.EXTENSION_OUT_OF_RANGE, Party.BUYER, negative, day(2));
    }

    @Test
    @Tag("E06")
    void the_buyer_asks_and_the_seller_is_told_but_nothing_moves_yet() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY).did(Party.BUYER, ask(20), day(50));

        assertEquals(List.of("EXTENSION_ASKED SELLER"), scene.mails());
        assertEquals(day(61), scene.nextAt());
        assertEquals(new Extension(Duration.ZERO, Duration.ofDays(20), false), extension(scene));

        scene.did(Party.SELLER, extend(15), day(51));
        assertEquals(new Extension(Duration.ofDays(15), null, false), extension(scene));
        assertEquals(day(76), scene.nextAt());
    }

    @Test
    @Tag("E07")
    @Tag("W08")
    void a_refusal_by_the_seller_is_kept_for_everybody_to_see() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        scene.isRefused(
                OrderRefusal.NOTHING_ASKED,
                Party.SELLER,
                new DeclineExtension(List.of("camera")),
                day(9));
        scene.did(Party.BUYER, ask(20), day(50));

        scene.did(Party.SELLER, decline(), day(51));

        assertEquals(List.of("EXTENSION_DECLINED BUYER"), scene.mails());
        assertEquals(new Extension(Duration.ZERO, null, true), extension(scene));
        scene.did(Party.BUYER, open(null), day(52));
    }

    @Test
    void nothing_to_extend_before_the_shipment_or_after_a_confirmation() {
        Scene unsent = Scene.paid(TestPolicies.SEVEN_DAY);
        unsent.isRefused(OrderRefusal.NOTHING_LEFT, Party.SELLER, extend(1), day(1));
        unsent.isRefused(
                OrderRefusal.NOT_SHIPPED,
                Party.SELLER,
                new ExtendProtection(List.of("camera"), Duration.ofDays(1)),
                day(1));

        Scene confirmed = Scene.shipped(TestPolicies.GRACE).did(Party.BUYER, confirm(), day(9));
        confirmed.isRefused(
                OrderRefusal.ALREADY_CONFIRMED,
                Party.BUYER,
                new AskExtension(List.of("camera"), Duration.ofDays(1)),
                day(10));
    }

    @Test
    @Tag("E10")
    void a_disputed_line_can_be_extended_and_the_clock_of_the_dispute_stands_as_it_was() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY).did(Party.SELLER, extend(5), day(13));

        assertEquals(day(19), scene.nextAt());
        assertEquals(day(66), scene.line(0).protectedUntil());
    }

    @Test
    @Tag("E04")
    @Tag("E06")
    void a_delivered_line_is_extended_from_the_end_that_the_delivery_left() {
        Scene scene = Scene.shipped(Scene.preset("claim-15"));
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8));
        assertEquals(day(13), scene.nextAt());

        scene.did(Party.SELLER, extend(10), day(9));

        assertEquals(day(23), scene.nextAt());
        scene.did(Party.MARKETPLACE, new OrderCommand.RetractTracking("f1"), day(10));
        assertEquals(day(41), scene.nextAt());
    }

    @Test
    @Tag("E07")
    @Tag("W08")
    void near_the_end_the_policy_extends_a_parcel_in_transit_by_itself_and_once() {
        Scene scene = Scene.shipped(AUTOMATIC);
        scene.timePasses(justBefore(day(58)));
        assertEquals(List.of(), scene.happened());

        scene.timePasses(day(58));

        var extended = scene.only(ProtectionExtended.class);
        assertEquals(Party.TIME, extended.actor());
        assertEquals("protection.automatic", extended.because().rule());
        assertEquals(List.of("PROTECTION_EXTENDED BUYER"), scene.mails());
        assertEquals(day(71), scene.nextAt());
        scene.timePasses(day(71)).assertSettled(Cause.PROTECTION_EXPIRED, 0, 13_000);
    }

    @Test
    @Tag("E07")
    void what_was_delivered_is_not_extended_by_itself() {
        Scene scene = Scene.shipped(AUTOMATIC);
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8)).timePasses(day(61));

        scene.assertSettled(Cause.DELIVERED_BY_CARRIER, 0, 13_000);
    }

    @Test
    @Tag("E06")
    @Tag("E07")
    void the_policys_own_extension_answers_no_request_and_uses_none_of_the_sellers_days() {
        Scene scene = Scene.shipped(AUTOMATIC).did(Party.BUYER, ask(20), day(50));
        scene.did(Party.SELLER, decline(), day(51)).timePasses(day(58));
        assertEquals(new Extension(Duration.ZERO, null, true), extension(scene));

        scene.did(Party.SELLER, extend(60), day(59));
        assertEquals(day(131), scene.nextAt());
    }

    @Test
    @Tag("E07")
    void the_sellers_extension_moves_the_policys_own_one_along() {
        Scene scene = Scene.shipped(AUTOMATIC).did(Party.SELLER, extend(20), day(50));
        assertEquals(day(78), scene.nextAt());

        scene.timePasses(day(78));
        assertEquals(day(91), scene.nextAt());
    }

    private static Extension extension(Scene scene) {
        return scene.line(0).parcel().extension();
    }

    private static ExtendProtection extend(int days) {
        return new ExtendProtection(List.of(), Duration.ofDays(days));
    }

    private static AskExtension ask(int days) {
        return new AskExtension(List.of(), Duration.ofDays(days));
    }

    private static DeclineExtension decline() {
        return new DeclineExtension(List.of());
    }
}
