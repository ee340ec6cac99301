package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

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
import org.redress.kernel.Party;
import org.redress.order.Done.Decided;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.order.OrderRoad;
import org.redress.order.Work;
import org.redress.outbox.Relays;
import org.redress.payment.Outcome.Declined;
import org.redress.payment.Outcome.Done;
import org.redress.support.Books;
import org.redress.support.PostgresResource;

/** Tasks about payments whose cause goes away end by themselves, and no sooner. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(NotificationsTest.Listening.class)
@Tag("FG11")
class SolvedTasksTest {

    @Inject SimulatedGateway provider;
    @Inject PaymentInbox inbox;
    @Inject Relays relays;
    @Inject PaidOrders orders;
    @Inject OrderRoad road;

    private Books books;

    @BeforeEach
    void quiet() {
        books = new Books(orders.database());
        provider.reset();
        drain();
    }

    @Test
    @Tag("FG1")
    void what_nobody_knew_is_over_once_the_provider_tells() {
        UUID order = givenUp();

        var done = new Done(SimulatedGateway.reference(order + "-1"), request(order).amount());
        var told = new Notification("done-" + order, order + "-1", done);
        inbox.take(SimulatedGateway.NAME, told).await().indefinitely();
        assertEquals(1, open(order, "message-parked"));
        drain();

        assertEquals(0, open(order, "payment-unknown") + open(order, "message-parked"));
        assertEquals(2, closedByService(order));
    }

    @Test
    @Tag("FG1")
    void and_once_a_look_up_finds_it() {
        UUID order = givenUp();
        provider.behave(Faults.none());
        books.execute(
                "update outbox set status = 'waiting', next_try_at = now(), retried_after = attempts"
                        + " where status = 'parked' and order_id = '"
                        + order
                        + "'");

        drain();

        assertEquals(0, open(order, "payment-unknown") + open(order, "message-parked"));
        assertEquals(1, books.count(completed(order)));
    }

    @Test
    void what_failed_is_over_once_a_later_try_is_done() {
        UUID order = orders.refunded(1).getFirst();
        provider.behave(request -> new Declined("account_closed"));
        drain();
        assertEquals(1, open(order, "payment-failed"));

        retry(order, 1);
        assertEquals(1, open(order, "payment-failed"), "it may fail again");
        drain();
        assertEquals(2, open(order, "payment-failed"));

        provider.behave(request -> new Done("re_2", request.amount()));
        retry(order, 2);
        drain();

        assertEquals(0, open(order, "payment-failed"));
        assertEquals(2, closedByService(order));
        assertEquals(List.of(), books.findings());
    }

    /** Done at the provider, whose answers were lost until a person was called. */
    private UUID givenUp() {
        provider.behave(new Faults(7, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, Duration.ZERO, Faults.DAY));
        UUID order = orders.refunded(1).getFirst();
        drain();
        books.execute(
                "update payment set asked_at = asked_at - interval '25 hours' where order_id = '"
                        + order
                        + "'");
        books.execute(
                "update outbox set next_try_at = now() where status = 'waiting' and order_id = '"
                        + order
                        + "'");
        drain();
        assertEquals(1, open(order, "payment-unknown"));
        assertEquals(1, open(order, "message-parked"));
        return order;
    }

    private PaymentRequest request(UUID order) {
        return provider.calls().get(order + "-1").getFirst();
    }

    private void retry(UUID order, int number) {
        OrderCommand command = new RetryPayment(number);
        var done = road.send(Work.by(Party.OPERATOR, order, command)).await().indefinitely();
        assertNull(assertInstanceOf(Decided.class, done).life().refusal());
    }

    private void drain() {
        relays.drain().await().atMost(Duration.ofSeconds(30));
    }

    private long open(UUID order, String kind) {
        return books.count(
                "select count(*) from task where closed_at is null and kind = '"
                        + kind
                        + "' and order_id = '"
                        + order
                        + "'");
    }

    private long closedByService(UUID order) {
        return books.count(
                "select count(*) from task t join task_closing c on c.task_id = t.id"
                        + " join task_text w on w.task_id = t.id and w.ref = c.reason"
                        + " where c.closed_by = 'redress' and w.body <> '' and t.order_id = '"
                        + order
                        + "'");
    }

    private static String completed(UUID order) {
        return "select count(*) from order_event where type = 'payment-completed' and order_id = '"
                + order
                + "'";
    }
}
