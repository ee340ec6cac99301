package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.support.PostgresResource;

/** The pull feed over HTTP: what happened, thin and in order. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FE10")
class EventsTest {
    private final Shop shop = new Shop();
    private final Person marketplace = shop.marketplace;

    @Test
    void the_events_of_a_dispute_come_numbered_and_without_anything_personal() {
        String start = end();
        Sale sale = shop.sells(lamp());
        sale.marketplace.ships();
        sale.buyer.opens("in-transit", "lamp");
        shop.daysGoTo(7);

        var events = rehearsed(start, sale);

        assertEquals(
                List.of("order-registered", "lines-shipped", "dispute.opened", "dispute.resolved"),
                events.stream()
                        .map(it -> it.get("type"))
                        .filter(type -> !type.equals("deadline-near"))
                        .toList()
                        .subList(0, 4));
        List<Object> sequence = events.stream().map(it -> data(it).get("sequence")).toList();
        assertEquals(
                java.util.stream.IntStream.rangeClosed(1, events.size())
                        .<Object>mapToObj(i -> i)
                        .toList(),
                sequence);
        var opened = data(events.get(2));
        assertEquals("buyer", opened.get("actor"));
        assertEquals(sale.id + "-1", opened.get("dispute"));
        assertEquals(true, opened.get("testClock"));
        assertEquals("time", data(events.get(3)).get("actor"));
        assertFalse(events.toString().contains("It has not come"), "no words of people");
        assertFalse(events.toString().contains("buyer-"), "nobody's id");
        assertFalse(events.toString().contains("pay-"), "no reference of a payment");
    }

    @Test
    void rehearsals_are_told_only_to_whoever_asks_for_them() {
        String start = end();
        Sale rehearsed = shop.sells(lamp());
        var real = lamp();
        String id = marketplace.posts("/v1/orders", real.body()).accepted().text("id");

        var orders = items(start, "").stream().map(it -> data(it).get("order")).toList();

        assertFalse(orders.contains(rehearsed.id));
        assertEquals(1, orders.stream().filter(id::equals).count());
    }

    @Test
    void one_event_is_found_by_its_id() {
        String start = end();
        Sale sale = shop.sells(lamp());
        String id = (String) rehearsed(start, sale).getFirst().get("id");

        var event = marketplace.gets("/v1/events/" + id).accepted();

        assertEquals("order-registered", event.text("type"));
        assertEquals("EUR", event.text("data.details.currency"));
        assertNull(event.text("data.dispute"));
        marketplace.gets("/v1/events/" + id + "9").problem(404, "not-found");
        marketplace.gets("/v1/events/no-id").problem(404, "not-found");
    }

    @Test
    void the_end_of_the_feed_answers_the_place_to_go_on_from() {
        String end = end();
        var page = marketplace.gets("/v1/events?after=" + end).accepted();
        assertEquals("false", page.text("more"));
        assertFalse(page.text("next").isEmpty());
    }

    @Test
    void only_the_marketplace_and_operators_read_it() {
        new Person("o", "operator").gets("/v1/events").accepted();
        for (String role : List.of("buyer", "seller", "mediator", "assistant", "reader")) {
            new Person("x", role).gets("/v1/events").problem(403, "forbidden");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "MXwy", "%00", "bm8gY3Vyc29yfDF8Mg"})
    void a_cursor_that_is_not_ours_is_refused(String cursor) {
        new Reply(marketplace.asked().urlEncodingEnabled(false).get("/v1/events?after=" + cursor))
                .problem(400, "bad-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "many"})
    void a_bad_limit_is_refused(String limit) {
        marketplace.gets("/v1/events?limit=" + limit).problem(400, "invalid-field");
    }

    private List<Map<String, Object>> rehearsed(String start, Sale sale) {
        return items(start, "&testClocks=true").stream()
                .filter(it -> sale.id.equals(data(it).get("order")))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> data(Map<String, Object> event) {
        return (Map<String, Object>) event.get("data");
    }

    private String end() {
        String place = "";
        for (boolean more = true; more; ) {
            var page = marketplace.gets("/v1/events?limit=500" + place).accepted();
            place = "&after=" + page.text("next");
            more = page.response().jsonPath().getBoolean("more");
        }
        return place.substring("&after=".length());
    }

    private List<Map<String, Object>> items(String after, String more) {
        List<Map<String, Object>> items = new ArrayList<>();
        String place = after;
        for (boolean there = true; there; ) {
            var page = marketplace.gets("/v1/events?limit=3&after=" + place + more).accepted();
            items.addAll(page.response().jsonPath().getList("items"));
            place = page.text("next");
            there = page.response().jsonPath().getBoolean("more");
        }
        return items;
    }
}
