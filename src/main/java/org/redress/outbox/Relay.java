package org.redress.outbox;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.redress.outbox.Attempt.Delivered;
import org.redress.outbox.Attempt.Dropped;
import org.redress.outbox.Attempt.Failed;
import org.redress.outbox.Attempt.Parked;
import org.redress.outbox.Attempt.Postponed;
import org.redress.outbox.Outbox.Setback;
import org.redress.platform.Randomness;

/**
 * The one loop that empties a topic of the outbox: claim a batch, let it leave, mark it, until a
 * batch is not full; then, one by one, what relays were lost with.
 */
public final class Relay {

    private static final Duration GLANCE = Duration.ofMillis(20);

    private final String topic;
    private final Delivery delivery;
    private final Outbox outbox;
    private final OutboxConfig config;
    private final Randomness randomness;
    private final RelayCounts counts;
    private final Lease lease;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean stopping;

    Relay(
            String topic,
            Delivery delivery,
            Outbox outbox,
            OutboxConfig config,
            Randomness randomness,
            RelayCounts counts) {
        this.topic = topic;
        this.delivery = delivery;
        this.outbox = outbox;
        this.config = config;
        this.randomness = randomness;
        this.counts = counts;
        this.lease = new Lease(outbox, config.lease());
    }

    String topic() {
        return topic;
    }

    /** Everything due now; answers how many tries were made. */
    public Uni<Long> run() {
        return inBatches().chain(tries -> oneByOne().map(more -> tries + more));
    }

    private Uni<Long> inBatches() {
        return untilNotFull(
                config.batch(), () -> outbox.claim(topic, config.batch(), config.lease()));
    }

    private Uni<Long> oneByOne() {
        return untilNotFull(1, () -> outbox.claimSuspect(topic, config.lease()));
    }

    private Uni<Long> untilNotFull(int full, Supplier<Uni<List<OutboxMessage>>> claim) {
        return Multi.createBy()
                .repeating()
                .uni(() -> batch(claim))
                .whilst(size -> size == full)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }

    /** As {@link #run}, and what a tick of this replica has in hand is waited for. */
    Uni<Long> drain() {
        return run().call(this::idle);
    }

    /** No batch is begun any more. */
    void stop() {
        stopping = true;
    }

    /** Once no batch is under way. */
    Uni<Void> idle() {
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom().item(underWay.get()))
                .withDelay(GLANCE)
                .whilst(batches -> batches > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> batch(Supplier<Uni<List<OutboxMessage>>> claim) {
        if (stopping) {
            return Uni.createFrom().item(0);
        }
        underWay.incrementAndGet();
        return claim.get()
                .call(this::handle)
                .map(List::size)
                .onTermination()
                .invoke(underWay::decrementAndGet);
    }

    private Uni<Void> handle(List<OutboxMessage> claimed) {
        Predicate<OutboxMessage> spent = this::isSpent;
        var given = claimed.stream().filter(spent.negate()).toList();
        var lost = claimed.stream().filter(spent).map(Relay::neverAnswered).toList();
        return deliver(given).chain(this::mark).chain(() -> mark(lost));
    }

    private boolean isSpent(OutboxMessage message) {
        return message.tries() > config.parkAfter() || message.lost() > config.parkAfterLost();
    }

    /** The last try ended without a word: it took the relay with it, or outlasted its lease. */
    private static Attempt neverAnswered(OutboxMessage message) {
        return new Parked(message, "the last try was never answered");
    }

    private Uni<List<Attempt>> deliver(List<OutboxMessage> messages) {
        return messages.isEmpty()
                ? Uni.createFrom().item(List.of())
                : lease.during(
                                messages,
                                Uni.createFrom().deferred(() -> delivery.deliver(messages)))
                        .onFailure()
                        .recoverWithItem(failure -> allFailed(messages, failure));
    }

    private static List<Attempt> allFailed(List<OutboxMessage> messages, Throwable failure) {
        return messages.stream().<Attempt>map(message -> Failed.of(message, failure)).toList();
    }

    private Uni<Void> mark(List<Attempt> attempts) {
        List<OutboxMessage> done = new ArrayList<>();
        List<Setback> setbacks = new ArrayList<>();
        List<Setback> postponed = new ArrayList<>();
        List<Setback> dropped = new ArrayList<>();
        for (Attempt attempt : attempts) {
            switch (attempt) {
                case Delivered(var message) -> done.add(message);
                case Failed failed -> setbacks.add(setback(failed));
                case Parked(var message, var why) ->
                        setbacks.add(new Setback(message, null, ErrorText.of(why)));
                case Postponed(var message, var pause, var why) ->
                        postponed.add(new Setback(message, pause, ErrorText.of(why)));
                case Dropped(var message, var why) ->
                        dropped.add(new Setback(message, null, ErrorText.of(why)));
            }
        }
        done.forEach(message -> counts.sent(topic, message));
        setbacks.forEach(this::report);
        return outbox.done(topic, done)
                .chain(() -> outbox.failed(topic, setbacks))
                .chain(() -> outbox.postponed(postponed))
                .chain(() -> outbox.dropped(topic, dropped));
    }

    private Setback setback(Failed failed) {
        int tries = failed.message().tries();
        var backoff = new Backoff(config.retryFirst(), config.retryLongest());
        boolean parked = tries >= config.parkAfter();
        return new Setback(
                failed.message(),
                parked ? null : backoff.after(tries, randomness.fraction()),
                ErrorText.of(failed.error()));
    }

    private void report(Setback setback) {
        var message = setback.message();
        counts.failed(topic, message);
        if (setback.pause() == null) {
            counts.parked(topic, message);
            Log.errorf(
                    "%s %s parked after %d tries: %s",
                    topic, message.id(), message.attempts(), setback.error());
        } else {
            Log.warnf(
                    "%s %s failed, next try in %s: %s",
                    topic, message.id(), setback.pause(), setback.error());
        }
    }
}
