package org.redress.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;
import org.redress.kernel.Party;
import org.redress.notice.OrderNotice.DeadlineNear;
import org.redress.notice.OrderNotice.ExtensionAsked;
import org.redress.notice.OrderNotice.ExtensionDeclined;
import org.redress.notice.OrderNotice.FundsReleased;
import org.redress.notice.OrderNotice.LineRefunded;
import org.redress.notice.OrderNotice.MessageReceived;
import org.redress.notice.OrderNotice.OffPlatformWarning;
import org.redress.notice.OrderNotice.OrderProtected;
import org.redress.notice.OrderNotice.ProtectionEnding;
import org.redress.notice.OrderNotice.ProtectionExtended;
import org.redress.notice.OrderNotice.ProtectionStarted;
import org.redress.order.Line;
import org.redress.order.LineStatus.AwaitingShipment;
import org.redress.order.LineStatus.Confirmed;
import org.redress.order.LineStatus.Delivered;
import org.redress.order.LineStatus.InTransit;
import org.redress.order.LineStatus.Settled;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderEvent.LinesShipped;
import org.redress.order.OrderEvent.MessagePosted;

/** The news of an order and its protection. */
record OrderNews(Telling telling) {

    Notice registered() {
        return new OrderProtected(
                telling.amount(telling.order().balance().captured()),
                first(line -> line.digital() ? null : line.releaseAt()),
                first(line -> line.digital() ? line.releaseAt() : null));
    }

    Notice shipped() {
        var parcel = ((LinesShipped) telling.event()).shipment();
        return new ProtectionStarted(
                telling.instant(parcel.shippedAt()),
                telling.plain(parcel.carrier()),
                telling.plain(parcel.trackingNumber()),
                telling.instant(parcel.promisedAt()),
                telling.instant(parcel.protectionEnd()),
                telling.instant(parcel.releaseAt()));
    }

    Notice extensionAsked() {
        var asked = (OrderEvent.ExtensionAsked) telling.event();
        return new ExtensionAsked(telling.duration(asked.by()), protectedUntil());
    }

    Notice extended() {
        var extended = (OrderEvent.ProtectionExtended) telling.event();
        return new ProtectionExtended(
                telling.duration(extended.by()),
                telling.occurrence().actor() == Party.TIME,
                protectedUntil(),
                first(Line::releaseAt));
    }

    Notice deadlineNear() {
        return new DeadlineNear(telling.instant(deadline()));
    }

    Notice protectionEnding() {
        return new ProtectionEnding(telling.instant(deadline()));
    }

    private Instant deadline() {
        return ((OrderEvent.DeadlineNear) telling.event()).deadline();
    }

    Notice extensionDeclined() {
        return new ExtensionDeclined(protectedUntil(), first(Line::releaseAt));
    }

    Notice message() {
        var posted = (MessagePosted) telling.event();
        return new MessageReceived(telling.occurrence().actor(), telling.words(posted.text()));
    }

    Notice offPlatform() {
        return new OffPlatformWarning(telling.occurrence().actor());
    }

    Notice released() {
        var settled = (LinesSettled) telling.event();
        var line = telling.file().before(1).lines().get(telling.subject().lines().getFirst());
        return new FundsReleased(settled.cause(), telling.instant(since(line)), !line.digital());
    }

    private static Instant since(Line line) {
        return switch (line.status()) {
            case Delivered s -> s.deliveredAt();
            case Confirmed s -> s.confirmedAt();
            case InTransit s -> null;
            case AwaitingShipment s -> null;
            case Settled s -> null;
        };
    }

    Notice refunded() {
        return new LineRefunded(((LinesSettled) telling.event()).cause());
    }

    private String protectedUntil() {
        return first(line -> line.status().protectedUntil());
    }

    /** The earliest such instant of the lines that it is about. */
    private String first(Function<Line, Instant> instant) {
        return telling.subject().lines().stream()
                .map(telling.order().lines()::get)
                .map(instant)
                .filter(found -> found != null)
                .min(Comparator.naturalOrder())
                .map(telling::instant)
                .orElse(null);
    }
}
