package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.ship;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.ledger.Parts;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.Cancel;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.TestPolicies;

/** A seller who cannot ship need not fight about it. */
class CancellationTest {

    private static final LineToRegister A = new LineToRegister("a", 1, 500, 100, false);
    private static final LineToRegister B = new LineToRegister("b", 1, 300, 0, false);

    @Test
    @Tag("E18")
    @Tag("W21")
    void what_was_not_shipped_is_cancelled_and_paid_back_with_its_share_of_shipping() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B);

        scene.did(Party.SELLER, new Cancel(List.of("a")), day(2));

        scene.assertSettled(Cause.CANCELLED, 660, 0);
        var settlement = scene.only(LinesSettled.class).event().settlements().getFirst();
        assertEquals(new Parts(500, 100, 60), settlement.refunded());
        assertEquals(List.of("LINE_REFUNDED BUYER", "LINE_REFUNDED SELLER"), scene.mails());
        assertEquals(day(14), scene.nextAt());
    }

    @Test
    @Tag("E18")
    void without_naming_any_all_that_wait_for_shipment_are_cancelled() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B);
        scene.did(Party.SELLER, ship("T1", "a"), day(1));

        scene.did(Party.MARKETPLACE, new Cancel(List.of()), day(2));

        scene.assertSettled(Cause.CANCELLED, 330, 0);
        scene.isRefused(
                OrderRefusal.NOTHING_LEFT, Party.MARKETPLACE, new Cancel(List.of()), day(3));
    }

    @Test
    @Tag("E18")
    void what_is_on_its_way_cannot_be_cancelled_any_more() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);

        scene.isRefused(
                OrderRefusal.ALREADY_SHIPPED, Party.SELLER, new Cancel(List.of("camera")), day(2));
    }

    @Test
    @Tag("E18")
    void the_buyer_cannot_cancel_by_himself() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);

        scene.isRefused(OrderRefusal.WRONG_PARTY, Party.BUYER, new Cancel(List.of()), day(2));
    }
}
