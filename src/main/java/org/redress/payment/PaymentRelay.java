package org.redress.payment;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.redress.order.Life;
import org.redress.order.OrderRoad;
import org.redress.outbox.Attempt;
import org.redress.outbox.OutboxMessage;
import org.redress.outbox.Relay;
import org.redress.outbox.Relays;
import org.redress.payment.Outcome.Unknown;

/**
 * Asks the provider to do what the outbox's payment rows say, and tells the orders: many askings at
 * once, one call of the road for the whole batch.
 */
@Startup
@ApplicationScoped
public class PaymentRelay {

    private final Relays relays;
    private final Relay relay;
    private final Gateways gateways;
    private final OrderRoad road;

    PaymentRelay(Relays relays, Gateways gateways, OrderRoad road) {
        this.relays = relays;
        this.gateways = gateways;
        this.road = road;
        this.relay = relays.relay("payment", this::deliver);
    }

    @Scheduled(every = "${redress.outbox.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return relay.run().replaceWithVoid();
    }

    private Uni<List<Attempt>> deliver(List<OutboxMessage> messages) {
        return relays.abreast(messages, this::ask).chain(this::tellOrders);
    }

    private Uni<Payment> ask(OutboxMessage message) {
        return Uni.createFrom()
                .item(() -> Payment.requestOf(message))
                .chain(request -> gateways.pay(request, message.testClock()))
                .map(outcome -> new Payment(message, Payment.instructionOf(message), outcome))
                .onFailure()
                .recoverWithItem(
                        failure -> new Payment(message, 0, new Unknown(failure.toString())));
    }

    private Uni<List<Attempt>> tellOrders(List<Payment> payments) {
        return completed(payments)
                .map(lives -> payments.stream().map(payment -> payment.attempt(lives)).toList());
    }

    private Uni<List<Life>> completed(List<Payment> payments) {
        var works = payments.stream().filter(Payment::isDone).map(Payment::completion).toList();
        return works.isEmpty() ? Uni.createFrom().item(List.of()) : road.send(works);
    }
}
