package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.lamp;
import static org.redress.scenario.OrderDraft.order;
import static org.redress.scenario.Shop.day;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/** Nothing sweeps in these stories: what is due is done by whoever comes next (rule 4). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TimeFirstScenarioTest {
    private final Shop shop = new Shop();

    @Test
    @Tag("N02")
    @Tag("O10")
    void a_look_at_the_order_shows_the_deadline_applied() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");

        shop.timeJumpsTo(day(7));

        assertEquals(Map.of("lamp", "refunded by seller-silence"), sale.lines());
        assertEquals("2026-03-09T09:00:00Z", sale.entry("dispute.resolved").get("due"));
    }

    @Test
    @Tag("N02")
    void a_look_at_the_dispute_shows_the_deadline_applied() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");

        shop.timeJumpsTo(day(7));

        assertEquals("seller-silence", sale.dispute(1).text("outcome.how"));
    }

    @Test
    @Tag("N01")
    void an_answer_that_comes_too_late_is_refused_with_the_facts_and_what_time_did_stands() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");

        shop.timeJumpsTo(day(7));
        var refusal = sale.seller.tries().counters(1000).problem(409, "dispute-closed");

        assertEquals("resolved", refusal.fact("status"));
        assertEquals(
                List.of(
                        "order-registered",
                        "lines-shipped",
                        "dispute.opened",
                        "dispute.resolved",
                        "lines-settled"),
                sale.story().subList(0, 5));
    }

    @Test
    @Tag("N01")
    void an_answer_one_microsecond_before_the_deadline_counts() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");

        shop.timeJumpsTo(day(7).minus(Shop.MOMENT));
        sale.seller.counters(1000);

        assertEquals("awaiting-buyer", sale.dispute(1).text("status"));
    }

    @Test
    @Tag("E02")
    @Tag("N02")
    @Tag("A02")
    void after_an_outage_every_deadline_is_applied_in_due_order_at_the_instant_it_ran() {
        Sale silent = shop.sells(lamp());
        Sale mediated = shop.sells(lamp());
        Sale quiet = shop.sells(order().line("vase", 1000, 0));
        Sale forgotten = shop.sells(order().line("book", 700, 0));
        for (Sale sale : List.of(silent, mediated, quiet)) {
            sale.seller.ships();
        }
        silent.buyer.opens("in-transit", "lamp");
        mediated.buyer.opens("in-transit", "lamp");
        mediated.seller.counters(1);

        shop.timeJumpsTo(day(70));
        var happened = shop.advance(Map.of("to", day(70).toString())).accepted();

        var steps =
                happened.response().jsonPath().<Map<String, String>>getList("happened").stream()
                        .map(step -> step.get("due") + " " + step.get("event"))
                        .toList();
        assertEquals(5, steps.size());
        assertEquals(
                Set.of(
                        day(7) + " dispute.resolved",
                        day(7) + " lines-settled",
                        day(7) + " dispute.escalated"),
                Set.copyOf(steps.subList(0, 3)));
        assertEquals(
                List.of(day(14) + " lines-settled", day(60) + " lines-settled"),
                steps.subList(3, 5));
        for (Sale sale : List.of(silent, mediated, quiet, forgotten)) {
            sale.timeline().stream()
                    .filter(entry -> entry.get("due") != null)
                    .forEach(entry -> assertEquals(day(70).toString(), entry.get("at")));
        }
    }

    @Test
    @Tag("N02")
    @Tag("E18")
    void several_deadlines_of_one_order_are_applied_in_due_order_by_one_look() {
        Sale sale =
                shop.sells(order().line("cup", 1000, 0).line("jug", 3000, 0).line("pan", 50, 0));
        sale.seller.ships("cup", "pan");
        sale.buyer.opens("in-transit", "cup");

        shop.timeJumpsTo(day(61));

        assertEquals(
                Map.of(
                        "cup", "refunded by seller-silence",
                        "jug", "refunded by ship-by-missed",
                        "pan", "released by protection-expired"),
                sale.lines());
        assertEquals(
                List.of(day(7), day(7), day(14), day(60)).toString(),
                sale.timeline().stream()
                        .map(e -> e.get("due"))
                        .filter(Objects::nonNull)
                        .toList()
                        .toString());
    }

    @Test
    @Tag("A02")
    void time_given_to_a_person_starts_when_it_was_really_given() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        sale.seller.counters(1000);

        shop.timeJumpsTo(day(30));

        assertEquals("under-review", sale.dispute(1).text("status"));
        assertEquals(day(90), sale.dispute(1).instant("dueAt"), "60 days from day 30, not day 7");
    }
}
