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

/** Who may open a dispute, when, and what taking it back means. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpeningScenarioTest {
    private final Shop shop = new Shop();

    @Test
    @Tag("O01")
    @Tag("O10")
    void only_the_buyer_opens() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();

        sale.seller.tries().opens("in-transit", "lamp").problem(403, "forbidden");
        sale.marketplace.tries().opens("in-transit", "lamp").problem(403, "forbidden");
        var stranger = new Party(sale, lamp().buyer());
        stranger.tries().opens("in-transit", "lamp").problem(404, "not-found");

        assertEquals(List.of("order-registered", "lines-shipped"), sale.story());
    }

    @Test
    @Tag("O02")
    @Tag("O10")
    void nothing_is_opened_before_the_line_is_shipped() {
        Sale sale = shop.sells(order().line("cup", 1000, 0).line("jug", 3000, 0));
        sale.seller.ships("cup");

        var refusal =
                sale.buyer.tries().opens("in-transit", "cup", "jug").problem(409, "not-shipped");

        assertEquals("jug", refusal.fact("line"));
        sale.buyer.opens("in-transit", "cup");
    }

    @Test
    @Tag("O10")
    @Tag("O11")
    @Tag("R02")
    void a_tracking_number_that_does_not_work_is_a_ground_only_after_ten_days() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        shop.timeGoesTo(day(10).minus(Shop.MOMENT));

        var refusal =
                sale.buyer
                        .tries()
                        .opens("no-or-invalid-tracking", "lamp")
                        .problem(409, "too-early");
        assertEquals(day(10).toString(), refusal.fact("earliest"));
        assertEquals("opening.from", refusal.text("because.rule"));
        shop.daysGoTo(10);
        sale.buyer.opens("no-or-invalid-tracking", "lamp");
    }

    @Test
    @Tag("O13")
    @Tag("N20")
    void a_dispute_stands_the_moment_it_is_opened_and_shows_when_the_mediator_would_join() {
        Sale sale = shop.sells(lamp().policy("express-2"));
        sale.seller.ships();

        var reply = sale.buyer.opens("customs-hold", "lamp");

        assertEquals(201, reply.status());
        assertEquals("awaiting-seller", reply.text("status"));
        assertEquals(day(2), reply.instant("dueAt"));
        assertEquals(day(15), reply.instant("mediatorJoinsAt"));
    }

    @Test
    @Tag("O08")
    void nothing_is_opened_once_protection_is_over() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        shop.timeJumpsTo(day(60));

        sale.buyer.tries().opens("in-transit", "lamp").problem(409, "line-settled");

        assertEquals(Map.of("lamp", "released by protection-expired"), sale.lines());
    }

    @Test
    @Tag("O01")
    void a_line_is_in_one_dispute_at_a_time() {
        Sale sale = shop.sells(order().line("cup", 1000, 0).line("jug", 3000, 0));
        sale.seller.ships();
        sale.buyer.opens("in-transit", "cup");

        sale.buyer.tries().opens("in-transit", "jug", "cup").problem(409, "line-in-dispute");
        assertEquals(2, sale.buyer.opens("in-transit", "jug").number("number"));
    }

    @Test
    @Tag("C01")
    @Tag("C02")
    @Tag("W17")
    void the_buyer_withdraws_and_may_open_again_while_protection_runs() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        shop.daysGoTo(3);

        sale.seller.tries().withdraws().problem(403, "forbidden");
        assertEquals("withdrawn", sale.buyer.withdraws().text("status"));
        for (Party party : List.of(sale.buyer, sale.seller)) {
            party.mail("withdr").says("May 1, 2026 at 9:00 AM UTC");
        }
        assertEquals(day(60), sale.order().instant("lines[0].releaseAt"), "it stands as it was");

        assertEquals(day(10), sale.buyer.opens("in-transit", "lamp").instant("dueAt"));
        assertEquals(
                List.of(day(10) + " dispute.resolved", day(10) + " lines-settled"),
                shop.daysGoTo(10));
        assertEquals("withdrawn", sale.dispute(1).text("status"));
        assertEquals("resolved", sale.dispute(2).text("status"));
        assertEquals("refunded 2700", sale.moneyArrives());
    }

    @Test
    @Tag("C02")
    void a_withdrawn_dispute_leaves_the_line_to_the_protection_clock() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        sale.buyer.withdraws();

        assertEquals(List.of(day(60) + " lines-settled"), shop.daysGoTo(60));

        assertEquals("released 2700", sale.moneyArrives());
    }

    @Test
    @Tag("C03")
    @Tag("W16")
    @Tag("W17")
    void a_withdrawal_after_protection_is_final_and_releases_in_the_same_breath() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        shop.daysGoTo(59);
        sale.buyer.opens("in-transit", "lamp");
        shop.daysGoTo(61);

        sale.buyer.withdraws();

        assertEquals("released by protection-expired", sale.lines().get("lamp"));
        assertEquals("released 2700", sale.moneyArrives());
        assertEquals(day(60).toString(), sale.entry("lines-settled").get("due"));
        sale.seller.mail("paid out").says("€27.00");
        sale.buyer.tries().opens("in-transit", "lamp").problem(409, "line-settled");
    }

    @Test
    @Tag("C01")
    void what_is_over_cannot_be_withdrawn() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        shop.daysGoTo(7);

        var refusal = sale.buyer.tries().withdraws().problem(409, "dispute-closed");

        assertEquals("resolved", refusal.fact("status"));
    }
}
