package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.account.Standings;
import org.redress.order.OrderId;
import org.redress.outbox.Relays;
import org.redress.support.Books;
import org.redress.support.PostgresResource;

/**
 * A seller whose standing is held: everything is settled as usual, and his money stays in flight.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(NotificationsTest.Listening.class)
class HeldPayoutsTest {

    @Inject SimulatedGateway provider;
    @Inject Relays relays;
    @Inject PaidOrders orders;

    private Books books;

    @BeforeEach
    void quiet() {
        books = new Books(orders.database());
        provider.reset();
        drain();
    }

    @Test
    void his_payout_waits_uncounted_until_he_may_be_paid_again() {
        UUID order = orders.released(1).getFirst();
        String seller = seller(order);
        hold(seller, "1 day");

        drain();
        assertFalse(provider.calls().containsKey(order + "-1"));
        assertEquals(1, waiting(order));
        assertEquals(0, tasks(seller));
        assertEquals(
                0, books.count("select count(*) from payment where order_id = '" + order + "'"));

        books.execute(
                "update account_standing set standing = 'good' where account_id = '"
                        + seller
                        + "'");
        comeBack(order);
        drain();
        assertTrue(provider.calls().containsKey(order + "-1"));
        assertEquals(List.of(), books.findings());
    }

    @Test
    @Tag("FG1")
    void a_payout_that_was_asked_for_before_is_still_looked_up() {
        provider.behave(new Faults(7, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, Duration.ZERO, Faults.DAY));
        UUID order = orders.released(1).getFirst();
        drain();
        hold(seller(order), "1 day");
        provider.behave(Faults.none());
        comeBack(order);

        drain();

        assertEquals(1, provider.calls().get(order + "-1").size());
        assertEquals(
                1,
                books.count(
                        "select count(*) from order_event where type = 'payment-completed' and order_id = '"
                                + order
                                + "'"));
        assertEquals(List.of(), books.findings());
    }

    @Test
    void a_refund_to_the_buyer_never_waits_for_the_seller() {
        UUID order = orders.refunded(1).getFirst();
        hold(seller(order), "1 day");

        drain();

        assertTrue(provider.calls().containsKey(order + "-1"));
    }

    @Test
    @Tag("FG11")
    void after_fourteen_days_a_person_looks_and_fourteen_days_after_that_again() {
        UUID order = orders.released(1).getFirst();
        String seller = seller(order);
        hold(seller, "13 days");
        again(order);
        assertEquals(0, tasks(seller));

        hold(seller, "15 days");
        again(order);
        again(order);
        assertEquals(1, tasks(seller), "one, however often the payout comes back");

        closed(seller, "13 days 23 hours");
        again(order);
        assertEquals(1, tasks(seller), "who has looked is left alone");

        closed(seller, "14 days");
        again(order);
        assertEquals(2, tasks(seller));
    }

    @Test
    @Tag("FG11")
    void many_payouts_of_a_seller_are_one_thing_to_look_at() {
        String seller = "seller-of-many-" + UUID.randomUUID();
        for (UUID order : orders.released(3)) {
            books.execute(
                    "update outbox set payload = jsonb_set(payload::jsonb, '{seller}', '\""
                            + seller
                            + "\"')::text where topic = 'payment' and order_id = '"
                            + order
                            + "'");
        }
        hold(seller, "15 days");

        drain();

        assertEquals(1, tasks(seller));
    }

    private void again(UUID order) {
        comeBack(order);
        drain();
    }

    private void closed(String seller, String ago) {
        books.execute(
                "update task set closed_at = now() - interval '"
                        + ago
                        + "' where kind = 'seller-held' and subject = '"
                        + seller
                        + "'");
    }

    private void drain() {
        relays.drain().await().atMost(Duration.ofSeconds(30));
    }

    private String seller(UUID order) {
        return orders.sellerOf(order);
    }

    private void hold(String seller, String since) {
        short bucket = OrderId.bucket(OrderId.named(Standings.SPACE, seller));
        books.execute(
                """
                insert into account_standing (bucket, account_id, role, standing, reason, since, set_by, version)
                values (%d, '%s', 'seller', 'held', gen_random_uuid(), now() - interval '%s', 'test', 1)
                on conflict (bucket, account_id, role) do update
                set since = excluded.since, standing = 'held'
                """
                        .formatted(bucket, seller, since));
    }

    private void comeBack(UUID order) {
        books.execute(
                "update outbox set next_try_at = now() where status = 'waiting' and order_id = '"
                        + order
                        + "'");
    }

    private long waiting(UUID order) {
        return books.count(
                "select count(*) from outbox where topic = 'payment' and status = 'waiting' and attempts = 0"
                        + " and next_try_at > now() and order_id = '"
                        + order
                        + "'");
    }

    private long tasks(String seller) {
        return books.count(
                "select count(*) from task where kind = 'seller-held' and subject = '"
                        + seller
                        + "'");
    }
}
