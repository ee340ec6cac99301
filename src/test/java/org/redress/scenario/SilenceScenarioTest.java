package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.redress.scenario.OrderDraft.lamp;
import static org.redress.scenario.OrderDraft.order;
import static org.redress.scenario.Shop.day;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.ledger.Instruction.Kind;
import org.redress.payment.SimulatedGateway;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;

/** The seller says nothing, and time alone pays the buyer back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SilenceScenarioTest {
    private final Shop shop = new Shop();

    @Inject Pool pool;
    @Inject SimulatedGateway provider;

    @Test
    @Tag("E01")
    @Tag("E14")
    @Tag("E17")
    @Tag("N01")
    @Tag("N02")
    @Tag("N20")
    @Tag("O13")
    void a_seller_silent_for_seven_days_pays_back_all_that_was_asked_at_that_very_instant() {
        Sale sale = shop.sells(lamp());
        assertEquals("held 2700", sale.money());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        assertEquals("awaiting-seller", sale.dispute(1).text("status"));
        assertEquals(day(7), sale.dispute(1).instant("dueAt"));
        assertEquals(day(7), sale.dispute(1).instant("mediatorJoinsAt"));

        assertEquals(List.of(), shop.timeGoesTo(day(7).minus(Shop.MOMENT)));
        assertEquals("held 2700", sale.money());
        assertEquals(
                List.of(day(7) + " dispute.resolved", day(7) + " lines-settled"),
                shop.timeGoesTo(day(7)));

        assertEquals("refunded 2700", sale.moneyArrives());
        assertEquals("resolved", sale.dispute(1).text("status"));
        assertEquals("seller-silence", sale.dispute(1).text("outcome.how"));
        assertEquals("settled", sale.order().text("status"));
        assertEquals(Map.of("lamp", "refunded by seller-silence"), sale.lines());
    }

    @Test
    @Tag("N02")
    @Tag("B08")
    void the_timeline_says_when_it_was_due_when_it_ran_and_by_which_rule() {
        Sale sale = silentUntil(7);

        var resolved = sale.entry("dispute.resolved");
        assertEquals("time", resolved.get("actor"));
        assertEquals(day(7).toString(), resolved.get("due"));
        assertEquals(day(7).toString(), resolved.get("at"));
        assertEquals(
                Map.of(
                        "policy", "seven-day@1",
                        "rule", "negotiation.sellerSilence",
                        "facts",
                                Map.of(
                                        "asked",
                                        "2700",
                                        "remedy",
                                        "refund",
                                        "sellerTurnEnded",
                                        day(7).toString())),
                resolved.get("because"));
    }

    @Test
    @Tag("W04")
    @Tag("W15")
    @Tag("E12")
    void each_party_gets_one_email_with_the_amount_the_rule_and_the_planned_date() {
        Sale sale = silentUntil(7);

        Email toBuyer = sale.buyer.mail("the seller did not answer");
        Email toSeller = sale.seller.mail("no answer from you");

        for (Email mail : List.of(toBuyer, toSeller)) {
            mail.says(
                    "Refund to the buyer: €27.00",
                    "Planned to arrive by: March 16, 2026 at 9:00 AM UTC",
                    "negotiation.sellerSilence of the policy seven-day, version 1",
                    "Due on March 9, 2026 at 9:00 AM UTC");
        }
        assertFalse(toBuyer.id().equals(toSeller.id()));
    }

    @Test
    @Tag("E11")
    void the_provider_is_told_to_refund_the_payment_that_was_made() {
        Sale sale = silentUntil(7);
        sale.moneyArrives();

        var asked = Set.copyOf(provider.calls().get(sale.id + "-1"));

        var request = asked.iterator().next();
        assertEquals(1, asked.size());
        assertEquals(Kind.REFUND, request.kind());
        assertEquals("2700 EUR", request.amount().toString());
        assertEquals(sale.order().text("paymentReference"), request.paymentReference());
        assertFalse(provider.calls().containsKey(sale.id + "-2"), "there is nothing else to pay");
    }

    @Test
    @Tag("E16")
    void the_ledger_shows_every_movement_of_the_money() {
        Sale sale = silentUntil(7);
        sale.moneyArrives();

        var ledger = sale.marketplace.person().gets(sale.path() + "/ledger").accepted();
        assertEquals(
                List.of("captured>held", "held>in-flight", "in-flight>refunded"),
                ledger.response().jsonPath().<Map<String, String>>getList("postings").stream()
                        .map(posting -> posting.get("from") + ">" + posting.get("to"))
                        .toList());
        assertEquals(
                List.of(2700, 2700, 2700), ledger.response().jsonPath().getList("postings.amount"));
    }

    @Test
    @Tag("E16")
    @Tag("N02")
    void nothing_happens_twice_when_time_goes_on() {
        Sale sale = silentUntil(7);
        assertEquals("refunded 2700", sale.moneyArrives());
        var story = sale.story();

        assertEquals(List.of(), shop.timeGoesTo(day(400)));

        assertEquals(
                List.of(
                        "order-registered",
                        "lines-shipped",
                        "dispute.opened",
                        "deadline-near",
                        "deadline-near",
                        "dispute.resolved",
                        "lines-settled",
                        "payment-completed"),
                story);
        assertEquals(story, sale.story());
        assertEquals("refunded 2700", sale.money());
        Eventually.within(Duration.ofSeconds(30), "all is sent", () -> waiting(sale) == 0);
        var ids = new HashSet<String>();
        sale.buyer.mails(5).forEach(mail -> ids.add(mail.id()));
        sale.seller.mails(6).forEach(mail -> ids.add(mail.id()));
        assertEquals(
                11, ids.size(), "protected, shipped, disputed, refunded, paid: one each; reminded");
        assertEquals(5, sale.buyer.mails(5).size());
        assertEquals(6, sale.seller.mails(6).size());
    }

    @Test
    @Tag("N01")
    @Tag("N02")
    @Tag("E15")
    void under_express_2_two_days_of_silence_pay_the_part_that_was_asked_and_release_the_rest() {
        Sale sale = shop.sells(lamp().policy("express-2"));
        sale.seller.ships();
        shop.daysGoTo(3);
        sale.buyer.opensFor(1000, "tracking-stuck", "lamp");

        assertEquals(List.of(), shop.timeGoesTo(day(5).minus(Shop.MOMENT)));
        assertEquals(
                List.of(day(5) + " dispute.resolved", day(5) + " lines-settled"),
                shop.timeGoesTo(day(5)));

        assertEquals("refunded 1000, released 1700", sale.moneyArrives());
        assertEquals(Map.of("lamp", "split by seller-silence"), sale.lines());
        sale.seller
                .mail("no answer from you")
                .says(
                        "Refund to the buyer: €10.00",
                        "Payout to the seller: €17.00",
                        "Planned to arrive by: March 28, 2026 at 9:00 AM UTC");
    }

    @Test
    @Tag("N02")
    @Tag("E17")
    void silence_about_one_line_leaves_the_other_to_the_protection_clock() {
        Sale sale = shop.sells(order().line("cup", 1000, 0).line("jug", 3000, 0).shipping(400));
        sale.seller.ships();
        sale.buyer.opens("in-transit", "jug");

        shop.daysGoTo(7);
        assertEquals("held 1100, refunded 3300", sale.moneyArrives());
        assertEquals("open", sale.order().text("status"));
        shop.daysGoTo(60);

        assertEquals("refunded 3300, released 1100", sale.moneyArrives());
        assertEquals("settled", sale.order().text("status"));
    }

    private Sale silentUntil(int day) {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");
        shop.daysGoTo(day);
        return sale;
    }

    private long waiting(Sale sale) {
        var rows =
                pool.preparedQuery(
                                "select count(*) from outbox where order_id = $1 and status <> 'done'")
                        .executeAndAwait(Tuple.of(UUID.fromString(sale.id)));
        return rows.iterator().next().getLong(0);
    }
}
