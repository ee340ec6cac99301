package org.redress.notice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.redress.kernel.Party;
import org.redress.order.Done;
import org.redress.order.NoticeKind;
import org.redress.order.OrderCommand.ReportUndelivered;
import org.redress.order.OrderRoad;
import org.redress.order.Undelivered;
import org.redress.order.Work;
import org.redress.outbox.OutboxMessage;
import org.redress.platform.Problem;

/**
 * Tells orders of emails that were refused for good, not even tried, or came back. What follows is
 * the order's own decision; told twice it decides once. While a chargeback is open it decides
 * nothing, so it is told again of all of them once that is won: the email about it is written in
 * the same transaction and goes through here, whether it arrives or not.
 */
@ApplicationScoped
class Undeliverable {

    private final CaseFiles caseFiles;
    private final MailDeliveries deliveries;
    private final OrderRoad road;

    Undeliverable(CaseFiles caseFiles, MailDeliveries deliveries, OrderRoad road) {
        this.caseFiles = caseFiles;
        this.deliveries = deliveries;
        this.road = road;
    }

    /** An email whose order cannot take the news now is tried once more, and so is the news. */
    Uni<List<Told>> heed(List<Told> all) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(this::heed)
                .collect()
                .asList();
    }

    private Uni<Told> heed(Told told) {
        var message = told.message();
        if (message.kind().equals(NoticeKind.CHARGEBACK_WON.code())) {
            return heed(told, () -> tellAgain(message.orderId()));
        }
        return told.isUndeliverable()
                ? heed(told, () -> tell(message))
                : Uni.createFrom().item(told);
    }

    private static Uni<Told> heed(Told told, Supplier<Uni<? extends Void>> step) {
        return Uni.createFrom()
                .deferred(step)
                .replaceWith(told)
                .onFailure()
                .recoverWithItem(failure -> told.notYet(failure));
    }

    private Uni<Void> tellAgain(UUID order) {
        return deliveries
                .of(order)
                .map(all -> all.stream().filter(mail -> mail.isOfOrder() && mail.fate().isLost()))
                .chain(lost ->
                        Multi.createFrom()
                                .items(lost)
                                .onItem()
                                .transformToUniAndConcatenate(mail -> tell(mail))
                                .onItem()
                                .ignoreAsUni());
    }

    private Uni<Void> tell(OutboxMessage message) {
        return tell(
                message.orderId(),
                message.eventNumber(),
                NoticeKind.named(message.kind()),
                message.recipient());
    }

    /** Fails with a problem while the order cannot be decided. */
    Uni<Void> tell(MailDelivery mail) {
        return tell(mail.order(), mail.event(), NoticeKind.named(mail.kind()), mail.recipient());
    }

    private Uni<Void> tell(UUID order, int event, NoticeKind kind, String recipient) {
        return caseFiles
                .of(order, event)
                .map(file -> report(file, kind, recipient))
                .chain(report ->
                        report.map(it -> send(order, it)).orElse(Uni.createFrom().voidItem()));
    }

    private static Optional<ReportUndelivered> report(
            CaseFile file, NoticeKind kind, String recipient) {
        var to = Party.valueOf(recipient.toUpperCase(Locale.ROOT));
        return Undelivered.report(file.order(), file.occurrence().event(), kind, to)
                .filter(report -> !file.isExtended(report.dispute(), report.deadline()));
    }

    private Uni<Void> send(UUID order, ReportUndelivered report) {
        return road.send(Work.by(Party.PROVIDER, order, report))
                .invoke(Undeliverable::mustBeDecided)
                .replaceWithVoid();
    }

    private static void mustBeDecided(Done done) {
        if (done instanceof Done.Unavailable(var why)) {
            throw Problem.of(503, "order-delayed", why).exception();
        }
    }
}
