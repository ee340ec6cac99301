package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.RetryPayment;
import org.redress.payment.Outcome.Declined;
import org.redress.payment.Outcome.Done;
import org.redress.support.PostgresResource;

/** Tasks about payments whose cause goes away end by themselves, and no sooner. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(NotificationsTest.Listening.class)
@Tag("FG11")
class SolvedTasksTest extends PaymentDesk {

    @Test
    @Tag("FG1")
    void what_nobody_knew_is_over_once_the_provider_tells() {
        UUID order = givenUp();

        tell(order, "done", done(order)).await().indefinitely();
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
        UUID order = refunded();
        provider.behave(request -> new Declined(CLOSED));
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
        UUID order = unanswered(1).getFirst();
        books.execute(
                "update payment set asked_at = asked_at - interval '25 hours' where order_id = '"
                        + order
                        + "'");
        comeBack(order);
        drain();
        assertEquals(1, open(order, "payment-unknown"));
        assertEquals(1, open(order, "message-parked"));
        return order;
    }

    private void retry(UUID order, int number) {
        send(Party.OPERATOR, order, new RetryPayment(number));
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
