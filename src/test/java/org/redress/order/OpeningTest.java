package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.open;
import static org.redress.order.Scene.refundOffer;
import static org.redress.order.Scene.ship;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeEvent.Opened;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.AwaitingSeller;
import org.redress.dispute.Matter.Claim;
import org.redress.dispute.Turn;
import org.redress.kernel.Deadline;
import org.redress.kernel.Deadline.Kind;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.policy.Reason;
import org.redress.policy.TestPolicies;

class OpeningTest {

    private static final LineToRegister A = new LineToRegister("a", 1, 600, 0, false);
    private static final LineToRegister B = new LineToRegister("b", 1, 300, 0, false);

    @Test
    @Tag("O13")
    @Tag("N01")
    @Tag("E14")
    void a_dispute_stands_as_soon_as_it_is_opened_and_asks_for_goods_tax_and_shipping() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        var dispute = scene.dispute();
        assertEquals(new AwaitingSeller(new Turn(day(19), true)), dispute.status());
        assertEquals(refundOffer(1, 13_000), dispute.request());
        assertEquals(new Claim(12_000, 1_000, true), dispute.claim());
        assertEquals(day(12), dispute.openedAt());
        assertEquals("opening", scene.onlyInDispute(Opened.class).because().rule());
    }

    @Test
    @Tag("O01")
    void the_buyer_alone_opens_and_names_the_line() {
        Scene scene =
                Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B).did(Party.SELLER, ship("T1"), day(1));

        scene.isRefused(OrderRefusal.WRONG_PARTY, Party.SELLER, open(null, "b"), day(12));
        scene.isRefused(OrderRefusal.WRONG_PARTY, Party.MARKETPLACE, open(null, "b"), day(12));
        scene.isRefused(OrderRefusal.LINE_NOT_FOUND, Party.BUYER, open(null, "x"), day(12));
        scene.did(Party.BUYER, open(null, "b"), day(12));

        assertEquals(List.of(1), scene.dispute().lines());
        assertEquals(330, scene.dispute().request().amount());
    }

    @Test
    @Tag("O02")
    void nothing_can_be_disputed_before_it_was_shipped() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B);
        scene.isRefused(OrderRefusal.NOT_SHIPPED, Party.BUYER, open(null, "a"), day(1));
        scene.isRefused(OrderRefusal.NOTHING_LEFT, Party.BUYER, open(null), day(1));

        scene.did(Party.SELLER, ship("T1", "a"), day(1));

        scene.isRefused(OrderRefusal.NOT_SHIPPED, Party.BUYER, open(null, "a", "b"), day(1));
        scene.did(Party.BUYER, open(null, "a"), day(1));
    }

    @Test
    @Tag("O02")
    @Tag("O10")
    void a_missing_tracking_number_is_a_reason_ten_days_after_it_was_given() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, new RecordShipment(List.of(), "post", "T1", day(1)), day(3));
        OpenDispute early = open(Reason.NO_OR_INVALID_TRACKING, null, "camera");

        var facts =
                scene.isRefused(OrderRefusal.TOO_EARLY, Party.BUYER, early, justBefore(day(13)));

        assertEquals(day(13).toString(), facts.get("earliest"));
        assertEquals("tracking-given", facts.get("since"));
        scene.did(Party.BUYER, early, day(13));
    }

    @Test
    @Tag("O02")
    void a_parcel_that_never_got_a_number_counts_from_its_shipment() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY);
        scene.did(Party.SELLER, new RecordShipment(List.of(), null, null, day(1)), day(3));
        OpenDispute early = open(Reason.NO_OR_INVALID_TRACKING, null);

        scene.isRefused(OrderRefusal.TOO_EARLY, Party.BUYER, early, justBefore(day(11)));
        scene.did(Party.BUYER, early, day(11));
    }

    @Test
    @Tag("O10")
    void every_named_line_must_have_waited_long_enough() {
        Scene scene = Scene.paid(TestPolicies.GRACE, 90, A, B);
        scene.did(Party.SELLER, ship("T1", "a"), day(1)).did(Party.SELLER, ship("T2", "b"), day(5));

        var facts =
                scene.isRefused(OrderRefusal.TOO_EARLY, Party.BUYER, open(null, "a", "b"), day(12));
        assertEquals("b", facts.get("line"));
        assertEquals(day(15).toString(), facts.get("earliest"));
        scene.did(Party.BUYER, open(null, "a"), day(12));
    }

    @Test
    @Tag("O10")
    void protection_ends_at_its_exact_instant() {
        Scene intime = Scene.shipped(TestPolicies.SEVEN_DAY);
        intime.did(Party.BUYER, open(null), justBefore(day(61)));

        Scene late = Scene.shipped(TestPolicies.SEVEN_DAY);
        late.isRefused(OrderRefusal.LINE_SETTLED, Party.BUYER, open(null, "camera"), day(61));
        late.assertSettled(LineStatus.Cause.PROTECTION_EXPIRED, 0, 13_000);
    }

    @Test
    void the_grace_after_protection_still_lets_a_dispute_open() {
        Scene scene = Scene.shipped(TestPolicies.GRACE);

        scene.did(Party.BUYER, open(null), justBefore(day(76)));
    }

    @Test
    void a_reason_that_needs_evidence_is_not_opened_without_it() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);

        for (Reason reason : Reason.values()) {
            if (reason.group() == Reason.Group.RECEIVED_WITH_PROBLEM) {
                scene.isRefused(
                        DisputeRefusal.EVIDENCE_NEEDED, Party.BUYER, open(reason, null), day(12));
            }
        }
    }

    @Test
    @Tag("E15")
    void the_amount_is_the_buyers_choice_up_to_what_the_lines_are_worth() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);

        var facts =
                scene.isRefused(
                        DisputeRefusal.AMOUNT_ABOVE_LINES, Party.BUYER, open(13_001L), day(12));
        assertEquals("13000", facts.get("ceiling"));
        scene.isRefused(DisputeRefusal.AMOUNT_TOO_SMALL, Party.BUYER, open(0L), day(12));
        scene.isRefused(DisputeRefusal.AMOUNT_TOO_SMALL, Party.BUYER, open(-1L), day(12));
        scene.did(Party.BUYER, open(9_000L), day(12));

        assertEquals(9_000, scene.dispute().request().amount());
    }

    @Test
    void a_line_stands_in_one_open_dispute_at_most() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B);
        scene.did(Party.SELLER, ship("T1"), day(1)).did(Party.BUYER, open(null, "a"), day(12));

        scene.isRefused(OrderRefusal.LINE_IN_DISPUTE, Party.BUYER, open(null, "a", "b"), day(13));
        scene.did(Party.BUYER, open(null, "b"), day(13));

        assertEquals(List.of(0), scene.order.disputes().get(0).lines());
        assertEquals(List.of(1), scene.order.disputes().get(1).lines());
    }

    @Test
    @Tag("O01")
    void without_naming_any_the_lines_that_are_not_disputed_yet_are_meant() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B);
        scene.did(Party.SELLER, ship("T1"), day(1)).did(Party.BUYER, open(null, "a"), day(12));

        scene.did(Party.BUYER, open(null), day(13));

        assertEquals(List.of(1), scene.dispute().lines());
        scene.isRefused(OrderRefusal.LINE_IN_DISPUTE, Party.BUYER, open(null), day(13));
    }

    @Test
    void an_order_has_twenty_disputes_at_most() {
        Scene scene = Scene.shipped(TestPolicies.SEVEN_DAY);
        for (int number = 1; number <= Eligibility.DISPUTES; number++) {
            scene.did(Party.BUYER, open(null), day(12));
            scene.did(Party.BUYER, new OrderCommand.InDispute(number, new Withdraw()), day(12));
        }

        scene.isRefused(OrderRefusal.TOO_MANY_DISPUTES, Party.BUYER, open(null), day(12));
    }

    @Test
    @Tag("E05")
    @Tag("E10")
    void an_open_dispute_suspends_the_release_of_its_lines_and_of_no_other() {
        Scene scene = Scene.paid(TestPolicies.SEVEN_DAY, 90, A, B);
        scene.did(Party.SELLER, ship("T1"), day(1)).did(Party.BUYER, open(null, "a"), day(58));
        assertEquals(
                List.of(
                        new Deadline(day(65), Kind.PARTY_TURN, 1),
                        new Deadline(day(65), Kind.NEGOTIATION_CAP, 1),
                        new Deadline(day(61), Kind.PROTECTION, 1)),
                scene.order.deadlines());

        scene.timePasses(day(61));

        scene.assertSettled(LineStatus.Cause.PROTECTION_EXPIRED, 0, 330);
        assertInstanceOf(LineStatus.InTransit.class, scene.line(0));
        assertEquals(660, scene.order.balance().held());
        assertEquals(day(65), scene.nextAt());
    }

    @Test
    @Tag("E05")
    void a_disputed_line_cannot_be_confirmed() {
        Scene scene = Scene.disputed(TestPolicies.SEVEN_DAY);

        scene.isRefused(
                OrderRefusal.LINE_IN_DISPUTE, Party.BUYER, Scene.confirm("camera"), day(13));
    }
}
