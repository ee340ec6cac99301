package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.redress.order.Scene.confirm;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.ship;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.ledger.Balance;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.Delivered;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.LineStatus.Settled;
import org.redress.order.LineStatus.Shipment;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.TestPolicies;

class ShippingTest {

    private static final LineToRegister A = new LineToRegister("a", 1, 600, 0, false);
    private static final LineToRegister B = new LineToRegister("b", 1, 300, 0, false);

    @Test
    @Tag("E02")
    void protection_runs_sixty_days_from_shipment_and_then_pays_the_seller() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        assertEquals(day(61), scene.nextAt());

        scene.timePasses(Scene.justBefore(day(61)));
        assertEquals(List.of(), scene.happened());
        scene.timePasses(day(61));

        scene.assertSettled(Cause.PROTECTION_EXPIRED, 0, 13_000);
        var settled = scene.only(LinesSettled.class);
        assertEquals(Party.TIME, settled.actor());
        assertEquals(day(61), settled.due());
        assertEquals("protection.length", settled.because().rule());
        assertEquals(new Balance(13_000, 0, 13_000, 0, 0, 0, 0, 0), scene.order.balance());
    }

    @Test
    @Tag("E03")
    void protection_follows_the_promised_delivery_of_the_order_where_the_policy_says_so() {
        assertEquals(day(31), Scene.shipped(TestPolicies.EXPRESS_2).nextAt());
    }

    @Test
    void the_clock_counts_from_when_the_parcel_left_even_if_told_late() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);

        scene.did(Party.MARKETPLACE, new RecordShipment(List.of(), "post", "T1", day(2)), day(10));

        var parcel = assertInstanceOf(InTransit.class, scene.line(0)).shipment();
        assertEquals(
                new Shipment(
                        "post", "T1", day(10), day(2), day(32), day(62), day(62), null, null,
                        false),
                parcel);
    }

    @Test
    void a_shipment_cannot_lie_before_the_payment_nor_ahead_of_time() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);

        scene.isRefused(
                OrderRefusal.BEFORE_PAYMENT,
                Party.SELLER,
                new RecordShipment(List.of(), null, null, Scene.justBefore(Scene.PAID)),
                day(1));
        scene.isRefused(
                OrderRefusal.IN_THE_FUTURE,
                Party.SELLER,
                new RecordShipment(List.of(), null, null, day(1).plus(Duration.ofMinutes(6))),
                day(1));
        scene.did(Party.SELLER, new RecordShipment(List.of(), null, null, Scene.PAID), day(1));
    }

    @Test
    void a_shipment_whose_protection_would_be_over_already_is_refused() {
        var policy = TestPolicies.varied("express-2", "  cap: P60D", "  cap: P5D");
        Scene scene = Scene.paid(policy);

        scene.isRefused(
                OrderRefusal.DEADLINE_ALREADY_DUE,
                Party.SELLER,
                new RecordShipment(List.of(), null, null, day(1)),
                day(6));
        scene.did(
                Party.SELLER,
                new RecordShipment(List.of(), null, null, day(1)),
                Scene.justBefore(day(6)));
    }

    @Test
    void lines_shipped_apart_have_clocks_of_their_own() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B);
        scene.did(Party.SELLER, ship("T1", "a"), day(1)).did(Party.SELLER, ship("T2", "b"), day(4));

        scene.isRefused(OrderRefusal.ALREADY_SHIPPED, Party.SELLER, ship("T3", "a"), day(5));
        scene.isRefused(OrderRefusal.NOTHING_LEFT, Party.SELLER, ship("T3"), day(5));
        scene.isRefused(OrderRefusal.LINE_NOT_FOUND, Party.SELLER, ship("T3", "x"), day(5));

        scene.timePasses(day(61));
        scene.assertSettled(Cause.PROTECTION_EXPIRED, 0, 660);
        assertInstanceOf(InTransit.class, scene.line(1));
        scene.timePasses(day(64));
        scene.assertSettled(Cause.PROTECTION_EXPIRED, 0, 330);
    }

    @Test
    void a_line_left_behind_is_cancelled_while_the_other_travels() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B);
        scene.did(Party.SELLER, ship("T1", "a"), day(1)).timePasses(day(14));

        scene.assertSettled(Cause.SHIP_BY_MISSED, 330, 0);
        assertInstanceOf(InTransit.class, scene.line(0));
        assertEquals(day(61), scene.nextAt());
    }

    @Test
    void lines_that_expire_together_are_settled_by_one_event() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B);
        scene.did(Party.SELLER, ship("T1"), day(1)).timePasses(day(61));

        assertEquals(2, scene.only(LinesSettled.class).event().settlements().size());
        assertEquals(1, scene.order.inFlight().size());
    }

    @Test
    void the_carrier_turns_only_lines_in_that_parcel_to_delivered() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B);
        scene.did(Party.SELLER, ship("T1", "a"), day(1)).did(Party.SELLER, ship("T2", "b"), day(1));

        scene.did(Party.MARKETPLACE, delivered("f1", "T2", day(8)), day(9));

        assertInstanceOf(InTransit.class, scene.line(0));
        assertEquals(day(8), assertInstanceOf(Delivered.class, scene.line(1)).deliveredAt());
        assertEquals(day(61), scene.nextAt());
    }

    @Test
    void the_same_carrier_fact_twice_changes_nothing() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8));
        ProtectedOrder once = scene.order;

        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(9));

        assertEquals(List.of(), scene.happened());
        assertEquals(once, scene.order);
    }

    @Test
    void a_fact_about_a_foreign_parcel_or_from_the_future_is_refused() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);

        scene.isRefused(
                OrderRefusal.TRACKING_UNKNOWN,
                Party.MARKETPLACE,
                delivered("f1", "T9", day(2)),
                day(2));
        scene.isRefused(
                OrderRefusal.IN_THE_FUTURE,
                Party.MARKETPLACE,
                delivered("f1", "T1", day(3)),
                day(2));
    }

    @Test
    void an_order_keeps_a_hundred_carrier_facts_and_no_more() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        for (int i = 0; i < Carrying.TRACKING_FACTS; i++) {
            scene.did(Party.MARKETPLACE, inTransit("f" + i), day(2));
        }

        scene.isRefused(
                OrderRefusal.TRACKING_FACTS_USED_UP, Party.MARKETPLACE, inTransit("f"), day(3));
        scene.did(Party.MARKETPLACE, inTransit("f7"), day(3));
    }

    @Test
    @Tag("E08")
    void confirming_receipt_pays_the_seller_at_once_where_nothing_follows_it() {
        Scene scene = Scene.shipped(TestPolicies.EXPRESS_2);

        scene.did(Party.BUYER, confirm(), day(9));

        assertEquals(List.of("ReceiptConfirmed", "LinesSettled"), scene.happened());
        scene.assertSettled(Cause.RECEIPT_CONFIRMED, 0, 13_000);
        scene.isRefused(OrderRefusal.LINE_SETTLED, Party.BUYER, open(null, "camera"), day(9));
    }

    @Test
    @Tag("E08")
    void after_a_confirmation_the_window_runs_even_beyond_the_end_of_protection() {
        Scene scene = Scene.shipped(TestPolicies.GRACE);
        scene.did(Party.BUYER, confirm(), day(60));
        assertEquals(day(75), assertInstanceOf(Confirmed.class, scene.line(0)).releaseAt());

        scene.isRefused(OrderRefusal.ALREADY_CONFIRMED, Party.BUYER, confirm("camera"), day(70));
        scene.timePasses(Scene.justBefore(day(75)));
        assertEquals(List.of(), scene.happened());
        scene.timePasses(day(75));

        scene.assertSettled(Cause.RECEIPT_CONFIRMED, 0, 13_000);
        assertEquals(
                "protection.confirmationWindow", scene.only(LinesSettled.class).because().rule());
    }

    @Test
    @Tag("E08")
    void confirming_ends_the_grace() {
        Scene scene = Scene.shipped(TestPolicies.GRACE);
        assertEquals(day(76), scene.nextAt());

        scene.did(Party.BUYER, confirm(), day(20));

        assertEquals(day(35), scene.nextAt());
    }

    @Test
    void what_was_not_shipped_cannot_be_confirmed() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);

        scene.isRefused(OrderRefusal.NOT_SHIPPED, Party.BUYER, confirm("camera"), day(1));
        scene.isRefused(OrderRefusal.NOTHING_LEFT, Party.BUYER, confirm(), day(1));
    }

    @Test
    @Tag("E09")
    void the_record_tells_who_said_that_it_arrived() {
        Scene byBuyer = Scene.shipped(TestPolicies.SEVEN_DAY).did(Party.BUYER, confirm(), day(9));
        Scene byClock = Scene.shipped(TestPolicies.SEVEN_DAY).timePasses(day(61));
        Scene byCarrier = Scene.shipped(TestPolicies.SEVEN_DAY);
        byCarrier.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(8)).timePasses(day(61));

        assertEquals(Cause.RECEIPT_CONFIRMED, ((Settled) byBuyer.line(0)).cause());
        assertEquals(Cause.PROTECTION_EXPIRED, ((Settled) byClock.line(0)).cause());
        assertEquals(Cause.DELIVERED_BY_CARRIER, ((Settled) byCarrier.line(0)).cause());
        assertEquals(0, byClock.order.file().facts().size());
        assertEquals(1, byCarrier.order.file().facts().size());
    }

    @Test
    void a_carrier_cannot_undo_the_buyers_word() {
        Scene scene = Scene.shipped(TestPolicies.GRACE).did(Party.BUYER, confirm(), day(9));

        scene.did(Party.MARKETPLACE, delivered("f1", "T1", day(8)), day(10));

        assertInstanceOf(Confirmed.class, scene.line(0));
    }

    @Test
    void a_parcel_without_a_number_has_no_tracking() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY).did(Party.SELLER, ship(null), day(1));

        assertNull(scene.line(0).parcel().trackingGivenAt());
        scene.isRefused(
                OrderRefusal.TRACKING_UNKNOWN,
                Party.MARKETPLACE,
                delivered("f1", "T1", day(2)),
                day(2));
    }

    private static RecordTracking inTransit(String fact) {
        Instant at = day(1.5);
        return new RecordTracking(fact, "T1", Tracking.IN_TRANSIT, at, null);
    }
}
