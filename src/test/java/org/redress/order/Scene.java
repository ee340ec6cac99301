package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.dispute.Ask;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeCommand.Accept;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Reject;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.dispute.DisputeEvent;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.Offer;
import org.redress.dispute.Terms;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.Refusal;
import org.redress.kernel.TextRef;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.OrderCommand.AttachEvidence;
import org.redress.order.OrderCommand.ConfirmReceipt;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.RecordTracking;
import org.redress.order.OrderCommand.RefundInFull;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policy;
import org.redress.policy.PolicyFile;
import org.redress.policy.Presets;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;

/**
 * One order told step by step, for tests. Payment is on day 0. By default it has one line: goods
 * 10,000 and tax 2,000, shipping 1,000, all 13,000 held; shipped on day 1 with the number T1.
 */
final class Scene {

    static final Instant PAID = Instant.parse("2026-03-01T09:30:00Z");
    static final LineToRegister CAMERA = new LineToRegister("camera", 1, 10_000, 2_000, false);
    static final String MEDIATOR = "mediator-1";
    static final TextRef TEXT = new TextRef(new UUID(0, 7), "0f".repeat(32));

    private static final List<Policy> ALL = Presets.all().stream().map(PolicyFile::policy).toList();

    final Policy policy;
    final List<Occurrence<OrderEvent>> history = new ArrayList<>();
    ProtectedOrder order;
    Life last;

    private Scene(Policy policy) {
        this.policy = policy;
    }

    /** A policy of this release as it is shipped. */
    static Policy preset(String name) {
        return ALL.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    static List<Policy> presets() {
        return ALL;
    }

    static Instant day(double days) {
        return PAID.plusSeconds(Math.round(days * 86_400));
    }

    static Instant justBefore(Instant instant) {
        return instant.minusNanos(1_000);
    }

    static Scene nothing(Policy policy) {
        return new Scene(policy);
    }

    static Scene paid(Policy policy) {
        return paid(policy, 1_000, CAMERA);
    }

    static Scene paid(Policy policy, long shipping, LineToRegister... lines) {
        return new Scene(policy).did(Party.MARKETPLACE, register(shipping, lines), PAID);
    }

    static Scene shipped(Policy policy) {
        return paid(policy).did(Party.SELLER, ship("T1"), day(1));
    }

    /** A dispute about the whole order, opened on day 12 for all that its lines allow. */
    static Scene disputed(Policy policy) {
        return shipped(policy).did(Party.BUYER, open(null), day(12));
    }

    /** Goods that did not come, on a day when every preset lets that be said. */
    static Scene disputed(Policy policy, double day) {
        return shipped(policy).did(Party.BUYER, open(null), day(day));
    }

    /** A dispute about damage, opened on day 12 with a photo. */
    static Scene damaged(Policy policy, Ask ask) {
        return shipped(policy)
                .did(Party.BUYER, photo(0), day(11))
                .did(Party.BUYER, open(Reason.DAMAGED, ask, List.of(1)), day(12));
    }

    /** It happens; the test fails if it is refused. */
    Scene did(Party actor, OrderCommand command, Instant at) {
        does(actor, command, at);
        assertNull(last.refusal(), () -> command + " was refused: " + last.refusal());
        return this;
    }

    Scene did(Party actor, DisputeCommand command, Instant at) {
        return did(actor, new InDispute(1, command), at);
    }

    /** It is tried; the step says whether it happened. */
    Life does(Party actor, OrderCommand command, Instant at) {
        return keep(Life.live(order, command, actor, policy, at));
    }

    Life does(Party actor, DisputeCommand command, Instant at) {
        return does(actor, new InDispute(1, command), at);
    }

    /** It is tried and refused with this code, and nothing has happened because of it. */
    Map<String, String> isRefused(
            Refusal.Code code, Party actor, OrderCommand command, Instant at) {
        does(actor, command, at);
        assertNotNull(last.refusal(), () -> command + " was not refused: " + last.events());
        assertEquals(code, last.refusal().code());
        assertEquals(last.caughtUp(), last.after());
        return last.refusal().facts();
    }

    Map<String, String> isRefused(
            Refusal.Code code, Party actor, DisputeCommand command, Instant at) {
        return isRefused(code, actor, new InDispute(1, command), at);
    }

    Scene timePasses(Instant until) {
        keep(Life.passTime(order, policy, until));
        return this;
    }

    private Life keep(Life life) {
        last = life;
        order = life.after();
        history.addAll(life.events());
        return life;
    }

    /**
     * Who is written to about what because of the last step, for example {@code RULED BUYER};
     * without reminders.
     */
    List<String> mails() {
        return last.events().stream()
                .filter(o -> !(o.event() instanceof OrderEvent.DeadlineNear))
                .flatMap(o -> OrderEffects.of(o).stream())
                .filter(Effect.Notify.class::isInstance)
                .map(Effect.Notify.class::cast)
                .map(notify -> notify.kind() + " " + notify.recipient())
                .toList();
    }

    Dispute dispute() {
        return order.disputes().getLast();
    }

    LineStatus line(int place) {
        return order.lines().get(place).status();
    }

    Instant nextAt() {
        return order.nextDeadline().orElseThrow().at();
    }

    /**
     * What happened in the last step, each event by its simple name; a dispute's by its inner one.
     * Reminders announce and change nothing; they have a test of their own.
     */
    List<String> happened() {
        return last.events().stream()
                .filter(o -> !(o.event() instanceof OrderEvent.DeadlineNear))
                .map(o -> nameOf(o.event()))
                .toList();
    }

    /** The events of one kind in the last step. */
    <E extends OrderEvent> Occurrence<E> only(Class<E> kind) {
        var found = last.events().stream().filter(o -> kind.isInstance(o.event())).toList();
        assertEquals(1, found.size(), () -> kind + " in " + happened());
        return found.getFirst().with(kind.cast(found.getFirst().event()));
    }

    <E extends DisputeEvent> Occurrence<E> onlyInDispute(Class<E> kind) {
        var found =
                last.events().stream()
                        .filter(o ->
                                o.event() instanceof OrderEvent.InDispute(var n, var inside)
                                        && kind.isInstance(inside))
                        .toList();
        assertEquals(1, found.size(), () -> kind + " in " + happened());
        var inside = ((OrderEvent.InDispute) found.getFirst().event()).event();
        return found.getFirst().with(kind.cast(inside));
    }

    /** Refunded and released by the last step's one settlement. */
    void assertSettled(LineStatus.Cause cause, long refunded, long released) {
        var settled = only(LinesSettled.class).event();
        assertEquals(cause, settled.cause());
        long back = settled.settlements().stream().mapToLong(s -> s.refunded().total()).sum();
        long on = settled.settlements().stream().mapToLong(s -> s.released().total()).sum();
        assertEquals(List.of(refunded, released), List.of(back, on), "refunded, released");
    }

    /** How the dispute ended, and with what refund. */
    String outcome() {
        var resolved = assertInstanceOf(DisputeStatus.Resolved.class, dispute().status());
        return resolved.how() + " " + resolved.amount();
    }

    static String nameOf(OrderEvent event) {
        return event instanceof OrderEvent.InDispute(var number, var inside)
                ? inside.getClass().getSimpleName()
                : event.getClass().getSimpleName();
    }

    static Register register(long shipping, LineToRegister... lines) {
        return register(PAID, shipping, lines);
    }

    static Register register(Instant paidAt, long shipping, LineToRegister... lines) {
        return new Register(
                UUID.nameUUIDFromBytes("order".getBytes(StandardCharsets.UTF_8)),
                "shop-1",
                "EUR",
                new PartyRef("buyer-1", TEXT),
                new PartyRef("seller-1", TEXT),
                "payment-1",
                paidAt,
                Duration.ofDays(30),
                TEXT,
                List.of(lines),
                shipping);
    }

    static RecordShipment ship(String trackingNumber, String... lines) {
        return new RecordShipment(List.of(lines), "post", trackingNumber, null);
    }

    static RecordTracking delivered(String fact, String trackingNumber, Instant at) {
        return new RecordTracking(fact, trackingNumber, Tracking.DELIVERED, at, null);
    }

    static ConfirmReceipt confirm(String... lines) {
        return new ConfirmReceipt(List.of(lines));
    }

    static RefundInFull refund(String... lines) {
        return new RefundInFull(List.of(lines));
    }

    /** Not received; a null amount asks for all. */
    static OpenDispute open(Long amount, String... lines) {
        return open(Reason.IN_TRANSIT, amount, lines);
    }

    static OpenDispute open(Reason reason, Long amount, String... lines) {
        return open(reason, Ask.refund(amount), List.of(), lines);
    }

    /** Anything, with files attached before. */
    static OpenDispute open(Reason reason, Ask ask, List<Integer> evidence, String... lines) {
        return new OpenDispute(List.of(lines), reason, false, null, ask, TEXT, evidence, false);
    }

    /** A file of one megabyte, to a dispute, or to the order before the opening (0). */
    static AttachEvidence file(int dispute, EvidenceKind kind) {
        return new AttachEvidence(dispute, kind, false, 1_000_000, TEXT);
    }

    static AttachEvidence photo(int dispute) {
        return file(dispute, EvidenceKind.PHOTO);
    }

    static Ask ask(Remedy remedy, Long amount) {
        return new Ask(remedy, amount, null);
    }

    /** A refund that takes shipping along, as the reasons for missing goods do. */
    static Offer refundOffer(int id, long amount) {
        return new Offer(id, new Terms(Remedy.REFUND, amount, true, null));
    }

    static Offer rejection(int id) {
        return new Offer(id, new Terms(Remedy.REFUND, 0, false, null));
    }

    static Accept accept(int offer) {
        return new Accept(offer, false);
    }

    static Counter counter(long amount) {
        return new Counter(Ask.refund(amount));
    }

    static Reject reject() {
        return new Reject();
    }

    static DisputeCommand.Rule rule(long amount, boolean coversShipping) {
        return new DisputeCommand.Rule(MEDIATOR, verdict(amount, coversShipping), TEXT);
    }

    static Verdict verdict(long amount, boolean coversShipping) {
        return new Verdict(Ask.refund(amount), coversShipping);
    }
}
