package org.redress.notice;

import java.time.Instant;
import java.util.Comparator;
import org.redress.dispute.DisputeEvent;
import org.redress.notice.TalksNotice.AgreementReached;
import org.redress.notice.TalksNotice.BuyerAnswered;
import org.redress.notice.TalksNotice.DeliveredDuringDispute;
import org.redress.notice.TalksNotice.DisputeExpired;
import org.redress.notice.TalksNotice.DisputeOpened;
import org.redress.notice.TalksNotice.SellerAnswered;
import org.redress.notice.TalksNotice.SilenceGranted;
import org.redress.notice.TalksNotice.TurnExtended;
import org.redress.notice.TalksNotice.Withdrawn;
import org.redress.order.Line;
import org.redress.order.LineStatus;
import org.redress.order.LineStatus.Cause;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.Delivered;
import org.redress.order.OrderEvent.LinesSettled;

/** The news of the talks between buyer and seller. */
record TalksNews(Telling telling) {

    Notice opened() {
        var event = (DisputeEvent.Opened) telling.inside();
        return new DisputeOpened(
                event.matter().reason(),
                event.matter().nearest(),
                telling.asked(),
                telling.words(event.matter().text()),
                telling.instant(event.turn().endsAt()),
                telling.instant(event.capAt()),
                telling.policy().negotiation().atCap());
    }

    Notice sellerAnswered() {
        boolean inWindow = telling.inside() instanceof DisputeEvent.SellerOfferedMeanwhile;
        return new SellerAnswered(
                telling.offered(), telling.asked(), telling.instant(until()), inWindow);
    }

    Notice buyerAnswered() {
        boolean rejected = telling.inside() instanceof DisputeEvent.BuyerRejected;
        var matter =
                telling.inside() instanceof DisputeEvent.BuyerEdited edited
                        ? edited.matter()
                        : null;
        return new BuyerAnswered(
                rejected ? null : telling.asked(),
                telling.offered(),
                matter == null ? null : matter.reason(),
                matter == null ? null : telling.words(matter.text()),
                telling.instant(until()));
    }

    private Instant until() {
        return telling.dispute().status().until();
    }

    Notice delivered() {
        var lines = telling.subject().lines().stream().map(telling.order().lines()::get).toList();
        Instant deliveredAt =
                lines.stream()
                        .map(Line::status)
                        .filter(Delivered.class::isInstance)
                        .map(status -> ((Delivered) status).deliveredAt())
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        boolean all = lines.stream().map(Line::status).allMatch(TalksNews::hasCome);
        boolean window = telling.inside() instanceof DisputeEvent.DeliveredWindowOpened;
        return new DeliveredDuringDispute(
                telling.instant(deliveredAt),
                telling.asked(),
                telling.offered(),
                window ? telling.instant(until()) : null,
                !all);
    }

    private static boolean hasCome(LineStatus status) {
        return status instanceof Delivered || status instanceof Confirmed;
    }

    /** Where it is over for one line only, the others may be disputed again. */
    Notice withdrawn() {
        return new Withdrawn(
                telling.subject().lines().stream()
                        .map(place -> telling.order().lines().get(place).releaseAt())
                        .filter(release ->
                                release != null && release.isAfter(telling.occurrence().at()))
                        .min(Comparator.naturalOrder())
                        .map(telling::instant)
                        .orElse(null));
    }

    Notice turnExtended() {
        var extended = (DisputeEvent.TurnExtended) telling.inside();
        return new TurnExtended(
                telling.duration(extended.more()), telling.instant(extended.until()));
    }

    Notice silenceGranted() {
        return new SilenceGranted(telling.asked());
    }

    Notice expired() {
        return new DisputeExpired(cause());
    }

    Notice agreed() {
        var answer = Telling.inDispute(telling.file().earlier(2));
        return new AgreementReached(
                cause() == Cause.CONCESSION, answer instanceof DisputeEvent.ProposalAnswered);
    }

    private Cause cause() {
        return ((LinesSettled) telling.event()).cause();
    }
}
