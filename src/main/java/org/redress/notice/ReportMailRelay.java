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

    private final Relay relay;
    private final ReportDesk reports;
    private final ReportLetters letters;
    private final Post post;

    ReportMailRelay(Relays relays, ReportDesk reports, ReportLetters letters, Post post) {
        this.reports = reports;
        this.letters = letters;
        this.post = post;
        this.relay = relays.relayEach("report-mail", this::send);
    }

    @Scheduled(every = "${redress.outbox.every:1s}", concurrentExecution = SKIP)
    Uni<Void> tick() {
        return relay.run().replaceWithVoid();
    }

    private Uni<Void> send(OutboxMessage message) {
        return reports.read(message.orderId())
                .map(file -> letters.of(file.orElseThrow()))
                .chain(letter -> post.send(message, letter));
    }
}
