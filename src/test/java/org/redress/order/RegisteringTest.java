package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.redress.order.Scene.PAID;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.register;
import static org.redress.order.Scene.ship;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.ledger.Account;
import org.redress.ledger.Balance;
import org.redress.ledger.Parts;
import org.redress.ledger.Posting;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.TimePassed;
import org.redress.order.OrderEvent.OrderRegistered;
import org.redress.policy.TestPolicies;

class RegisteringTest {

    @Test
    @Tag("E01")
    void a_paid_order_is_held_in_full_until_something_happens() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);

        assertEquals(List.of("OrderRegistered"), scene.happened());
        assertEquals(new Balance(13_000, 13_000, 0, 0, 0, 0, 0, 0), scene.order.balance());
        assertEquals(new AwaitingShipment(day(14)), scene.line(0));
        assertEquals("seven-day@1", scene.order.policy());
        assertEquals(1, scene.order.version());
        assertEquals(
                List.of(new Posting(Account.CAPTURED, Account.HELD, 13_000, 0)),
                OrderEffects.postings(scene.last.events().getFirst().event()));
    }

    @Test
    void each_line_gets_its_share_of_shipping_by_goods_and_tax_and_no_cent_is_lost() {
        Scene scene =
                Scene.paid(
                        TestPolicies.SEVEN_DAY,
                        1_000,
                        new LineToRegister("a", 1, 900, 100, false),
                        new LineToRegister("b", 2, 1_000, 0, false),
                        new LineToRegister("c", 1, 800, 200, false));

        // A third each: the equal remainders go to the earlier line.
        assertEquals(
                List.of(
                        new Parts(900, 100, 334),
                        new Parts(1_000, 0, 333),
                        new Parts(800, 200, 333)),
                scene.order.lines().stream().map(Line::parts).toList());
    }

    @Test
    void only_the_marketplace_registers_and_only_once() {
        Scene scene = Scene.nothing(TestPolicies.SEVEN_DAY);
        var order = register(1_000, Scene.CAMERA);

        scene.isRefused(OrderRefusal.WRONG_PARTY, Party.SELLER, order, PAID);
        scene.isRefused(OrderRefusal.ORDER_NOT_FOUND, Party.SELLER, ship("T1"), PAID);
        scene.isRefused(OrderRefusal.ORDER_NOT_FOUND, Party.TIME, new TimePassed(), PAID);
        scene.did(Party.MARKETPLACE, order, PAID);
        scene.isRefused(OrderRefusal.ORDER_ALREADY_REGISTERED, Party.MARKETPLACE, order, PAID);
    }

    @Test
    void a_payment_without_an_instant_was_made_now() {
        Scene scene = Scene.nothing(TestPolicies.SEVEN_DAY);

        scene.did(Party.MARKETPLACE, register(null, 0, Scene.CAMERA), day(3));

        assertEquals(day(3), scene.order.paidAt());
        assertEquals(day(17), scene.nextAt());
    }

    @Test
    void a_payment_may_lie_in_the_past_as_long_as_no_deadline_would_be_due() {
        Scene scene = Scene.nothing(TestPolicies.SEVEN_DAY);
        var order = register(1_000, Scene.CAMERA);

        var facts =
                scene.isRefused(
                        OrderRefusal.DEADLINE_ALREADY_DUE, Party.MARKETPLACE, order, day(14));
        assertEquals(day(14).toString(), facts.get("shipBy"));

        scene.did(Party.MARKETPLACE, order, Scene.justBefore(day(14)));
        assertEquals(day(14), scene.nextAt());
    }

    @Test
    void a_payment_in_the_future_is_refused_beyond_what_clocks_may_differ() {
        Scene scene = Scene.nothing(TestPolicies.SEVEN_DAY);
        Instant soon = PAID.plus(Duration.ofMinutes(5));

        scene.isRefused(
                OrderRefusal.IN_THE_FUTURE,
                Party.MARKETPLACE,
                register(soon.plusMillis(1), 0, Scene.CAMERA),
                PAID);
        scene.did(Party.MARKETPLACE, register(soon, 0, Scene.CAMERA), PAID);
    }

    @Test
    void whole_yen_are_amounts_like_any_other() {
        Scene scene =
                Scene.paid(
                        TestPolicies.SEVEN_DAY,
                        1,
                        new LineToRegister("a", 1, 1, 0, false),
                        new LineToRegister("b", 1, 1, 0, false));

        assertEquals(
                List.of(new Parts(1, 0, 1), new Parts(1, 0, 0)),
                scene.order.lines().stream().map(Line::parts).toList());
        assertEquals(3, scene.order.balance().held());
    }

    @Test
    @Tag("E18")
    void nothing_shipped_in_time_is_cancelled_and_refunded_with_shipping() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);

        scene.timePasses(Scene.justBefore(day(14)));
        assertEquals(List.of(), scene.happened());
        scene.timePasses(day(14));

        scene.assertSettled(LineStatus.Cause.SHIP_BY_MISSED, 13_000, 0);
        assertEquals(new Balance(13_000, 0, 13_000, 0, 0, 0, 0, 0), scene.order.balance());
        assertEquals(day(21), scene.order.inFlight().getFirst().plannedAt());
    }

    @Test
    void shipping_too_late_meets_a_cancelled_line() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);

        scene.does(Party.SELLER, ship("T1", "camera"), day(14));

        assertEquals(OrderRefusal.LINE_SETTLED, scene.last.refusal().code());
        scene.assertSettled(LineStatus.Cause.SHIP_BY_MISSED, 13_000, 0);
        assertNull(scene.line(0).parcel());
    }

    @Test
    void instants_are_kept_no_finer_than_the_database_keeps_them() {
        Scene scene = Scene.nothing(TestPolicies.EXPRESS_2);
        Instant fine = PAID.plusNanos(123_456_789);

        scene.did(Party.MARKETPLACE, register(fine, 0, Scene.CAMERA), PAID.plusSeconds(1));
        assertEquals(PAID.plusNanos(123_456_000), scene.order.paidAt());
        assertEquals(day(14).plusNanos(123_456_000), scene.nextAt());

        scene.did(
                Party.SELLER,
                new OrderCommand.RecordShipment(List.of(), null, null, day(1).plusNanos(999)),
                day(2));
        assertEquals(day(31), scene.nextAt());
    }

    @Test
    void the_event_says_under_which_policy_and_until_when() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);

        var registered = scene.only(OrderRegistered.class);

        assertEquals(Party.MARKETPLACE, registered.actor());
        assertEquals(PAID, registered.at());
        assertNull(registered.due());
        assertEquals("seven-day@1", registered.because().policy());
        assertEquals("protection.shipBy", registered.because().rule());
        assertEquals(day(14).toString(), registered.because().facts().get("shipBy"));
    }
}
