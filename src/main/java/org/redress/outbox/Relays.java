package org.redress.outbox;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.redress.platform.Randomness;

/**
 * All relays of this replica: made here, drained together by tests and test clocks, ended together
 * at a stop.
 */
@ApplicationScoped
public class Relays {

    private final Outbox outbox;
    private final OutboxConfig config;
    private final Randomness randomness;
    private final RelayCounts counts;
    private final List<Relay> relays = new CopyOnWriteArrayList<>();

    Relays(Outbox outbox, OutboxConfig config, Randomness randomness, RelayCounts counts) {
        this.outbox = outbox;
        this.config = config;
        this.randomness = randomness;
        this.counts = counts;
    }

    public Relay relay(String topic, Delivery delivery) {
        counts.announce(topic);
        var relay = new Relay(topic, delivery, outbox, config, randomness, counts);
        relays.add(relay);
        return relay;
    }

    /** A relay whose messages leave each on its own; one that fails is tried again by itself. */
    public Relay relayEach(String topic, Function<OutboxMessage, Uni<Void>> send) {
        return relay(topic, messages -> abreast(messages, message -> attempt(message, send)));
    }

    /** Of every relay there is. */
    List<String> topics() {
        return relays.stream().map(Relay::topic).toList();
    }

    /** The same for each of these messages, so many at a time as are allowed. */
    public <M, T> Uni<List<T>> abreast(List<M> messages, Function<M, Uni<? extends T>> each) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUni(each)
                .merge(config.concurrency())
                .collect()
                .asList();
    }

    private static Uni<Attempt> attempt(
            OutboxMessage message, Function<OutboxMessage, Uni<Void>> send) {
        return send.apply(message)
                .<Attempt>replaceWith(() -> new Attempt.Delivered(message))
                .onFailure()
                .recoverWithItem(failure -> Attempt.Failed.of(message, failure));
    }

    /**
     * Lets everything leave, what follows from it too, until nothing is due. A failed message waits
     * for its time.
     */
    public Uni<Void> drain() {
        return Multi.createBy()
                .repeating()
                .uni(this::round)
                .whilst(tries -> tries > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Long> round() {
        return Multi.createFrom()
                .iterable(relays)
                .onItem()
                .transformToUniAndConcatenate(Relay::drain)
                .collect()
                .in(() -> new long[1], (sum, tries) -> sum[0] += tries)
                .map(sum -> sum[0]);
    }

    /**
     * Batches under way end before the connections close; a batch that does not comes back by its
     * lease.
     */
    void stop(@Observes ShutdownEvent event) {
        relays.forEach(Relay::stop);
        try {
            Uni.join()
                    .all(relays.stream().map(Relay::idle).toList())
                    .andFailFast()
                    .await()
                    .atMost(config.stopWithin());
        } catch (TimeoutException e) {
            Log.warnf(
                    "a batch of the outbox did not end within %s; it comes back by its lease",
                    config.stopWithin());
        }
    }
}
