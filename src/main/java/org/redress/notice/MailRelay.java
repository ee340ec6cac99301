package org.redress.notice;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.redress.outbox.Attempt;
import org.redress.outbox.OutboxConfig;
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
    private final int concurrency;

    MailRelay(Relays relays, LetterDesk desk, Post post, OutboxConfig config) {
        this.desk = desk;
        this.post = post;
        this.concurrency = config.concurrency();
        this.relay = relays.relay("mail", this::deliver);
    }

    @Scheduled(every = "${redress.outbox.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return relay.run().replaceWithVoid();
    }

    private Uni<List<Attempt>> deliver(List<OutboxMessage> messages) {
        return Multi.createFrom()
                .iterable(messages)
                .onItem()
                .transformToUni(this::deliver)
                .merge(concurrency)
                .collect()
                .asList();
    }

    private Uni<Attempt> deliver(OutboxMessage message) {
        return desk.write(message)
                .chain(letter -> post.send(message, letter))
                .<Attempt>replaceWith(() -> new Attempt.Delivered(message))
                .onFailure()
                .recoverWithItem(failure -> Attempt.Failed.of(message, failure));
    }
}
