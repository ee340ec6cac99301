package org.redress.notice;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.redress.outbox.OutboxMessage;
import org.redress.outbox.Relay;
import org.redress.outbox.Relays;
import org.redress.webhook.Disabling;

/**
 * Tells whoever runs the service by email that a webhook endpoint was disabled, once each time. A
 * row of this topic stands under the endpoint's id.
 */
@Startup
@ApplicationScoped
public class WebhookMailRelay {

    private static final String TOPIC = "webhook-mail";

    private final Relay relay;
    private final WebhookLetters letters;

    WebhookMailRelay(Relays relays, WebhookLetters letters, Mailing mailing) {
        this.letters = letters;
        this.relay =
                relays.relay(
                        TOPIC,
                        messages ->
                                mailing.deliver(
                                        TOPIC,
                                        messages,
                                        this::write,
                                        told -> Uni.createFrom().item(told)));
    }

    @Scheduled(every = "${redress.outbox.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return relay.run().replaceWithVoid();
    }

    private Uni<Letter> write(OutboxMessage message) {
        var disabling = Disabling.of(message.orderId(), message.eventNumber(), message.payload());
        return Uni.createFrom().item(letters.of(disabling));
    }
}
