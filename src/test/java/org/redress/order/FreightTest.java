package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.photo;
import static org.redress.order.Scene.ship;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.kernel.Party;
import org.redress.ledger.Instruction;
import org.redress.ledger.Parts;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;
import org.redress.policy.Side;
import org.redress.policy.TestPolicies;

/** Who pays for the way back, and whose loss it is when the carrier loses it. */
class FreightTest {

    @Test
    @Tag("A11")
    void the_buyer_pays_it_as_a_rule() {
        Scene scene = sent(null, null, 700).did(Party.SELLER, received(), day(16));

        scene.assertSettled(Cause.RETURN_RECEIVED, 12_000, 1_000);
        assertResolved(scene, 12_000, 0, 0);
    }

    @Test
    @Tag("A11")
    void where_it_is_the_sellers_it_comes_out_of_his_share() {
        Scene scene = sent(null, Side.SELLER, 700).did(Party.SELLER, received(), day(16));

        scene.assertSettled(Cause.RETURN_RECEIVED, 12_700, 300);
        assertResolved(scene, 12_000, 700, 0);
    }

    @Test
    @Tag("A11")
    void what_is_beyond_his_share_he_owes_and_it_is_not_moved() {
        Scene scene = sent(null, Side.SELLER, 1_500).did(Party.SELLER, received(), day(16));

        scene.assertSettled(Cause.RETURN_RECEIVED, 13_000, 0);
        assertResolved(scene, 12_000, 1_000, 500);
    }

    @Test
    @Tag("A11")
    void freight_is_spread_over_what_is_left_of_the_lines() {
        Scene scene = sent(6_000L, Side.SELLER, 700).did(Party.SELLER, received(), day(16));

        var settlement = scene.only(LinesSettled.class).event().settlements().getFirst();
        assertEquals(new Parts(5_500, 1_100, 100), settlement.refunded());
        assertEquals(new Parts(4_500, 900, 900), settlement.released());
    }

    @Test
    @Tag("A11")
    void a_seller_who_never_looked_pays_his_freight_all_the_same() {
        Scene scene = sent(null, Side.SELLER, 700);
        scene.did(Party.MARKETPLACE, Scene.delivered("r1", "R1", day(16)), day(16));

        scene.timePasses(day(21)).assertSettled(Cause.RETURN_UNINSPECTED, 12_700, 300);
    }

    @Test
    @Tag("A13")
    void a_parcel_lost_at_the_buyers_risk_is_his_loss() {
        Scene scene = sent(null, Side.BUYER, 700).did(Party.MARKETPLACE, lost("R1"), day(17));

        assertEquals(List.of("TrackingRecorded", "Resolved", "LinesSettled"), scene.happened());
        scene.assertSettled(Cause.RETURN_LOST, 0, 13_000);
    }

    @Test
    @Tag("A13")
    void a_parcel_lost_at_the_sellers_risk_is_paid_with_its_freight() {
        Scene scene = sent(null, Side.SELLER, 700).did(Party.MARKETPLACE, lost("R1"), day(17));

        scene.assertSettled(Cause.RETURN_LOST, 12_700, 300);
        var resolved = (Resolved) scene.dispute().status();
        assertEquals(Resolution.RETURN_LOST, resolved.how());
    }

    @Test
    @Tag("A11")
    @Tag("A12")
    void a_ruling_about_a_contested_return_pays_the_sellers_freight_to_a_buyer_who_gets_anything() {
        Scene something = contested().did(Party.MEDIATOR, Scene.rule(5_000, false), day(17));
        something.assertSettled(Cause.RULING, 5_700, 7_300);
        assertResolved(something, 5_000, 700, 0);

        Scene nothing = contested().did(Party.MEDIATOR, Scene.rule(0, false), day(17));
        nothing.assertSettled(Cause.RULING, 0, 13_000);
    }

    @Test
    @Tag("A11")
    @Tag("A12")
    void so_do_a_concession_and_the_mediators_silence() {
        contested()
                .did(Party.SELLER, accept(1), day(17))
                .assertSettled(Cause.CONCESSION, 12_700, 300);
        contested()
                .timePasses(day(19))
                .timePasses(day(76))
                .timePasses(day(83))
                .assertSettled(Cause.MEDIATOR_SILENCE, 12_700, 300);
    }

    @Test
    @Tag("A11")
    @Tag("E18")
    void a_seller_who_refunds_all_while_it_travels_still_owes_his_freight() {
        Scene scene = sent(null, Side.SELLER, 700).did(Party.SELLER, Scene.refund(), day(16));

        scene.assertSettled(Cause.SELLER_REFUND, 13_000, 0);
        assertResolved(scene, 13_000, 0, 700);
    }

    @Test
    @Tag("E16")
    @Tag("A13")
    void two_returns_lost_in_one_parcel_are_paid_by_four_instructions() {
        Scene scene =
                Scene.paid(
                        TestPolicies.SEVEN_DAY,
                        100,
                        new LineToRegister("a", 1, 600, 0, false),
                        new LineToRegister("b", 1, 400, 0, false));
        scene.did(Party.SELLER, ship("T1"), day(1));
        for (int number = 1; number <= 2; number++) {
            scene.did(Party.BUYER, photo(0), day(11));
            var ask = new Ask(Remedy.RETURN, null, Side.SELLER);
            String line = number == 1 ? "a" : "b";
            scene.did(Party.BUYER, Scene.open(Reason.DAMAGED, ask, List.of(number), line), day(12));
            scene.did(Party.SELLER, new InDispute(number, accept(1)), day(13));
            scene.did(Party.SELLER, new InDispute(number, new GiveReturnAddress(TEXT)), day(14));
            scene.did(Party.BUYER, new InDispute(number, new ShipReturn("post", "R1", 0)), day(15));
        }

        scene.did(Party.MARKETPLACE, lost("R1"), day(17));

        assertEquals(
                List.of(1, 2, 3, 4),
                scene.order.inFlight().stream().map(Instruction::number).toList());
        assertEquals(1_100, scene.order.balance().inFlight());
        assertEquals(true, scene.order.isSettled());
    }

    private static void assertResolved(Scene scene, long amount, long freight, long owed) {
        var resolved = (Resolved) scene.dispute().status();
        assertEquals(
                List.of(amount, freight, owed),
                List.of(resolved.amount(), resolved.freight(), resolved.owed()),
                "amount, freight, owed");
    }

    private static Scene contested() {
        return sent(null, Side.SELLER, 700)
                .did(Party.SELLER, new AcknowledgeReturn(Inspection.DAMAGED, TEXT), day(16));
    }

    private static Scene sent(Long amount, Side bearer, long freight) {
        return Scene.damaged(TestPolicies.SEVEN_DAY, new Ask(Remedy.RETURN, amount, bearer))
                .did(Party.SELLER, accept(1), day(13))
                .did(Party.SELLER, new GiveReturnAddress(TEXT), day(14))
                .did(Party.BUYER, new ShipReturn("post", "R1", freight), day(15));
    }

    private static AcknowledgeReturn received() {
        return new AcknowledgeReturn(Inspection.RECEIVED, TEXT);
    }

    private static RecordTracking lost(String number) {
        return new RecordTracking("lost", number, Tracking.LOST, day(16), null);
    }
}
