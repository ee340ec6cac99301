package org.redress.payment;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.redress.kernel.Money;
import org.redress.kernel.Party;
import org.redress.order.Done.Decided;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.RecordChargeback;
import org.redress.order.OrderCommand.RecordChargebackOutcome;
import org.redress.order.OrderRoad;
import org.redress.order.Work;
import org.redress.outbox.Relays;
import org.redress.payment.Outcome.Done;
import org.redress.support.Books;

/**
 * For tests of what becomes of payments: the simulated provider, orders to be paid, and relays that
 * run when they are told to ({@link NotificationsTest.Listening}).
 */
abstract class PaymentDesk {

    static final String CLOSED = "account_closed";

    private static final String CHARGEBACK = "cb-1";

    @Inject SimulatedGateway provider;
    @Inject PaymentInbox inbox;
    @Inject Payments payments;
    @Inject Relays relays;
    @Inject PaidOrders orders;
    @Inject OrderRoad road;

    Books books;

    @BeforeEach
    void quiet() {
        books = new Books(orders.database());
        provider.reset();
        drain();
    }

    final UUID refunded() {
        return orders.refunded(1).getFirst();
    }

    final UUID released() {
        return orders.released(1).getFirst();
    }

    /** Done at the provider, whose answers got lost. */
    final List<UUID> unanswered(int count) {
        provider.behave(new Faults(7, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, Duration.ZERO, Faults.DAY));
        List<UUID> all = orders.refunded(count);
        drain();
        return all;
    }

    final void drain() {
        relays.drain().await().atMost(Duration.ofSeconds(30));
    }

    /** What waits for its time is due now. */
    final void comeBack(UUID order) {
        books.execute(
                "update outbox set next_try_at = now() where status = 'waiting' and order_id = '"
                        + order
                        + "'");
    }

    /** Accepted, whatever happens by it. */
    final void send(Party party, UUID order, OrderCommand command) {
        assertNull(sent(party, order, command).life().refusal());
    }

    final Decided sent(Party party, UUID order, OrderCommand command) {
        var done = road.send(Work.by(party, order, command)).await().indefinitely();
        return assertInstanceOf(Decided.class, done);
    }

    static Work chargebackOf(UUID order) {
        return Work.by(Party.MARKETPLACE, order, new RecordChargeback(CHARGEBACK));
    }

    final void chargeback(UUID order) {
        send(Party.MARKETPLACE, order, new RecordChargeback(CHARGEBACK));
    }

    final void ended(UUID order, boolean won) {
        send(Party.OPERATOR, order, new RecordChargebackOutcome(CHARGEBACK, won));
    }

    /** The provider says it by itself. */
    final Uni<Void> tell(UUID order, String event, Outcome outcome) {
        var told = new Notification(event + "-" + order, order + "-1", outcome);
        return inbox.take(SimulatedGateway.NAME, told);
    }

    static Outcome done(UUID order) {
        var all = new Money(PaidOrders.ALL, Currency.getInstance("USD"));
        return new Done(SimulatedGateway.reference(order + "-1"), all);
    }

    /** {@code from} ends with a condition. */
    final long count(String from, UUID order) {
        return books.count("select count(*) from " + from + " and order_id = '" + order + "'");
    }
}
