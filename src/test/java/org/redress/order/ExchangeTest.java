package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.redress.order.Scene.TEXT;
import static org.redress.order.Scene.accept;
import static org.redress.order.Scene.ask;
import static org.redress.order.Scene.day;
import static org.redress.order.Scene.justBefore;
import static org.redress.order.Scene.photo;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand.AcknowledgeReturn;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.GiveReturnAddress;
import org.redress.dispute.DisputeCommand.Inspection;
import org.redress.dispute.DisputeCommand.ShipReplacement;
import org.redress.dispute.DisputeCommand.ShipReturn;
import org.redress.dispute.DisputeCommand.Withdraw;
import org.redress.dispute.DisputeRefusal;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.kernel.Party;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.OrderCommand.ExtendProtection;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;
import org.redress.policy.Side;
import org.redress.policy.TestPolicies;

/** Another one is sent instead of money; agreed on day 13. */
class ExchangeTest {

    private static final Policy POLICY = TestPolicies.SEVEN_DAY;

    @Test
    @Tag("A14")
    @Tag("W22")
    void the_money_stays_held_and_the_line_travels_again_under_a_new_clock() {
        Scene scene = agreed(Remedy.EXCHANGE);
        assertEquals(List.of("REPLACEMENT_DUE BUYER", "REPLACEMENT_DUE SELLER"), scene.mails());
        assertEquals(day(23), scene.nextAt());

        scene.did(Party.SELLER, new ShipReplacement("post", "T2"), day(20));

        assertEquals(List.of("ReplacementShipped", "LinesShipped"), scene.happened());
        assertEquals(
                List.of("REPLACEMENT_SHIPPED BUYER", "REPLACEMENT_SHIPPED SELLER"), scene.mails());
        assertEquals(13_000, scene.order.balance().held());
        assertEquals("EXCHANGED 0", scene.outcome());
        var parcel = assertInstanceOf(InTransit.class, scene.line(0)).shipment();
        assertEquals("T2", parcel.trackingNumber());
        assertEquals(day(50), parcel.promisedAt());
        assertEquals(day(80), scene.nextAt());
        scene.timePasses(day(80)).assertSettled(Cause.PROTECTION_EXPIRED, 0, 13_000);
    }

    @Test
    @Tag("A14")
    @Tag("W22")
    void a_replacement_not_shipped_in_ten_days_pays_goods_and_tax_back() {
        Scene scene = agreed(Remedy.EXCHANGE).timePasses(justBefore(day(23)));
        assertEquals(List.of(), scene.happened());

        scene.timePasses(day(23)).assertSettled(Cause.REPLACEMENT_MISSED, 12_000, 1_000);

        assertEquals(
                List.of("REPLACEMENT_MISSED BUYER", "REPLACEMENT_MISSED SELLER"), scene.mails());
    }

    @Test
    @Tag("A14")
    void the_new_clock_has_the_lines_original_length_without_its_extensions() {
        Scene scene = Scene.shipped(POLICY);
        scene.did(Party.SELLER, new ExtendProtection(List.of(), Duration.ofDays(20)), day(2));
        scene.did(Party.BUYER, photo(0), day(11));
        scene.did(
                Party.BUYER,
                Scene.open(Reason.DAMAGED, ask(Remedy.EXCHANGE, null), List.of(1)),
                day(12));
        scene.did(Party.SELLER, accept(1), day(13));

        scene.did(Party.SELLER, new ShipReplacement("post", "T2"), day(20));

        assertEquals(day(80), scene.nextAt());
        scene.did(Party.SELLER, new ExtendProtection(List.of(), Duration.ofDays(60)), day(21));
    }

    @Test
    @Tag("A14")
    void a_line_is_exchanged_once_and_can_be_disputed_otherwise() {
        Scene scene = agreed(Remedy.EXCHANGE);
        scene.did(Party.SELLER, new ShipReplacement("post", "T2"), day(20));
        scene.did(Party.BUYER, photo(0), day(30));
        var again = Scene.open(Reason.DAMAGED, ask(Remedy.EXCHANGE, null), List.of(2));

        scene.isRefused(DisputeRefusal.EXCHANGED_ALREADY, Party.BUYER, again, day(30));
        scene.did(Party.BUYER, Scene.open(Reason.DAMAGED, Ask.refund(null), List.of(2)), day(30));
        scene.isRefused(
                DisputeRefusal.EXCHANGED_ALREADY,
                Party.SELLER,
                new OrderCommand.InDispute(2, new Counter(ask(Remedy.EXCHANGE, null))),
                day(31));
        scene.timePasses(day(37)).assertSettled(Cause.SELLER_SILENCE, 12_000, 1_000);
    }

    @Test
    @Tag("A14")
    void with_a_return_the_goods_go_back_first() {
        Scene scene = back(0);
        scene.did(Party.SELLER, received(), day(18));

        assertEquals(List.of("ReturnAccepted", "ReplacementAgreed"), scene.happened());
        assertEquals(day(28), scene.nextAt());
        scene.isRefused(DisputeRefusal.RETURN_SHIPPED, Party.BUYER, new Withdraw(), day(19));
        scene.did(Party.SELLER, new ShipReplacement("post", "T2"), day(20));
        assertEquals(day(80), scene.nextAt());
    }

    @Test
    @Tag("A14")
    void without_a_return_the_buyer_may_withdraw_until_it_is_shipped() {
        Scene scene = agreed(Remedy.EXCHANGE).did(Party.BUYER, new Withdraw(), day(14));

        assertEquals(day(61), scene.nextAt());
    }

    @Test
    @Tag("A11")
    @Tag("A14")
    void the_freight_of_an_exchange_at_the_sellers_cost_is_owed_or_paid_with_the_refund() {
        Scene shipped = back(700).did(Party.SELLER, received(), day(18));
        shipped.did(Party.SELLER, new ShipReplacement("post", "T2"), day(20));
        var exchanged = (Resolved) shipped.dispute().status();
        assertEquals(Resolution.EXCHANGED, exchanged.how());
        assertEquals(700, exchanged.owed());

        Scene missed = back(700).did(Party.SELLER, received(), day(18)).timePasses(day(28));
        missed.assertSettled(Cause.REPLACEMENT_MISSED, 12_700, 300);
    }

    @Test
    @Tag("A09")
    @Tag("A14")
    void without_a_return_address_goods_and_tax_are_paid_back() {
        Scene scene = agreed(Remedy.EXCHANGE_AFTER_RETURN).timePasses(day(16));

        scene.assertSettled(Cause.RETURN_ADDRESS_MISSED, 12_000, 1_000);
    }

    @Test
    @Tag("N02")
    @Tag("W04")
    void the_sellers_silence_grants_an_exchange_that_was_asked() {
        Scene scene = Scene.damaged(POLICY, ask(Remedy.EXCHANGE, null)).timePasses(day(19));

        assertEquals(List.of("ReplacementAgreed"), scene.happened());
        assertEquals(day(29), scene.nextAt());
    }

    @Test
    @Tag("A14")
    void only_the_seller_ships_it_and_only_when_it_is_due() {
        agreed(Remedy.EXCHANGE)
                .isRefused(
                        DisputeRefusal.NOT_FOR_THIS_PARTY,
                        Party.BUYER,
                        new ShipReplacement(null, null),
                        day(14));
        agreed(Remedy.EXCHANGE_AFTER_RETURN)
                .isRefused(
                        DisputeRefusal.NOT_IN_THIS_STATE,
                        Party.SELLER,
                        new ShipReplacement(null, null),
                        day(14));
    }

    private static Scene agreed(Remedy remedy) {
        return Scene.damaged(POLICY, ask(remedy, null)).did(Party.SELLER, accept(1), day(13));
    }

    /** On its way back; a freight is the seller's. */
    private static Scene back(long freight) {
        var bearer = freight == 0 ? Side.BUYER : Side.SELLER;
        return Scene.damaged(POLICY, new Ask(Remedy.EXCHANGE_AFTER_RETURN, null, bearer))
                .did(Party.SELLER, accept(1), day(13))
                .did(Party.SELLER, new GiveReturnAddress(TEXT), day(14))
                .did(Party.BUYER, new ShipReturn("post", "R1", freight), day(15));
    }

    private static AcknowledgeReturn received() {
        return new AcknowledgeReturn(Inspection.RECEIVED, TEXT);
    }
}
