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

/** The talks have failed; a mediator decides, or does not. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MediationScenarioTest {
    private final Shop shop = new Shop();

    @Test
    @Tag("A03")
    @Tag("W11")
    @Tag("E14")
    void a_ruling_for_the_buyer_pays_all_back_with_shipping_and_tells_both() {
        Sale sale = mediated();

        assertEquals("ruling", sale.mediator.rulesWithShipping(2700).text("outcome.how"));

        assertEquals("refunded 2700", sale.moneyArrives());
        assertEquals(Map.of("lamp", "refunded by ruling"), sale.lines());
        for (Party party : List.of(sale.buyer, sale.seller)) {
            party.mail("the mediator has decided")
                    .says("As I see it.", "Refund to the buyer: €27.00");
        }
    }

    @Test
    @Tag("A03")
    @Tag("W11")
    @Tag("W16")
    void a_ruling_for_the_seller_releases_everything() {
        Sale sale = mediated();

        sale.mediator.rules(0);

        assertEquals("released 2700", sale.moneyArrives());
        sale.seller.mail("the mediator has decided").says("Payout to the seller: €27.00");
    }

    @Test
    @Tag("A03")
    @Tag("E16")
    void a_partial_ruling_is_spread_over_goods_tax_and_shipping_to_the_last_cent() {
        Sale sale = mediated(order().line("cup", 1000, 70).line("jug", 500, 33).shipping(299));

        sale.mediator.rulesWithShipping(1000);

        assertEquals(
                List.of("0: 526 37 105 / 474 33 95", "1: 263 17 52 / 237 16 47"),
                settlements(sale));
        assertEquals("refunded 1000, released 902", sale.moneyArrives());
    }

    @Test
    @Tag("A03")
    void a_ruling_that_does_not_cover_shipping_leaves_it_with_the_seller() {
        Sale sale = mediated(order().line("cup", 1000, 70).line("jug", 500, 33).shipping(299));

        sale.mediator.rules(1000);

        assertEquals(
                List.of("0: 624 44 0 / 376 26 200", "1: 312 20 0 / 188 13 99"), settlements(sale));
    }

    @Test
    @Tag("A03")
    void no_ruling_is_above_what_it_covers() {
        Sale sale = mediated();

        var refusal = sale.mediator.tries().rules(2201).problem(409, "amount-above-lines");

        assertEquals("2200", refusal.fact("ceiling"), "goods and tax, without shipping");
        assertEquals("held 2700", sale.money());
    }

    @Test
    @Tag("A03")
    @Tag("N17")
    @Tag("W20")
    void the_seller_may_concede_what_was_asked_until_the_ruling() {
        Sale sale = mediated();

        assertEquals("concession", sale.seller.accepts(1).text("outcome.how"));

        assertEquals("refunded 2700", sale.moneyArrives());
        sale.buyer.mail("you have agreed").says("The seller granted the buyer's request");
        sale.mediator.tries().rules(0).problem(409, "dispute-closed");
    }

    @Test
    @Tag("A04")
    void the_buyer_may_still_accept_the_sellers_last_offer() {
        Sale sale = mediated();

        assertEquals("agreement", sale.buyer.accepts(2).text("outcome.how"));

        assertEquals("refunded 1000, released 1700", sale.moneyArrives());
    }

    @Test
    @Tag("N16")
    void the_terms_are_frozen_while_the_mediator_decides() {
        Sale sale = mediated();

        sale.buyer.tries().counters(2000).problem(409, "under-review");
        sale.seller.tries().counters(2000).problem(409, "under-review");
        sale.seller.tries().rejects().problem(409, "under-review");
        assertEquals(List.of("acceptance", "withdrawal", "messages"), sale.buyer.may());
        assertEquals(List.of("acceptance", "messages"), sale.seller.may());
        assertEquals(
                List.of(
                        "assignment",
                        "evidence-requests",
                        "proposals",
                        "ruling",
                        "extension",
                        "messages"),
                sale.mediator.may());
    }

    @Test
    @Tag("C01")
    void the_buyer_may_withdraw_while_the_mediator_decides() {
        Sale sale = mediated();

        assertEquals("withdrawn", sale.buyer.withdraws().text("status"));

        assertEquals("held 2700", sale.money());
    }

    @Test
    @Tag("A02")
    @Tag("N17")
    @Tag("W24")
    void a_silent_mediator_calls_the_supervisor_and_then_the_request_is_granted() {
        Sale sale = mediated();

        assertEquals(List.of(day(67) + " dispute.mediator-overdue"), shop.daysGoTo(67));
        assertEquals(day(74), sale.dispute(1).instant("dueAt"));
        sale.mail("supervisor@localhost", "no decision, overdue")
                .says("May 15, 2026 at 9:00 AM UTC");
        sale.buyer.mail("the decision is late").says("May 15, 2026 at 9:00 AM UTC");
        sale.seller.mail("the decision is late").says("May 15, 2026 at 9:00 AM UTC");
        assertEquals("held 2700", sale.money());

        assertEquals(
                List.of(day(74) + " dispute.resolved", day(74) + " lines-settled"),
                shop.daysGoTo(74));
        assertEquals("mediator-silence", sale.dispute(1).text("outcome.how"));
        assertEquals("refunded 2700", sale.moneyArrives());
    }

    @Test
    @Tag("A02")
    void a_mediator_who_is_late_may_rule_until_the_default() {
        Sale sale = mediated();

        shop.timeGoesTo(day(74).minus(Shop.MOMENT));
        sale.mediator.rules(500);

        assertEquals("refunded 500, released 2200", sale.moneyArrives());
    }

    private Sale mediated() {
        return mediated(lamp());
    }

    private Sale mediated(OrderDraft draft) {
        Sale sale = shop.sells(draft);
        sale.seller.ships();
        var lines = sale.lines().keySet().toArray(String[]::new);
        sale.buyer.opens("in-transit", lines);
        sale.seller.counters(1000);
        shop.daysGoTo(7);
        return sale;
    }

    /** By line: goods, tax and shipping to the buyer, then to the seller. */
    private static List<String> settlements(Sale sale) {
        var settled =
                sale.marketplace.person().gets(sale.path() + "/timeline").response().jsonPath();
        return settled
                .<Map<String, Object>>getList(
                        "find { it.type == 'lines-settled' }.details.settlements")
                .stream()
                .map(s ->
                        s.get("line")
                                + ": "
                                + parts(s.get("refunded"))
                                + " / "
                                + parts(s.get("released")))
                .toList();
    }

    private static String parts(Object parts) {
        var of = (Map<?, ?>) parts;
        return of.get("goods") + " " + of.get("tax") + " " + of.get("shipping");
    }
}
