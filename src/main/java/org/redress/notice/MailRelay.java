package org.redress.notice;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.redress.outbox.Relay;
import org.redress.outbox.Relays;

/** Turns the outbox's mail rows into emails, each at least once. */
@Startup
@ApplicationScoped
public class MailRelay {

    private final Relay relay;

    MailRelay(Relays relays, LetterDesk desk, Mailing mailing, Undeliverable undeliverable) {
        this.relay =
                relays.relay(
                        "mail",
                        messages ->
                                mailing.deliver(
                                        "mail", messages, desk::write, undeliverable::heed));
    }

    @Scheduled(every = "${redress.outbox.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return relay.run().replaceWithVoid();
    }
}
