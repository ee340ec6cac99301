package org.redress.notice;

import org.redress.dispute.Award;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeStatus.AwaitingReturn;
import org.redress.dispute.DisputeStatus.Resolved;
import org.redress.dispute.DisputeStatus.ReturnInTransit;
import org.redress.notice.ReturnNotice.ReplacementDue;
import org.redress.notice.ReturnNotice.ReplacementMissed;
import org.redress.notice.ReturnNotice.ReplacementShipped;
import org.redress.notice.ReturnNotice.ReturnAddressGiven;
import org.redress.notice.ReturnNotice.ReturnAgreed;
import org.redress.notice.ReturnNotice.ReturnArrived;
import org.redress.notice.ReturnNotice.ReturnContested;
import org.redress.notice.ReturnNotice.ReturnSettled;
import org.redress.notice.ReturnNotice.ReturnShipped;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderEvent.LinesShipped;
import org.redress.policy.Policy.Returns;

/** The news of goods on their way back, and of replacements. */
record ReturnNews(Telling telling) {

    Notice agreed() {
        var event = (DisputeEvent.ReturnAgreed) telling.inside();
        return new ReturnAgreed(
                event.award().how(),
                deal(event.award()),
                telling.instant(event.addressUntil()),
                policy().addressMissed(),
                telling.words(event.grounds()));
    }

    Notice addressGiven() {
        var event = (DisputeEvent.ReturnAddressGiven) telling.inside();
        var status = (AwaitingReturn) telling.dispute().status();
        String address = telling.file().text(event.address());
        return new ReturnAddressGiven(
                deal(status.award()),
                address == null ? null : PlainText.joined(address, PlainText.QUOTE),
                telling.instant(event.shipBy()),
                policy().shipMissed());
    }

    Notice shipped() {
        var event = (DisputeEvent.ReturnShipped) telling.inside();
        var status = (ReturnInTransit) telling.dispute().status();
        return new ReturnShipped(
                deal(status.award()),
                telling.plain(event.parcel().carrier()),
                telling.plain(event.parcel().trackingNumber()),
                telling.amountOrNull(event.parcel().freight()),
                telling.instant(event.arriveBy()));
    }

    Notice arrived() {
        var event = (DisputeEvent.ReturnArrived) telling.inside();
        var status = (org.redress.dispute.DisputeStatus.ReturnArrived) telling.dispute().status();
        return new ReturnArrived(
                deal(status.award()), telling.instant(event.inspectBy()), policy().inspectMissed());
    }

    Notice contested() {
        var event = (DisputeEvent.ReturnContested) telling.inside();
        return new ReturnContested(
                event.found(),
                telling.words(event.note()),
                telling.instant(event.evidenceUntil()),
                telling.instant(event.decideBy()));
    }

    Notice replacementDue() {
        var event = (DisputeEvent.ReplacementAgreed) telling.inside();
        return new ReplacementDue(
                event.award().how(),
                telling.instant(event.shipBy()),
                telling.amountOrNull(event.freight()),
                telling.words(event.grounds()));
    }

    Notice replacementShipped() {
        var parcel = ((LinesShipped) telling.event()).shipment();
        var ended = (Resolved) telling.dispute().status();
        return new ReplacementShipped(
                telling.plain(parcel.carrier()),
                telling.plain(parcel.trackingNumber()),
                telling.instant(parcel.protectionEnd()),
                telling.instant(parcel.releaseAt()),
                telling.amountOrNull(ended.owed()));
    }

    Notice settled() {
        var end = telling.end();
        return new ReturnSettled(
                ((LinesSettled) telling.event()).cause(),
                telling.amountOrNull(end.freight()),
                telling.amountOrNull(end.owed()));
    }

    Notice replacementMissed() {
        var end = telling.end();
        return new ReplacementMissed(
                telling.instant(telling.occurrence().due()),
                telling.amountOrNull(end.freight()),
                telling.amountOrNull(end.owed()));
    }

    private Deal deal(Award award) {
        return telling.deal(award.terms());
    }

    private Returns policy() {
        return telling.policy().returns();
    }
}
