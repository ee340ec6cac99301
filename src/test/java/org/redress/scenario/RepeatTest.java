package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.redress.scenario.OrderDraft.lamp;
import static org.redress.scenario.Shop.day;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;

/** A request may be sent again safely (B06), and a caller may say which version he has seen. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("B06")
class RepeatTest {
    private static final int AT_ONCE = 50;

    private final Shop shop = new Shop();

    @Test
    void a_write_without_a_key_is_refused() {
        Sale sale = shop.sells(lamp());

        var reply =
                new Reply(sale.seller.person().writing(Map.of()).post(sale.path() + "/shipments"));

        reply.problem(400, "idempotency-key-missing");
        sale.seller
                .person()
                .posts(sale.path() + "/shipments", Map.of(), "a b")
                .problem(400, "idempotency-key-missing");
        assertEquals(List.of("order-registered"), sale.story());
    }

    @Test
    void the_same_request_again_gets_the_same_answer_and_happens_once() {
        Sale sale = shop.sells(lamp());
        var path = sale.path() + "/shipments";

        var first = sale.seller.person().posts(path, Map.of("carrier", "DHL"), "k-1").accepted();
        sale.buyer.opens("in-transit", "lamp");
        var again = sale.seller.person().posts(path, Map.of("carrier", "DHL"), "k-1");

        assertNull(first.header("Idempotent-Replayed"));
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals(first.status(), again.status());
        assertEquals(first.body(), again.body());
        assertEquals(first.etag(), again.etag());
        assertEquals(List.of("order-registered", "lines-shipped", "dispute.opened"), sale.story());
    }

    @Test
    void the_same_key_for_something_else_is_refused() {
        Sale sale = shop.sells(lamp());
        var path = sale.path() + "/shipments";
        sale.seller.person().posts(path, Map.of("carrier", "DHL"), "k-1").accepted();

        sale.seller
                .person()
                .posts(path, Map.of("carrier", "UPS"), "k-1")
                .problem(422, "idempotency-key-reused");
        sale.seller
                .person()
                .posts(sale.path() + "/refund", null, "k-1")
                .problem(422, "idempotency-key-reused");

        assertEquals(List.of("order-registered", "lines-shipped"), sale.story());
    }

    @Test
    void the_key_of_somebody_else_is_another_key() {
        Sale sale = shop.sells(lamp());
        sale.seller.person().posts(sale.path() + "/shipments", Map.of(), "k-1").accepted();

        var opening =
                Map.of("reason", "in-transit", "lines", List.of("lamp"), "text", "Where is it?");
        var reply = sale.buyer.person().posts(sale.path() + "/disputes", opening, "k-1").accepted();

        assertNull(reply.header("Idempotent-Replayed"));
    }

    @Test
    void a_key_counts_for_one_order() {
        Sale one = shop.sells(lamp());
        Sale other = shop.sells(lamp());

        var seller = new Person("shop", "marketplace");
        seller.posts(one.path() + "/shipments", Map.of(), "k-1").accepted();
        seller.posts(other.path() + "/shipments", Map.of(), "k-1").accepted();

        assertEquals(2, other.story().size());
    }

    @Test
    void a_refusal_is_replayed_even_when_it_would_be_accepted_by_now() {
        Sale sale = shop.sells(lamp());
        var opening =
                Map.of("reason", "in-transit", "lines", List.of("lamp"), "text", "Where is it?");
        var path = sale.path() + "/disputes";
        var first = sale.buyer.person().posts(path, opening, "k-1").problem(409, "not-shipped");
        sale.seller.ships();

        var again = sale.buyer.person().posts(path, opening, "k-1").problem(409, "not-shipped");

        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals(first.body(), again.body());
        sale.buyer.person().posts(path, opening, "k-2").accepted();
    }

    @Test
    void a_registration_is_replayed_too() {
        var body = lamp().with("testClock", shop.clock()).body();

        var first = shop.marketplace.posts("/v1/orders", body, "k-1");
        var again = shop.marketplace.posts("/v1/orders", body, "k-1");

        assertEquals(201, first.status(), first.body());
        assertEquals(201, again.status());
        assertEquals(first.body(), again.body());
        assertEquals("true", again.header("Idempotent-Replayed"));
    }

    @Test
    void fifty_equal_requests_at_once_happen_once() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        var opening =
                Map.of("reason", "in-transit", "lines", List.of("lamp"), "text", "Where is it?");

        var replies =
                atOnce(() -> sale.buyer.person().posts(sale.path() + "/disputes", opening, "k-1"));

        assertEquals(List.of(201), replies.stream().map(Reply::status).distinct().toList());
        assertEquals(1, replies.stream().map(Reply::body).distinct().count());
        assertEquals(
                1, replies.stream().filter(r -> r.header("Idempotent-Replayed") == null).count());
        assertEquals(List.of("order-registered", "lines-shipped", "dispute.opened"), sale.story());
    }

    @Test
    void fifty_equal_registrations_at_once_hold_the_money_once() {
        var draft = lamp().with("testClock", shop.clock());

        var replies = atOnce(() -> shop.marketplace.posts("/v1/orders", draft.body(), "k-1"));

        assertEquals(List.of(201), replies.stream().map(Reply::status).distinct().toList());
        assertEquals(1, replies.stream().map(Reply::body).distinct().count());
        assertEquals(
                1, replies.stream().filter(r -> r.header("Idempotent-Replayed") == null).count());
        var sale = new Sale(shop, draft, replies.getFirst().text("id"));
        assertEquals(List.of("order-registered"), sale.story());
        assertEquals("held 2700", sale.money());
    }

    @Test
    void fifty_different_answers_at_once_are_decided_one_after_the_other() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        sale.buyer.opens("in-transit", "lamp");

        var replies = atOnce(() -> sale.seller.tries().accepts(1));

        assertEquals(1, replies.stream().filter(r -> r.status() == 200).count());
        replies.stream()
                .filter(r -> r.status() != 200)
                .forEach(r -> r.problem(409, "dispute-closed"));
        assertEquals("refunded 2700", sale.moneyArrives());
    }

    @Test
    void the_etag_is_the_orders_version_on_its_disputes_too() {
        Sale sale = shop.sells(lamp());
        assertEquals("\"1\"", sale.order().etag());
        assertEquals("\"2\"", sale.seller.ships().etag());

        assertEquals("\"3\"", sale.buyer.opens("in-transit", "lamp").etag());

        assertEquals("\"3\"", sale.dispute(1).etag());
        assertEquals(3, sale.order().number("version"));
    }

    @Test
    void a_version_that_is_no_longer_the_newest_is_refused() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();

        var refusal = counter(sale, "\"1\"", "shipments").problem(412, "version-changed");
        assertEquals("2", refusal.fact("version"));
        counter(sale, "1", "shipments").problem(400, "bad-if-match");

        assertEquals(2, sale.story().size());
        assertEquals(200, counter(sale, "\"2\"", "refund").status());
    }

    @Test
    void what_time_did_before_a_stale_version_was_refused_stands() {
        Sale sale = shop.sells(lamp());
        sale.seller.ships();
        shop.timeJumpsTo(day(60));

        counter(sale, "\"2\"", "refund").problem(412, "version-changed");

        assertEquals("released 2700", sale.moneyArrives());
    }

    private static Reply counter(Sale sale, String ifMatch, String what) {
        return new Reply(
                sale.seller
                        .person()
                        .writing(Map.of())
                        .header("Idempotency-Key", what + ifMatch.hashCode())
                        .header("If-Match", ifMatch)
                        .post(sale.path() + "/" + what));
    }

    private static List<Reply> atOnce(Callable<Reply> request) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var requests = IntStream.range(0, AT_ONCE).mapToObj(i -> request).toList();
            return threads.invokeAll(requests).stream().map(RepeatTest::result).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply result(Future<Reply> reply) {
        try {
            return reply.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
