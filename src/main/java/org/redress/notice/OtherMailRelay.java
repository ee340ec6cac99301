package org.redress.notice;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.redress.outbox.OutboxMessage;
import org.redress.outbox.Relay;
import org.redress.outbox.Relays;
import org.redress.report.ReportDesk;
import org.redress.webhook.Disabling;

/**
 * Emails about no order, each kind by a relay of its own: reporters are told how their reports were
 * decided (W18), whoever runs the service that a webhook endpoint was disabled. A row stands under
 * the id of the report or the endpoint; nothing follows from what becomes of it.
 */
@Startup
@ApplicationScoped
public class OtherMailRelay {

    private final Mailing mailing;
    private final Relay reports;
    private final Relay webhooks;

    OtherMailRelay(
            Relays relays,
            Mailing mailing,
            ReportDesk desk,
            ReportLetters reportLetters,
            WebhookLetters webhookLetters) {
        this.mailing = mailing;
        this.reports =
                relay(
                        relays,
                        "report-mail",
                        message ->
                                desk.read(message.orderId())
                                        .map(file -> reportLetters.of(file.orElseThrow())));
        this.webhooks =
                relay(
                        relays,
                        "webhook-mail",
                        message -> Uni.createFrom().item(webhookLetters.of(disabling(message))));
    }

    private Relay relay(Relays relays, String topic, Function<OutboxMessage, Uni<Letter>> letters) {
        return relays.relay(
                topic,
                messages ->
                        mailing.deliver(
                                topic, messages, letters, told -> Uni.createFrom().item(told)));
    }

    private static Disabling disabling(OutboxMessage message) {
        return Disabling.of(message.orderId(), message.eventNumber(), message.payload());
    }

    @Scheduled(every = "${redress.outbox.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tellReporters() {
        return reports.run().replaceWithVoid();
    }

    @Scheduled(every = "${redress.outbox.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tellOperators() {
        return webhooks.run().replaceWithVoid();
    }
}
