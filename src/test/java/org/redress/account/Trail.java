package org.redress.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.dispute.Award;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.dispute.Matter;
import org.redress.dispute.Matter.Claim;
import org.redress.dispute.Offer;
import org.redress.dispute.Terms;
import org.redress.dispute.Turn;
import org.redress.kernel.Because;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.order.CarrierFact;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.LineStatus.Shipment;
import org.redress.order.OrderEvent;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;
import org.redress.policy.Side;

/** The events of one order about a dispute of 100.00, told one after the other, a day each. */
final class Trail {
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final TextRef TEXT = new TextRef(new UUID(0, 1), "0f".repeat(32));
    static final long ALL = 10_000;

    private final List<Occurrence<OrderEvent>> events = new ArrayList<>();

    static Trail shipped() {
        var parcel =
                new Shipment("Post", "T1", START, START, START, START, START, null, null, false);
        return new Trail().add(Party.SELLER, new OrderEvent.LinesShipped(List.of(0), parcel));
    }

    /** About line 0, asking for all of it. */
    static Trail disputed(Reason reason) {
        return shipped().opened(1, reason, new Terms(Remedy.REFUND, ALL, false, null));
    }

    Trail opened(int number, Reason reason, Terms asked) {
        var matter = new Matter(List.of(0), reason, false, TEXT, new Claim(ALL, 0, false));
        var opened = new DisputeEvent.Opened(matter, List.of(), START, new Offer(1, asked), turn());
        return in(number, Party.BUYER, opened);
    }

    Trail offers(long amount) {
        var offer = new Offer(2, new Terms(Remedy.REFUND, amount, false, null));
        return in(Party.SELLER, new DisputeEvent.SellerOffered(offer, turn(), START));
    }

    Trail counters(long amount) {
        var request = new Offer(3, new Terms(Remedy.REFUND, amount, false, null));
        return in(Party.BUYER, new DisputeEvent.BuyerCountered(request, turn(), START));
    }

    Trail escalated(Party by) {
        return in(by, new DisputeEvent.Escalated(START, null));
    }

    Trail resolved(Party by, Resolution how, long amount) {
        return in(by, new DisputeEvent.Resolved(how, amount, false, 0, 0, null));
    }

    Trail returnAgreed(Party by, Resolution how) {
        var award = new Award(how, new Terms(Remedy.RETURN, ALL, false, Side.BUYER));
        return in(by, new DisputeEvent.ReturnAgreed(award, START, null));
    }

    Trail replacementAgreed(Resolution how) {
        var award = new Award(how, new Terms(Remedy.EXCHANGE, ALL, false, null));
        return in(Party.SELLER, new DisputeEvent.ReplacementAgreed(award, false, 0, START, null));
    }

    Trail replaced() {
        return in(Party.SELLER, new DisputeEvent.ReplacementShipped("Post", "T2"));
    }

    Trail withdrawn() {
        return in(Party.BUYER, new DisputeEvent.Withdrawn());
    }

    Trail tracked(String fact, String number, Tracking status) {
        var recorded = new CarrierFact(fact, number, status, START);
        return add(Party.MARKETPLACE, new OrderEvent.TrackingRecorded(recorded, null, List.of()));
    }

    Trail retracted(String fact) {
        return add(Party.MARKETPLACE, new OrderEvent.TrackingRetracted(fact, List.of(0)));
    }

    Trail in(Party actor, DisputeEvent event) {
        return in(1, actor, event);
    }

    private Trail in(int number, Party actor, DisputeEvent event) {
        return add(actor, new OrderEvent.InDispute(number, event));
    }

    private Trail add(Party actor, OrderEvent event) {
        Instant at = START.plus(Duration.ofDays(events.size()));
        Instant due = actor == Party.TIME ? at : null;
        events.add(new Occurrence<>(event, actor, at, due, new Because("p@1", "r", Map.of())));
        return this;
    }

    private static Turn turn() {
        return new Turn(START, true);
    }

    OrderTrail read() {
        return OrderTrail.of(new UUID(0, 9), events);
    }

    Disputed only() {
        var disputes = read().disputes();
        if (disputes.size() != 1) {
            throw new AssertionError(disputes);
        }
        return disputes.getFirst();
    }
}
