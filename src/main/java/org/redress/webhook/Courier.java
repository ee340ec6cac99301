package org.redress.webhook;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.webhook.Queue.Batch;
import org.redress.webhook.Queue.Claimed;
import org.redress.webhook.Queue.Receiver;

/** Delivers what is due to one endpoint, batch by batch, so many at a time. */
@ApplicationScoped
class Courier {

    private final Queue queue;
    private final Sender sender;
    private final Outcomes outcomes;
    private final Parking parking;
    private final WebhookConfig config;

    Courier(Queue queue, Sender sender, Outcomes outcomes, Parking parking, WebhookConfig config) {
        this.queue = queue;
        this.sender = sender;
        this.outcomes = outcomes;
        this.parking = parking;
        this.config = config;
    }

    /** Answers how many were tried; none of an endpoint that is disabled or gone. */
    Uni<Integer> batch(UUID endpoint) {
        return queue.receiver(endpoint).chain(this::deliver);
    }

    private Uni<Integer> deliver(Optional<Receiver> receiver) {
        return receiver.isEmpty()
                ? Uni.createFrom().item(0)
                : queue.claim(receiver.get().endpoint())
                        .call(batch -> all(receiver.get(), batch.claimed()))
                        .call(batch -> parking.park(receiver.get().endpoint(), batch.hopeless()))
                        .map(Batch::size);
    }

    /** One that cannot be marked comes back by its lease and takes none of the others with it. */
    private Uni<Void> all(Receiver receiver, List<Claimed> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUni(delivery -> one(receiver, delivery))
                .collectFailures()
                .merge(config.concurrency())
                .onItem()
                .ignoreAsUni();
    }

    /** A secret that cannot sign is a failure of its endpoint like any other. */
    private Uni<Void> one(Receiver receiver, Claimed claimed) {
        return Uni.createFrom()
                .item(() -> message(receiver, claimed))
                .chain(message -> sender.send(receiver.url(), message))
                .onFailure()
                .recoverWithItem(() -> Outcome.failed("not-signed"))
                .chain(outcome -> outcomes.mark(receiver, claimed, outcome));
    }

    private static Message message(Receiver receiver, Claimed claimed) {
        String id = claimed.message();
        long now = claimed.now();
        String signature = Signature.of(receiver.secrets(), id, now, claimed.body());
        return new Message(id, now, signature, claimed.body());
    }
}
