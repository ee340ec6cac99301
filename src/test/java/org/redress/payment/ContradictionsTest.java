package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.kernel.Party;
import org.redress.order.OrderCommand.FailPayment;
import org.redress.payment.Outcome.Declined;
import org.redress.support.PostgresResource;

/**
 * A provider that says both that a payment was made and that it was not, at once: one of the two
 * stands everywhere, and if it is not what was said last, a person is told.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(NotificationsTest.Listening.class)
@Tag("FG7")
class ContradictionsTest extends PaymentDesk {

    @Test
    void a_look_up_that_finds_it_done_while_a_failure_is_being_told_is_a_persons_matter() {
        UUID order = unknown(1).getFirst();
        onlyTheOrderKnows(order);

        comeBack(order);
        drain();
        tell(order, "late", new Declined(CLOSED)).await().indefinitely();

        assertFailed(order);
        assertEquals(1, count("task where kind = 'payment-contradicted'", order));
        assertEquals(0, count("order_event where type = 'payment-completed'", order));
    }

    @Test
    void so_is_a_notification_that_it_is_done() {
        UUID order = unknown(1).getFirst();
        onlyTheOrderKnows(order);

        tell(order, "done", done(order)).await().indefinitely();
        drain();

        assertFailed(order);
        assertEquals(1, count("task where kind = 'payment-contradicted'", order));
    }

    /** Its money is gone only once: what the provider paid beside it is no part of the order. */
    @Test
    @Tag("FG10")
    void a_refund_that_arrives_after_the_bank_has_paid_it_is_told_with_both_facts() {
        UUID order = refunded();
        provider.behave(request -> new Declined(CLOSED));
        drain();
        chargeback(order);
        ended(order, false);
        payments.solved(order).await().indefinitely();
        assertEquals(1, count("order_event where type = 'refund-charged-back'", order));
        assertEquals(0, count("task where closed_at is null", order));

        tell(order, "done", done(order)).await().indefinitely();
        tell(order, "done-again", done(order)).await().indefinitely();
        drain();

        String both =
                "facts like '%"
                        + SimulatedGateway.reference(order + "-1")
                        + "%' and facts like '%bankPaidAt%' and what like '%twice%'";
        assertEquals(1, count("task where kind = 'payment-contradicted' and " + both, order));
        assertEquals(1, count("task where closed_at is null", order));
        assertEquals(0, count("order_event where type = 'payment-completed'", order));
        assertEquals(List.of(), books.findings());
    }

    @Test
    @Tag("FG6")
    void whichever_comes_first_one_truth_stands_in_the_book_and_in_the_ledger() {
        List<UUID> all = unknown(30);
        all.forEach(this::comeBack);

        var failures =
                Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUni(order -> tell(order, "fail", new Declined(CLOSED)))
                        .merge(8)
                        .collect()
                        .asList();
        Uni.join()
                .all(failures.replaceWithVoid(), relays.drain())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(60));
        all.forEach(this::comeBack);
        drain();

        for (UUID order : all) {
            assertFailed(order);
            long late = count("order_event where type = 'payment-completed'", order);
            long told =
                    count(
                            "task where kind in ('payment-contradicted', 'payment-failed',"
                                    + " 'payment-failed-late')",
                            order);
            assertEquals(true, late <= 1 && told >= 1, order::toString);
        }
    }

    private List<UUID> unknown(int count) {
        List<UUID> all = unanswered(count);
        provider.behave(Faults.none());
        return all;
    }

    /** As between the two writes of whoever tells a failure. */
    private void onlyTheOrderKnows(UUID order) {
        send(Party.PROVIDER, order, new FailPayment(1, CLOSED));
    }

    private void assertFailed(UUID order) {
        assertEquals(1, count("payment where stage = 'failed'", order));
        assertEquals(1, count("order_event where type = 'payment-failed'", order));
        assertEquals(1, count("outbox where topic = 'payment' and status = 'done'", order));
        assertEquals(
                PaidOrders.ALL,
                books.count(
                        "select sum(case when to_account = 'failed' then amount"
                                + " when from_account = 'failed' then -amount else 0 end)"
                                + " from posting where order_id = '"
                                + order
                                + "'"));
        assertEquals(List.of(), books.findings());
    }
}
