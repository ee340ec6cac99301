package org.redress.payment;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.redress.order.Life;
import org.redress.order.OrderRoad;
import org.redress.outbox.Attempt;
import org.redress.outbox.OutboxMessage;
import org.redress.outbox.Relay;
import org.redress.outbox.Relays;
import org.redress.payment.Verdict.Busy;
import org.redress.payment.Verdict.Frozen;
import org.redress.payment.Verdict.Held;
import org.redress.payment.Verdict.NotNow;
import org.redress.platform.Randomness;

/**
 * Asks the provider to do what the outbox's payment rows say, and tells the orders: many askings at
 * once, one call of the road for the whole batch.
 */
@Startup
@ApplicationScoped
public class PaymentRelay {

    /** An order is never busy for long. */
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final Relay relay;
    private final PaymentRounds rounds;
    private final OrderRoad road;
    private final PaymentConfig config;
    private final Randomness randomness;

    PaymentRelay(
            Relays relays,
            PaymentRounds rounds,
            OrderRoad road,
            PaymentConfig config,
            Randomness randomness) {
        this.rounds = rounds;
        this.road = road;
        this.config = config;
        this.randomness = randomness;
        this.relay = relays.relay("payment", this::deliver);
    }

    @Scheduled(every = "${redress.outbox.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return relay.run().replaceWithVoid();
    }

    private Uni<List<Attempt>> deliver(List<OutboxMessage> messages) {
        List<Payment> readable = new ArrayList<>(messages.size());
        List<Attempt> unreadable = new ArrayList<>();
        for (OutboxMessage message : messages) {
            try {
                readable.add(Payment.of(message));
            } catch (RuntimeException e) {
                unreadable.add(Attempt.Failed.of(message, e));
            }
        }
        return rounds.about(readable)
                .chain(this::tellAll)
                .map(attempts -> Stream.concat(attempts.stream(), unreadable.stream()).toList());
    }

    /**
     * The order first: whatever is lost after it is found again by the next look-up. What the order
     * has not taken is not over either, and is looked up again too.
     */
    private Uni<List<Attempt>> tellAll(List<Answered> answered) {
        return tellOrders(answered).chain(lives -> written(heard(answered, lives), lives));
    }

    private static List<Answered> heard(List<Answered> answered, List<Life> lives) {
        return answered.stream().map(it -> it.heardBy(lives)).toList();
    }

    private Uni<List<Attempt>> written(List<Answered> answered, List<Life> lives) {
        return rounds.write(answered, taken(answered, lives))
                .map(ignored -> attempts(answered, lives));
    }

    private Uni<List<Life>> tellOrders(List<Answered> answered) {
        var works = answered.stream().flatMap(it -> it.word().work()).toList();
        return works.isEmpty() ? Uni.createFrom().item(List.of()) : road.send(works);
    }

    private static List<Answered> taken(List<Answered> answered, List<Life> lives) {
        return answered.stream().filter(it -> it.isTaken(lives)).toList();
    }

    private List<Attempt> attempts(List<Answered> answered, List<Life> lives) {
        return answered.stream().map(it -> it.attempt(lives, pause(it))).toList();
    }

    /** From half of it to all of it, so that what waits for the same does not come back at once. */
    private Duration pause(Answered answered) {
        Duration longest =
                switch (answered.word().verdict()) {
                    case NotNow n -> config.breakerPause();
                    case Busy b -> BUSY;
                    case Held h -> config.heldLookAgain();
                    case Frozen f -> config.heldLookAgain();
                    case Verdict v -> config.lookAgain();
                };
        return Duration.ofMillis((long) (longest.toMillis() * (0.5 + randomness.fraction() / 2)));
    }
}
