package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.order.Scene.MEDIATOR;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.delivered;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.reject;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeEvent.Escalated;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.AwaitingReturn;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.OrderCommand.RetractTracking;
import org.redress.policy.Policy;
import org.redress.policy.Remedy;
import org.redress.policy.TestPolicies;

/** Goods go back before the money does; each silence has its outcome. Agreed on day 13. */
class ReturnTest {

    private static final Policy POLICY = TestPolicies.SEVEN_DAY;

    @Test
    @Tag("A08")
    @Tag("A09")
    @Tag("A10")
    @Tag("W12")
    @Tag("W13")
    @Tag("W14")
    void address_parcel_arrival_inspection_and_only_then_the_money() {
        Scene scene = agreed();
        assertEquals(List.of("RETURN_AGREED BUYER", "RETURN_AGREED SELLER"), scene.mails());
        scene.did(Party.SELLER, new GiveReturnAddress(TEXT), day(14));
        assertEquals(List.of("RETURN_ADDRESS_GIVEN BUYER"), scene.mails());
        scene.did(Party.BUYER, sent(700), day(15));
        assertEquals(List.of("RETURN_SHIPPED SELLER"), scene.mails());
        scene.did(Party.MARKETPLACE, delivered("r1", "R1", day(18)), day(18));
        assertEquals(List.of("RETURN_ARRIVED BUYER", "RETURN_ARRIVED SELLER"), scene.mails());
        assertEquals(13_000, scene.order.balance().held());

        scene.did(Party.SELLER, received(), day(19));

        assertEquals(List.of("ReturnAccepted", "Resolved", "LinesSettled"), scene.happened());
        scene.assertSettled(Cause.RETURN_RECEIVED, 12_000, 1_000);
        assertEquals(List.of("RETURN_SETTLED BUYER", "RETURN_SETTLED SELLER"), scene.mails());
    }

    @Test
    @Tag("A09")
    void without_an_address_in_three_days_the_buyer_is_paid_and_keeps_the_goods() {
        Scene scene = agreed().timePasses(justBefore(day(16)));
        assertEquals(List.of(), scene.happened());

        scene.timePasses(day(16)).assertSettled(Cause.RETURN_ADDRESS_MISSED, 12_000, 1_000);
    }

    @Test
    @Tag("A08")
    void a_buyer_who_does_not_ship_in_ten_days_from_the_address_has_lost() {
        Scene scene = addressed().timePasses(justBefore(day(24)));
        assertEquals(List.of(), scene.happened());

        scene.timePasses(day(24)).assertSettled(Cause.RETURN_NOT_SHIPPED, 0, 13_000);
    }

    @Test
    @Tag("A10")
    @Tag("A13")
    void what_has_not_arrived_in_sixty_days_is_the_mediators() {
        Scene scene = shipped(0).timePasses(day(75));

        assertEquals("returns.arriveMissed", scene.onlyInDispute(Escalated.class).because().rule());
        assertEquals(day(135), scene.nextAt());
        scene.isRefused(DisputeRefusal.RETURN_SHIPPED, Party.BUYER, new Withdraw(), day(76));
    }

    @Test
    @Tag("A10")
    @Tag("W14")
    void a_seller_who_does_not_look_in_five_days_has_accepted() {
        Scene scene = arrived().timePasses(justBefore(day(23)));
        assertEquals(List.of(), scene.happened());

        scene.timePasses(day(23)).assertSettled(Cause.RETURN_UNINSPECTED, 12_000, 1_000);
    }

    @Test
    @Tag("A10")
    @Tag("C05")
    void an_arrival_that_the_carrier_takes_back_is_none() {
        Scene scene = arrived();
        scene.did(Party.MARKETPLACE, new RetractTracking("r1"), day(20));
        assertEquals(List.of("TrackingRetracted", "ReturnShipped"), scene.happened());
        assertEquals(day(75), scene.nextAt());
        scene.did(Party.MARKETPLACE, delivered("r2", "R1", day(21)), day(21));
        assertEquals(day(26), scene.nextAt());

        Scene told = arrived().did(Party.MARKETPLACE, delivered("r2", "R1", day(18)), day(19));
        told.did(Party.MARKETPLACE, new RetractTracking("r1"), day(20));
        assertEquals(List.of("TrackingRetracted"), told.happened());
    }

    @Test
    @Tag("A08")
    void the_buyer_may_withdraw_until_the_goods_are_on_their_way() {
        agreed().did(Party.BUYER, new Withdraw(), day(14));
        addressed().did(Party.BUYER, new Withdraw(), day(15));
        shipped(0).isRefused(DisputeRefusal.RETURN_SHIPPED, Party.BUYER, new Withdraw(), day(16));
        arrived().isRefused(DisputeRefusal.RETURN_SHIPPED, Party.BUYER, new Withdraw(), day(19));
    }

    @Test
    @Tag("A08")
    void each_step_belongs_to_its_party_and_its_state() {
        var state = DisputeRefusal.NOT_IN_THIS_STATE;
        var party = DisputeRefusal.NOT_FOR_THIS_PARTY;
        agreed().isRefused(party, Party.BUYER, new GiveReturnAddress(TEXT), day(14));
        agreed().isRefused(state, Party.BUYER, sent(0), day(14));
        addressed().isRefused(state, Party.SELLER, new GiveReturnAddress(TEXT), day(15));
        addressed().isRefused(party, Party.SELLER, sent(0), day(15));
        addressed().isRefused(state, Party.SELLER, received(), day(15));
        arrived().isRefused(party, Party.BUYER, received(), day(19));
    }

    @Test
    @Tag("A10")
    void the_seller_may_have_it_in_hand_before_the_carrier_says_so() {
        shipped(0)
                .did(Party.SELLER, received(), day(16))
                .assertSettled(Cause.RETURN_RECEIVED, 12_000, 1_000);
        shipped(0)
                .isRefused(
                        DisputeRefusal.NOT_IN_THIS_STATE,
                        Party.SELLER,
                        new AcknowledgeReturn(Inspection.NOT_RECEIVED, TEXT),
                        day(16));
    }

    @Test
    @Tag("N02")
    @Tag("W04")
    void the_sellers_silence_grants_the_return_that_was_asked() {
        Scene scene = Scene.damaged(POLICY, ask(Remedy.RETURN, 9_000L)).timePasses(day(19));

        assertEquals(List.of("ReturnAgreed"), scene.happened());
        assertEquals(day(22), scene.nextAt());
        scene.timePasses(day(22)).assertSettled(Cause.RETURN_ADDRESS_MISSED, 9_000, 4_000);
    }

    @Test
    @Tag("A03")
    void a_ruling_after_return_pays_what_it_says_once_the_goods_are_back() {
        Scene scene = Scene.damaged(POLICY, Ask.refund(null));
        scene.did(Party.SELLER, reject(), day(13)).timePasses(day(19));
        var verdict = new Verdict(ask(Remedy.RETURN, 6_500L), true);
        scene.did(Party.MEDIATOR, new Rule(MEDIATOR, verdict, TEXT), day(20));
        scene.did(Party.SELLER, new GiveReturnAddress(TEXT), day(21));
        scene.did(Party.BUYER, sent(0), day(22)).did(Party.SELLER, received(), day(24));

        scene.assertSettled(Cause.RETURN_RECEIVED, 6_500, 6_500);
    }

    @Test
    @Tag("E18")
    void the_seller_may_pay_in_full_at_any_step() {
        for (Scene scene : List.of(agreed(), addressed(), shipped(0), arrived())) {
            var anHourLater = scene.history.getLast().at().plusSeconds(3_600);
            scene.did(Party.SELLER, Scene.refund(), anHourLater);
            scene.assertSettled(Cause.SELLER_REFUND, 13_000, 0);
        }
    }

    @Test
    @Tag("A08")
    void the_address_event_holds_a_reference_and_not_the_address() {
        assertEquals(TEXT, ((AwaitingReturn) addressed().dispute().status()).address());
    }

    private static Scene agreed() {
        return Scene.damaged(POLICY, ask(Remedy.RETURN, null))
                .did(Party.SELLER, accept(1), day(13));
    }

    private static Scene addressed() {
        return agreed().did(Party.SELLER, new GiveReturnAddress(TEXT), day(14));
    }

    private static Scene shipped(long freight) {
        return addressed().did(Party.BUYER, sent(freight), day(15));
    }

    private static Scene arrived() {
        return shipped(0).did(Party.MARKETPLACE, delivered("r1", "R1", day(18)), day(18));
    }

    private static ShipReturn sent(long freight) {
        return new ShipReturn("post", "R1", freight);
    }

    private static AcknowledgeReturn received() {
        return new AcknowledgeReturn(Inspection.RECEIVED, TEXT);
    }
}
