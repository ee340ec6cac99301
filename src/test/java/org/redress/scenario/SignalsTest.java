package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.account.AccountRole;
import org.redress.account.OrderTrail;
import org.redress.account.Tally;
import org.redress.kernel.Occurrence;
import org.redress.order.OrderEvent;
import org.redress.order.OrderJson;
import org.redress.support.PostgresResource;

/** Rates and signals of accounts, over HTTP, from whole lives on a test clock. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignalsTest {

    @Inject Pool pool;

    private final Shop shop = new Shop();
    private final String name = UUID.randomUUID().toString();
    private final Person seller = new Person("seller-" + name, "seller");
    private final Person buyer = new Person("buyer-" + name, "buyer");
    private final Person mediator = new Person("mediator-" + name, "mediator");

    @Test
    @Tag("B02")
    @Tag("A06")
    void a_sellers_rates_can_be_recomputed_from_the_events() {
        var sales = new ArrayList<Sale>();
        for (int i = 0; i < 6; i++) {
            Sale sale = shop.sells(lamp().soldBy(seller));
            sales.add(sale);
            sale.marketplace.ships();
        }
        sales.subList(0, 4).forEach(sale -> sale.buyer.opens("in-transit", "lamp"));
        sales.get(1).buyer.withdraws();
        accepts(sales.get(2));
        shop.daysGoTo(8);

        var seen = seen(mediator, seller, "seller");

        var tally = recount(AccountRole.SELLER, sales);
        assertEquals(6, seen.number("counts.orders"));
        assertEquals(4, seen.number("counts.disputes"));
        assertEquals(1, seen.number("counts.withdrawn"));
        assertEquals(3, seen.number("counts.counted"));
        assertEquals(0, seen.number("counts.openNow"));
        assertEquals(tally.counted(), seen.number("counts.counted"));
        assertEquals(tally.disputeRate().count(), seen.number("rates.disputeRate.count"));
        assertEquals(2, seen.number("rates.silenceRate.count"));
        assertEquals(tally.silenceRate().count(), seen.number("rates.silenceRate.count"));
        assertEquals(tally.sellerFaultRate().count(), seen.number("rates.sellerFaultRate.count"));
        assertEquals(
                tally.disputeRate().high(),
                seen.response().jsonPath().getDouble("rates.disputeRate.high"),
                0.00001);
        assertEquals("support@localhost", seen.text("supportContact"));
    }

    private void accepts(Sale sale) {
        var path = "/v1/disputes/" + sale.id + "-1";
        var offer = seller.gets(path).accepted().number("request.id");
        seller.posts(path + "/acceptance", Map.of("offer", offer)).accepted();
    }

    @Test
    @Tag("B01")
    @Tag("A06")
    void a_buyer_who_disputes_almost_every_order_is_a_signal_for_the_team_alone() {
        for (int i = 0; i < 4; i++) {
            Sale sale = shop.sells(lamp().with("buyer", contact(buyer)));
            sale.marketplace.ships();
            var opening =
                    Map.of("reason", "in-transit", "lines", List.of("lamp"), "text", "Where?");
            buyer.posts(sale.path() + "/disputes", opening).accepted();
        }

        var team = seen(mediator, buyer, "buyer");
        var own = seen(buyer, buyer, "buyer");

        assertEquals(List.of("frequent-disputes"), signals(team));
        assertEquals("almost-every-order", team.text("signals[0].facts.rule"));
        assertEquals("4", team.text("signals[0].facts.disputedOrders"));
        assertNull(own.text("signals"));
        assertEquals(4, own.number("counts.open"));
        shop.daysGoTo(8);
        assertFalse(signals(seen(mediator, buyer, "buyer")).contains("frequent-disputes"));
        assertTrue(signals(seen(mediator, buyer, "buyer")).contains("refund-ratio"));
    }

    @Test
    @Tag("B02")
    void a_seller_with_many_open_disputes_is_a_signal() {
        for (int i = 0; i < 5; i++) {
            Sale sale = shop.sells(lamp().soldBy(seller));
            sale.marketplace.ships();
            sale.buyer.opens("in-transit", "lamp");
        }

        var seen = seen(shop.marketplace, seller, "seller");

        assertEquals(5, seen.number("counts.openNow"));
        assertEquals(List.of("many-open-disputes"), signals(seen));
    }

    @Test
    @Tag("R09")
    void a_tracking_number_used_for_two_buyers_is_a_signal() {
        String number = "RR" + name.replace("-", "").substring(0, 20);
        List<Sale> sales =
                List.of(shop.sells(lamp().soldBy(seller)), shop.sells(lamp().soldBy(seller)));
        for (Sale sale : sales) {
            shop.marketplace
                    .posts(sale.path() + "/shipments", Map.of("trackingNumber", number))
                    .accepted();
        }

        var seen = seen(mediator, seller, "seller");

        assertEquals(List.of("reused-tracking-number"), signals(seen));
        assertEquals(number, seen.text("signals[0].facts.trackingNumber"));
        assertEquals("false", seen.text("signals[0].facts.otherSeller"));
        var other = new Person(sales.getFirst().seller.person().id(), "seller");
        assertEquals(List.of(), signals(seen(mediator, other, "seller")));
    }

    @Test
    @Tag("R09")
    void two_parcels_of_one_buyer_under_one_number_are_none() {
        for (int i = 0; i < 2; i++) {
            Sale sale = shop.sells(lamp().soldBy(seller).with("buyer", contact(buyer)));
            shop.marketplace
                    .posts(sale.path() + "/shipments", Map.of("trackingNumber", "R-" + name))
                    .accepted();
        }

        assertEquals(List.of(), signals(seen(mediator, seller, "seller")));
    }

    @Test
    @Tag("B01")
    void one_file_brought_to_two_orders_is_a_signal() {
        var photo = Attachment.photo();
        for (int i = 0; i < 2; i++) {
            Sale sale = shop.sells(lamp().with("buyer", contact(buyer)));
            photo.to(sale.path(), buyer, UUID.randomUUID().toString()).accepted();
        }

        var seen = seen(mediator, buyer, "buyer");

        assertEquals(List.of("same-evidence-content"), signals(seen));
        assertEquals("2", seen.text("signals[0].facts.orders"));
    }

    @Test
    void orders_of_a_test_clock_stay_out_unless_they_are_asked_for() {
        shop.sells(lamp().soldBy(seller));
        var path = "/v1/accounts/" + seller.id() + "/signals?role=seller";

        assertEquals(0, mediator.gets(path).accepted().number("counts.orders"));
        assertEquals(1, seen(mediator, seller, "seller").number("counts.orders"));
        mediator.gets(path + "&testClock=" + UUID.randomUUID()).problem(404, "test-clock-unknown");
    }

    @Test
    void the_window_starts_when_the_caller_says() {
        shop.sells(lamp().soldBy(seller));
        shop.daysGoTo(2);
        shop.sells(lamp().soldBy(seller));
        var path = "/v1/accounts/" + seller.id() + "/signals?role=seller&testClock=" + shop.clock();

        var since = mediator.gets(path + "&since=" + Shop.day(1)).accepted();
        assertEquals(1, since.number("counts.orders"));
        assertEquals(Shop.day(1), since.instant("since"));
        assertEquals(Shop.day(2), since.instant("asOf"));
        mediator.gets(path + "&since=" + Shop.day(3)).problem(400, "invalid-field");
    }

    @Test
    void a_stranger_learns_nothing() {
        var path = "/v1/accounts/" + seller.id() + "/signals?role=seller";

        new Person("nobody", "seller").gets(path).problem(404, "not-found");
        new Person(seller.id(), "buyer").gets(path).problem(404, "not-found");
        seller.gets(path).accepted();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since=2026-01-01T00:00:00Z",
                "role=king",
                "role=seller&since=soon",
                "role=seller&since=-1"
            })
    void a_bad_parameter_is_refused(String query) {
        mediator.gets("/v1/accounts/" + seller.id() + "/signals?" + query)
                .problem(400, "invalid-field");
    }

    private Reply seen(Person person, Person account, String role) {
        return person.gets(
                        "/v1/accounts/"
                                + account.id()
                                + "/signals?role="
                                + role
                                + "&testClock="
                                + shop.clock())
                .accepted();
    }

    private static List<String> signals(Reply reply) {
        return reply.response().jsonPath().getList("signals.signal");
    }

    private static Map<String, Object> contact(Person person) {
        return Map.of("id", person.id(), "name", "Bo", "email", OrderDraft.mailbox(person));
    }

    /** From all events of the orders, as anybody may do it. */
    private Tally recount(AccountRole role, List<Sale> sales) {
        var trails = sales.stream().map(this::trail).toList();
        return Tally.of(role, sales.size()).plus(trails, Shop.OPENING);
    }

    private OrderTrail trail(Sale sale) {
        UUID id = UUID.fromString(sale.id);
        var rows =
                pool.preparedQuery(
                                "select body from order_event where order_id = $1 order by number")
                        .execute(Tuple.of(id))
                        .await()
                        .indefinitely();
        List<Occurrence<OrderEvent>> events = new ArrayList<>();
        for (Row row : rows) {
            events.add(OrderJson.event(row.getString("body")));
        }
        return OrderTrail.of(id, events);
    }
}
