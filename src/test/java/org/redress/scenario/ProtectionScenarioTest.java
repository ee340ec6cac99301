package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.lamp;
import static org.redress.scenario.OrderDraft.order;
import static org.redress.scenario.Shop.day;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/**
 * The protection clock: it starts with the shipment, never stops, and ends with the money moving.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProtectionScenarioTest {
    private final Shop shop = new Shop();

    @Test
    @Tag("W19")
    void each_party_reads_its_own_language_and_its_own_time() {
        var draft = lamp();
        draft.with("buyer", reading(draft.buyer(), "es-MX", "America/Mexico_City"));
        draft.with("seller", reading(draft.seller(), "zh-CN", "Asia/Shanghai"));

        Sale sale = shop.sells(draft);

        sale.buyer
                .mail("su pago está protegido")
                .says("EUR 27.00", "16 de marzo de 2026 a las 3:00 a.m.");
        sale.seller.mail("请在 2026年3月16日 GMT+8 17:00 之前发货").says("€27.00", "现在轮到您发货");
    }

    private static Map<String, String> reading(Person person, String locale, String zone) {
        return Map.of(
                "id",
                person.id(),
                "name",
                "Bo",
                "email",
                OrderDraft.mailbox(person),
                "locale",
                locale,
                "timeZone",
                zone);
    }

    @Test
    @Tag("E01")
    @Tag("E02")
    @Tag("W16")
    @Tag("W19")
    void an_order_nobody_complains_about_is_released_when_protection_ends() {
        Sale sale = shop.sells(lamp());
        sale.buyer.mail("your payment is protected").says("€27.00", "March 16, 2026");
        sale.seller.mail("please ship by March 16, 2026 at 9:00 AM UTC");
        sale.seller.ships();
        sale.buyer
                .mail("you are protected until May 1, 2026 at 9:00 AM UTC")
                .says("open a dispute");

        assertEquals(List.of(), shop.timeGoesTo(day(60).minus(Shop.MOMENT)));
        assertEquals(List.of(day(60) + " lines-settled"), shop.timeGoesTo(day(60)));

        assertEquals("released 2700", sale.moneyArrives());
        assertEquals(Map.of("lamp", "released by protection-expired"), sale.lines());
        sale.seller.mail("is paid out to you").says("Payout to the seller: €27.00", "May 8, 2026");
        sale.buyer
                .mail("the money goes to the seller")
                .says("protection.length of the policy seven-day");
    }

    @Test
    @Tag("E03")
    void protection_lasts_as_long_as_the_seller_promised_for_this_order() {
        Sale quick = shop.sells(lamp().policy("express-2").promised("P3D"));
        Sale slow = shop.sells(lamp().policy("express-2").promised("P90D"));
        quick.seller.ships();
        slow.seller.ships();

        assertEquals(day(3), quick.order().instant("lines[0].protectedUntil"));
        assertEquals(day(60), slow.order().instant("lines[0].protectedUntil"), "the cap");
    }

    @Test
    @Tag("E08")
    @Tag("E09")
    @Tag("W16")
    void the_buyer_confirms_receipt_and_the_money_is_released_at_once() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        shop.daysGoTo(4);

        sale.buyer.receives();

        assertEquals("released 2700", sale.moneyArrives());
        assertEquals(Map.of("lamp", "released by receipt-confirmed"), sale.lines());
        sale.seller.mail("paid out").says("€27.00", "protection.confirmationWindow");
        sale.buyer.tries().opens("in-transit", "lamp").problem(409, "line-settled");
    }

    @Test
    @Tag("E05")
    @Tag("E10")
    void a_dispute_holds_the_money_beyond_protection_and_has_a_clock_of_its_own() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        shop.daysGoTo(59);
        sale.buyer.opens("in-transit", "lamp");

        assertEquals(List.of(), shop.daysGoTo(65));
        assertEquals("held 2700", sale.money());
        assertEquals(day(60), sale.order().instant("lines[0].protectedUntil"), "it never moved");

        shop.daysGoTo(66);
        assertEquals("refunded 2700", sale.moneyArrives());
    }

    @Test
    @Tag("E05")
    void while_a_dispute_is_open_receipt_of_its_line_cannot_be_confirmed() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");

        sale.buyer.tries().receives("lamp").problem(409, "line-in-dispute");

        assertEquals("held 2700", sale.money());
    }

    @Test
    @Tag("E18")
    @Tag("W21")
    void an_order_that_is_not_shipped_in_time_is_cancelled_and_paid_back() {
        Sale sale = shop.sells(lamp());

        assertEquals(List.of(day(14) + " lines-settled"), shop.daysGoTo(14));

        assertEquals("refunded 2700", sale.moneyArrives());
        assertEquals(Map.of("lamp", "refunded by ship-by-missed"), sale.lines());
        sale.buyer.mail("you get €27.00 back").says("March 23, 2026", "protection.shipBy");
        sale.seller.mail("back").says("€27.00");
        sale.seller.tries().ships("lamp").problem(409, "line-settled");
    }

    @Test
    @Tag("E18")
    @Tag("W21")
    void the_seller_pays_everything_back_without_a_dispute() {
        Sale sale = shop.sells(lamp());

        sale.seller.refunds();

        assertEquals("refunded 2700", sale.moneyArrives());
        assertEquals(Map.of("lamp", "refunded by seller-refund"), sale.lines());
        sale.buyer.mail("you get €27.00 back").says("refund.bySeller");
    }

    @Test
    @Tag("E17")
    @Tag("E18")
    void the_sellers_refund_ends_the_dispute_about_it_by_concession() {
        Sale sale = shop.sells(order().line("cup", 1000, 0).line("jug", 3000, 0).shipping(400));
        sale.seller.ships();
        sale.buyer.opens("in-transit", "cup", "jug");

        var refusal = sale.seller.tries().refunds("cup").problem(409, "dispute-lines-together");
        assertEquals("cup,jug", refusal.fact("lines"));
        sale.seller.refunds("cup", "jug");

        assertEquals("concession", sale.dispute(1).text("outcome.how"));
        assertEquals("refunded 4400", sale.moneyArrives());
    }

    @Test
    @Tag("E02")
    @Tag("E03")
    void lines_shipped_apart_are_protected_apart() {
        Sale sale = shop.sells(order().line("cup", 1000, 0).line("jug", 3000, 0).shipping(400));
        sale.seller.ships("cup");
        shop.daysGoTo(5);
        sale.seller.ships("jug");

        assertEquals(List.of(day(60) + " lines-settled"), shop.daysGoTo(64));
        assertEquals("held 3300, released 1100", sale.moneyArrives());
        assertEquals(List.of(day(65) + " lines-settled"), shop.daysGoTo(65));

        assertEquals("released 4400", sale.moneyArrives());
    }

    @Test
    @Tag("E05")
    @Tag("O01")
    void a_dispute_suspends_only_the_lines_it_names() {
        Sale sale = shop.sells(order().line("cup", 1000, 0).line("jug", 3000, 0).shipping(400));
        sale.seller.ships();
        shop.daysGoTo(58);
        sale.buyer.opens("in-transit", "cup");
        sale.seller.counters(100);

        shop.daysGoTo(61);

        assertEquals("held 1100, released 3300", sale.moneyArrives());
        assertEquals("released by protection-expired", sale.lines().get("jug"));
        assertEquals("in-transit", sale.lines().get("cup"));
    }

    @Test
    @Tag("E09")
    @Tag("W06")
    void delivered_by_the_carrier_is_told_apart_and_said_to_a_buyer_who_claims_otherwise() {
        Sale sale = shop.sells(lamp());
        var parcel = Map.of("carrier", "DHL", "trackingNumber", "JD014");
        sale.seller.person().posts(sale.path() + "/shipments", parcel).accepted();
        sale.buyer.opens("in-transit", "lamp");
        var fact =
                Map.of(
                        "carrierEventId",
                        "e1",
                        "trackingNumber",
                        "JD014",
                        "status",
                        "delivered",
                        "occurredAt",
                        day(0).toString());

        sale.marketplace.person().posts(sale.path() + "/tracking", fact).accepted();
        sale.marketplace.person().posts(sale.path() + "/tracking", fact).accepted();

        assertEquals(Map.of("lamp", "delivered"), sale.lines());
        assertEquals(1, sale.story().stream().filter("tracking-recorded"::equals).count());
        sale.buyer
                .mail("the carrier reports a delivery")
                .says("you need not do anything because of this email");
    }
}
