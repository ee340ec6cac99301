package org.redress.notice;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.redress.outbox.OutboxMessage;
import org.redress.outbox.Relay;
import org.redress.outbox.Relays;

/** Turns the outbox's mail rows into emails, each at least once. */
@Startup
@ApplicationScoped
public class MailRelay {

    private final Relay relay;
    private final LetterDesk desk;
    private final Post post;

    MailRelay(Relays relays, LetterDesk desk, Post post) {
        this.desk = desk;
        this.post = post;
        this.relay = relays.relayEach("mail", this::send);
    }

    @Scheduled(every = "${redress.outbox.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return relay.run().replaceWithVoid();
    }

    private Uni<Void> send(OutboxMessage message) {
        return desk.write(message).chain(letter -> post.send(message, letter));
    }
}
