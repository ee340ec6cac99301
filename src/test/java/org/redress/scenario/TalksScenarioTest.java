package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.lamp;
import static org.redress.scenario.Shop.day;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/**
 * Buyer and seller talk: formal offers, one at a time, until one is accepted or the cap is reached.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TalksScenarioTest {
    private final Shop shop = new Shop();

    @Test
    @Tag("N03")
    @Tag("W01")
    @Tag("W20")
    @Tag("E15")
    void the_seller_accepts_and_the_buyer_gets_what_he_asked_for() {
        Sale sale = disputed("seven-day");
        sale.seller
                .mail("the buyer opened a dispute")
                .says("€27.00", "March 9, 2026 at 9:00 AM UTC");
        assertEquals(
                3, sale.buyer.mails(3).size(), "protected, shipped, and a copy of his dispute");

        assertEquals("agreement", sale.seller.accepts(1).text("outcome.how"));

        assertEquals("refunded 2700", sale.moneyArrives());
        sale.buyer.mail("you have agreed").says("Refund to the buyer: €27.00");
        sale.seller.mail("you have agreed").says("Refund to the buyer: €27.00");
    }

    @Test
    @Tag("N05")
    @Tag("N06")
    @Tag("W02")
    void a_counter_offer_turns_to_the_buyer_who_has_until_the_cap() {
        Sale sale = disputed("seven-day");
        shop.daysGoTo(2);

        var reply = sale.seller.counters(1000);

        assertEquals("awaiting-buyer", reply.text("status"));
        assertEquals("buyer", reply.text("waitingFor"));
        assertEquals(day(7), reply.instant("dueAt"));
        assertEquals(1000, reply.number("sellerOffer.amount"));
        sale.buyer
                .mail("the seller offers a refund of €10.00")
                .says("answer by March 9, 2026 at 9:00 AM UTC");
    }

    @Test
    @Tag("N06")
    @Tag("N14")
    void under_express_2_a_counter_offer_gives_the_buyer_two_days_then_a_mediator_decides() {
        Sale sale = disputed("express-2");
        shop.daysGoTo(1);

        assertEquals(day(3), sale.seller.counters(1000).instant("dueAt"));

        assertEquals(List.of(day(3) + " dispute.escalated"), shop.daysGoTo(3));
        assertEquals("under-review", sale.dispute(1).text("status"));
    }

    @Test
    @Tag("N05")
    @Tag("N07")
    void a_second_offer_replaces_the_first_moves_no_deadline_and_the_first_cannot_be_accepted() {
        Sale sale = disputed("express-2");
        sale.seller.counters(1000);
        shop.daysGoTo(1);

        assertEquals(day(2), sale.seller.counters(1500).instant("dueAt"));
        var refusal = sale.buyer.tries().accepts(2).problem(409, "offer-changed");

        assertEquals("3", refusal.fact("standing"));
        assertEquals("1500", refusal.fact("amount"));
        sale.buyer.accepts(3);
        assertEquals("refunded 1500, released 1200", sale.moneyArrives());
    }

    @Test
    @Tag("N08")
    @Tag("N09")
    @Tag("W03")
    @Tag("W20")
    void the_buyer_counters_and_the_seller_accepts_that_very_offer() {
        Sale sale = disputed("seven-day");
        sale.seller.counters(1000);

        var reply = sale.buyer.counters(2000);
        assertEquals("awaiting-seller", reply.text("status"));
        assertEquals(2000, reply.number("request.amount"));
        sale.seller
                .mail("the buyer now asks for a refund of €20.00")
                .says("You offered a refund of €10.00");
        sale.seller.accepts(3);

        assertEquals("refunded 2000, released 700", sale.moneyArrives());
        sale.buyer.mail("you have agreed").says("€20.00", "Payout to the seller: €7.00");
    }

    @Test
    @Tag("N08")
    void the_buyer_cannot_counter_while_the_seller_is_to_answer() {
        Sale sale = disputed("seven-day");

        var refusal = sale.buyer.tries().counters(2000).problem(409, "not-your-turn");

        assertEquals("awaiting-seller", refusal.fact("status"));
        assertEquals(List.of("edit", "withdrawal", "messages", "evidence"), sale.buyer.may());
        assertEquals(
                List.of("acceptance", "counter-offer", "rejection", "messages", "evidence"),
                sale.seller.may());
    }

    @Test
    @Tag("N04")
    @Tag("N10")
    void a_rejection_is_an_offer_of_zero_and_accepting_that_needs_a_second_word() {
        Sale sale = disputed("seven-day");

        assertEquals(0, sale.seller.rejects().number("sellerOffer.amount"));
        sale.buyer.tries().accepts(2).problem(409, "confirm-zero");
        assertEquals("held 2700", sale.money());
        sale.buyer.acceptsNothing(2);

        assertEquals("released 2700", sale.moneyArrives());
        assertEquals(Map.of("lamp", "released by agreement"), sale.lines());
    }

    @Test
    @Tag("N12")
    @Tag("W03")
    void the_buyers_rejection_hands_the_turn_over_until_the_cap() {
        Sale sale = disputed("seven-day");
        sale.seller.counters(1000);

        var reply = sale.buyer.rejects();

        assertEquals("awaiting-seller", reply.text("status"));
        assertEquals(day(7), reply.instant("dueAt"));
        assertEquals(2700, reply.number("request.amount"), "the request stands as it was");
        sale.seller.mail("the buyer does not agree").says("March 9, 2026 at 9:00 AM UTC");
    }

    @Test
    @Tag("E15")
    void no_offer_is_above_what_the_lines_allow() {
        Sale sale = disputed("seven-day");

        var refusal = sale.seller.tries().counters(2701).problem(409, "amount-above-lines");

        assertEquals("2700", refusal.fact("ceiling"));
    }

    @Test
    @Tag("N11")
    @Tag("N20")
    @Tag("A01")
    @Tag("W09")
    void talks_that_reach_the_cap_go_to_a_mediator_and_everybody_is_told() {
        Sale sale = disputed("seven-day");
        sale.seller.counters(1000);
        sale.buyer.counters(2000);

        assertEquals(List.of(day(7) + " dispute.escalated"), shop.daysGoTo(7));

        var dispute = sale.dispute(1);
        assertEquals("under-review", dispute.text("status"));
        assertEquals(day(67), dispute.instant("dueAt"));
        assertEquals("negotiation.cap", rule(sale.entry("dispute.escalated")));
        for (String box : List.of("buyer", "seller")) {
            var party = box.equals("buyer") ? sale.buyer : sale.seller;
            party.mail("a mediator decides by May 8, 2026 at 9:00 AM UTC").says("€20.00", "€10.00");
        }
        sale.mail("mediators@localhost", "waits for a mediator, due May 8, 2026").says("€20.00");
    }

    @Test
    @Tag("N13")
    void the_buyer_cannot_call_the_mediator_himself_under_this_policy() {
        Sale sale = disputed("seven-day");

        var refusal = sale.buyer.tries().escalates().problem(409, "escalation-not-allowed");

        assertEquals(day(7).toString(), refusal.fact("cap"));
        assertEquals("negotiation.escalation", refusal.text("because.rule"));
    }

    private Sale disputed(String policy) {
        Sale sale = shop.sells(lamp().policy(policy));
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        return sale;
    }

    @SuppressWarnings("unchecked")
    private static String rule(Map<String, Object> entry) {
        return ((Map<String, String>) entry.get("because")).get("rule");
    }
}
