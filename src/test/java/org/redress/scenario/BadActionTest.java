package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.lamp;
import static org.redress.scenario.Shop.day;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.support.PostgresResource;

/** Actions that may not be: told why, and nothing has changed but what time had done. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadActionTest {
    private final Shop shop = new Shop();

    @Test
    @Tag("E15")
    void a_dispute_asks_for_no_more_than_its_lines_allow() {
        Sale sale = shipped();

        var refusal =
                sale.buyer
                        .tries()
                        .opensFor(2701, "in-transit", "lamp")
                        .problem(409, "amount-above-lines");

        assertEquals("2700", refusal.fact("ceiling"));
        assertEquals("reasons.ceiling", refusal.text("because.rule"));
        assertUnchanged(sale);
    }

    @Test
    void an_unknown_reason_is_refused_and_the_known_ones_are_named() {
        Sale sale = shipped();

        var refusal = sale.buyer.tries().opens("bad-mood", "lamp").problem(400, "reason-unknown");

        assertEquals(18, refusal.fact("known").split(", ").length);
        assertUnchanged(sale);
    }

    @Test
    @Tag("M02")
    void a_reason_that_needs_evidence_is_refused_while_there_is_none() {
        Sale sale = shipped();

        sale.buyer.tries().opens("damaged", "lamp").problem(409, "evidence-needed");

        assertUnchanged(sale);
    }

    @Test
    void an_unknown_line_is_refused_and_no_line_too() {
        Sale sale = shipped();

        var refusal = sale.buyer.tries().opens("in-transit", "bulb").problem(404, "line-not-found");
        assertEquals("bulb", refusal.fact("line"));
        sale.buyer.tries().opens("in-transit").problem(400, "invalid-field");

        assertUnchanged(sale);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{\"lines\":[\"lamp\"],\"reason\":\"in-transit\",\"text\":\"a \\u0000\"}",
                "{\"lines\":[\"lamp\"],\"reason\":\"in-transit\",\"text\":\"a \\ud83d b\"}",
                "{\"lines\":[\"lamp\"],\"reason\":\"in-transit\",\"text\":\"a \\u001b[2J b\"}",
                "{\"lines\":[\"lamp\"],\"reason\":\"in-transit\",\"text\":\"\"}",
                "{\"lines\":[\"lamp\"],\"reason\":\"in-transit\"}",
                "{\"lines\":[\"lamp\"],\"reason\":\"in-transit\",\"text\":\"a\",\"amount\":0}",
                "{\"lines\":[\"lamp\"],\"reason\":\"in-transit\",\"text\":\"a\",\"amount\":-5}",
                "{\"lines\":[\"lamp\"],\"reason\":\"in-transit\",\"text\":\"a\",\"amount\":\"5\"}",
                "{\"lines\":[\"lamp\"],\"reason\":\"in-transit\",\"text\":\"a\",\"amount\":5.5}",
                "{\"lines\":\"lamp\",\"reason\":\"in-transit\",\"text\":\"a\"}",
                "{\"lines\":[null],\"reason\":\"in-transit\",\"text\":\"a\"}",
                "{\"lines\":[\"lamp\"],\"reason\":\"in-transit\",\"text\":\"a\",\"urgent\":true}"
            })
    void a_bad_opening_is_refused(String body) {
        Sale sale = shipped();

        var reply = sale.buyer.person().posts(sale.path() + "/disputes", body);

        reply.problem(400, reply.text("code"));
        assertUnchanged(sale);
    }

    @Test
    void a_text_of_five_thousand_signs_in_any_script_is_kept_as_it_is() {
        Sale sale = shipped();
        String text = "Где посылка? 😀\n\tтам?\u2028".repeat(200);
        Map<String, Object> opening = new HashMap<>(Map.of("lines", List.of("lamp")));
        opening.putAll(Map.of("reason", "in-transit", "text", text));

        sale.buyer.person().posts(sale.path() + "/disputes", opening).accepted();

        assertEquals(text, sale.entry("dispute.opened").get("text"));
        opening.put("text", "x".repeat(5001));
        sale.buyer.person().posts(sale.path() + "/disputes", opening).problem(400, "invalid-field");
    }

    @Test
    void an_action_out_of_turn_is_refused() {
        Sale sale = shipped();
        sale.buyer.opens("in-transit", "lamp");

        var refusal = sale.buyer.tries().rejects().problem(409, "not-your-turn");

        assertEquals("awaiting-seller", refusal.fact("status"));
        assertEquals(day(7).toString(), refusal.fact("until"));
        sale.buyer.tries().accepts(1).problem(409, "no-offer");
        assertEquals(3, sale.story().size());
    }

    @Test
    @Tag("N01")
    void an_answer_that_comes_too_late_is_refused_and_only_what_time_did_has_changed() {
        Sale sale = shipped();
        sale.buyer.opens("in-transit", "lamp");
        shop.timeJumpsTo(day(8));

        var refusal = sale.seller.tries().counters(1).problem(409, "dispute-closed");

        assertEquals(day(7).toString(), refusal.fact("until"));
        assertEquals(day(8).toString(), refusal.fact("now"));

        assertEquals("refunded 2700", sale.moneyArrives());
        assertEquals(6, sale.story().size());
    }

    @Test
    void what_was_shipped_is_not_shipped_again_and_not_before_it_was_paid() {
        Sale sale = shop.sells(lamp());

        var early = Map.of("shippedAt", day(-1).toString());
        sale.seller
                .person()
                .posts(sale.path() + "/shipments", early)
                .problem(409, "before-payment");
        var late = Map.of("shippedAt", day(1).toString());
        sale.seller.person().posts(sale.path() + "/shipments", late).problem(409, "in-the-future");
        sale.seller.ships();
        sale.seller.tries().ships("lamp").problem(409, "already-shipped");
        sale.seller.tries().ships().problem(409, "nothing-left");

        assertUnchanged(sale);
    }

    @Test
    void a_shipment_so_old_that_protection_is_over_is_refused() {
        Sale sale = shop.sells(lamp().policy("express-2").promised("P1D"));
        shop.daysGoTo(2);
        var old = Map.of("shippedAt", day(1).toString());

        var refusal =
                sale.seller
                        .person()
                        .posts(sale.path() + "/shipments", old)
                        .problem(409, "deadline-already-due");

        assertEquals(day(2).toString(), refusal.fact("releaseAt"));
        assertEquals(List.of("order-registered"), sale.story());
    }

    @Test
    void a_promise_finer_than_the_databases_time_still_ends() {
        Sale sale = shop.sells(lamp().policy("express-2").promised("P1DT0.000000001S"));
        sale.seller
                .person()
                .posts(
                        sale.path() + "/shipments",
                        Map.of("shippedAt", "2026-03-02T09:00:00.000000001Z"))
                .accepted();

        shop.daysGoTo(2);

        assertEquals("released 2700", sale.moneyArrives());
    }

    @Test
    void a_parcel_nobody_knows_is_not_tracked() {
        Sale sale = shipped();
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

        sale.marketplace
                .person()
                .posts(sale.path() + "/tracking", fact)
                .problem(409, "tracking-unknown");

        assertUnchanged(sale);
    }

    private Sale shipped() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        return sale;
    }

    private static void assertUnchanged(Sale sale) {
        assertEquals(List.of("order-registered", "lines-shipped"), sale.story());
        assertEquals("held 2700", sale.money());
    }
}
