package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.ship;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RetractTracking;
import org.redress.order.OrderEvent.TrackingRecorded;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

/** What the carrier's word does to the protection clock, and taking it back. */
class DeliveryTest {

    private static final Policy CLAIM = Scene.preset("claim-15");

    @Test
    @Tag("E04")
    void delivery_shrinks_what_is_left_to_five_days_from_when_it_was_recorded() {
        Scene scene = Scene.shipped(CLAIM);
        assertEquals(day(31), scene.nextAt());

        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(10));

        assertEquals(day(15), scene.nextAt());
        assertEquals(
                "protection.whenDelivered", scene.only(TrackingRecorded.class).because().rule());
        scene.timePasses(day(15)).assertSettled(Cause.DELIVERED_BY_CARRIER, 0, 13_000);
    }

    @Test
    @Tag("E04")
    void a_delivery_near_the_end_lengthens_nothing() {
        Scene scene = Scene.shipped(CLAIM);

        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(30)), day(30));

        assertEquals(day(31), scene.nextAt());
    }

    @Test
    @Tag("E04")
    void where_the_policy_says_nothing_about_delivery_the_clock_stays() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);

        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8));

        assertEquals(day(61), scene.nextAt());
    }

    @Test
    @Tag("E04")
    void a_marketplace_that_pays_two_weeks_after_the_delivery_does_so() {
        Scene scene = Scene.shipped(Scene.preset("sharetribe-like"));
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8)).timePasses(day(22));

        scene.assertSettled(Cause.DELIVERED_BY_CARRIER, 0, 13_000);
    }

    @Test
    void a_delivery_taken_back_restores_the_earlier_end() {
        Scene scene = Scene.shipped(CLAIM);
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8));

        scene.did(Party.MARKETPLACE, new RetractTracking("f1"), day(9));

        assertInstanceOf(InTransit.class, scene.line(0));
        assertEquals(day(31), scene.nextAt());
        assertEquals(0, scene.order.file().facts().size());
    }

    @Test
    void a_delivery_stands_as_long_as_another_fact_tells_of_it() {
        Scene scene = Scene.shipped(CLAIM);
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8));
        scene.did(Party.MARKETPLACE, delivered("f2", "T1", day(8)), day(9));

        scene.did(Party.MARKETPLACE, new RetractTracking("f1"), day(10));
        assertEquals(day(13), scene.nextAt());

        scene.did(Party.MARKETPLACE, new RetractTracking("f2"), day(11));
        assertEquals(day(31), scene.nextAt());
    }

    @Test
    void only_the_marketplace_takes_back_and_only_what_was_recorded() {
        Scene scene = Scene.shipped(CLAIM);

        scene.isRefused(
                OrderRefusal.TRACKING_FACT_UNKNOWN,
                Party.MARKETPLACE,
                new RetractTracking("f1"),
                day(2));
        scene.isRefused(OrderRefusal.WRONG_PARTY, Party.SELLER, new RetractTracking("f1"), day(2));
    }

    @Test
    @Tag("E09")
    void a_retraction_after_the_buyers_own_word_changes_nothing() {
        Scene scene = Scene.shipped(TestPolicies.GRACE);
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8));
        scene.did(Party.BUYER, Scene.confirm(), day(9));

        scene.did(Party.MARKETPLACE, new RetractTracking("f1"), day(10));

        assertInstanceOf(Confirmed.class, scene.line(0));
        assertEquals(day(24), scene.nextAt());
    }

    @Test
    void only_the_lines_of_that_parcel_come_back_into_transit() {
        Scene scene =
                Scene.paid(
                        CLAIM,
                        0,
                        new LineToRegister("a", 1, 600, 0, false),
                        new LineToRegister("b", 1, 300, 0, false));
        scene.did(Party.SELLER, ship("T1", "a"), day(1)).did(Party.SELLER, ship("T2", "b"), day(1));
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8));
        scene.did(Party.MARKETPLACE, delivered("f2", "T2", day(8)), day(8));

        scene.did(Party.MARKETPLACE, new RetractTracking("f2"), day(9)).timePasses(day(13));

        scene.assertSettled(Cause.DELIVERED_BY_CARRIER, 0, 600);
        assertInstanceOf(InTransit.class, scene.line(1));
    }

    @Test
    @Tag("R04")
    @Tag("R05")
    @Tag("R08")
    void the_carrier_may_also_say_lost_held_or_sent_back_and_where_and_the_clock_runs_on() {
        Scene scene = Scene.shipped(CLAIM);
        for (Tracking status :
                List.of(Tracking.LOST, Tracking.HELD_BY_CUSTOMS, Tracking.RETURNED_TO_SELLER)) {
            scene.did(
                    Party.MARKETPLACE,
                    new RecordTracking("f-" + status, "T1", status, day(2), "Lyon"),
                    day(3));
            assertEquals("Lyon", scene.only(TrackingRecorded.class).event().place());
        }

        assertEquals(3, scene.order.file().facts().size());
        assertInstanceOf(InTransit.class, scene.line(0));
        assertEquals(day(31), scene.nextAt());
    }
}
