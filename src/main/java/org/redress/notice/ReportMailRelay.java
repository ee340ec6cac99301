package org.redress.notice;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.redress.outbox.OutboxMessage;
import org.redress.outbox.Relay;
import org.redress.outbox.Relays;
import org.redress.report.ReportDesk;

/**
 * Tells reporters how their reports were decided (W18). A row of this topic stands under the
 * report's id.
 */
@Startup
@ApplicationScoped
public class ReportMailRelay {

    private static final String TOPIC = "report-mail";

    private final Relay relay;
    private final ReportDesk reports;
    private final ReportLetters letters;

    ReportMailRelay(Relays relays, ReportDesk reports, ReportLetters letters, Mailing mailing) {
        this.reports = reports;
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
        return reports.read(message.orderId()).map(file -> letters.of(file.orElseThrow()));
    }
}
