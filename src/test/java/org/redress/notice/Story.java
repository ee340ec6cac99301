package org.redress.notice;

import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.order.CarrierFact.Tracking;
import org.redress.order.Effect;
import org.redress.order.Life;
import org.redress.order.NoticeKind;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderEffects;
import org.redress.order.OrderEvent;
import org.redress.order.PartyRef;
import org.redress.order.ProtectedOrder;
import org.redress.order.Undelivered;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policy;
import org.redress.policy.Reason;

/** A life of one order, told command by command, from which emails are written. */
final class Story {

    static final Instant START = Instant.parse("2026-12-01T10:15:30Z");
    static final UUID ORDER = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static final LineToRegister LAMP = new LineToRegister("lamp", 1, 4_500, 855, false);
    private static final LineToRegister BULB = new LineToRegister("bulb", 3, 1_500, 285, false);
    private static final LineToRegister MANUAL = new LineToRegister("manual", 1, 500, 95, true);

    private final List<Occurrence<OrderEvent>> events = new ArrayList<>();
    private final Map<UUID, Contact> contacts = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Map<UUID, String> texts = new HashMap<>();
    private final List<Told> beside = new ArrayList<>();
    private final Policy policy;
    private ProtectedOrder order;
    private Instant now = START;
    private int refs = 10;

    private Story(Policy policy) {
        this.policy = policy;
        contacts.putAll(contacts("en"));
        titles.put("lamp", "Desk lamp, blue");
        titles.put("bulb", "Bulb <E27> & socket");
        titles.put("manual", "Manual (PDF)");
    }

    /**
     * Buyer and seller where most people speak that language; the English-writing seller is a
     * German, whose own language has no letters.
     */
    static Map<UUID, Contact> contacts(String language) {
        String own = ULocale.addLikelySubtags(ULocale.forLanguageTag(language)).toLanguageTag();
        String sellers = language.equals("en") ? "de-DE" : own;
        return Map.of(
                ref(2).id(), Contact.of("Ann Buyer", "ann@example.org", own),
                ref(3).id(),
                        Contact.of("Sam’s Lamps", "sam@example.org", sellers, "Europe/Berlin"));
    }

    static Story registered(Policy policy) {
        return new Story(policy).registered("USD", LAMP, BULB);
    }

    static Story registered(Policy policy, String currency) {
        return new Story(policy).registered(currency, LAMP, BULB);
    }

    static Story digital(Policy policy) {
        return new Story(policy).registered("USD", MANUAL);
    }

    static Story mixed(Policy policy) {
        return new Story(policy).registered("USD", LAMP, MANUAL);
    }

    private Story registered(String currency, LineToRegister... lines) {
        return then(
                Party.MARKETPLACE,
                new OrderCommand.Register(
                        ORDER,
                        "M-1001",
                        currency,
                        new PartyRef("b-1", ref(2)),
                        new PartyRef("s-1", ref(3)),
                        "pay-1",
                        START,
                        days(30),
                        ref(4),
                        List.of(lines),
                        900));
    }

    Story shipped() {
        return shipped(List.of(), "DHL", "JD014");
    }

    Story shipped(List<String> lines, String carrier, String tracking) {
        return then(
                Party.MARKETPLACE, new OrderCommand.RecordShipment(lines, carrier, tracking, null));
    }

    /** What the carrier says of a parcel now. */
    Story tracked(String tracking, Tracking status) {
        return then(
                Party.MARKETPLACE,
                new OrderCommand.RecordTracking(
                        "f" + events.size(), tracking, status, now, "Hamburg"));
    }

    /** A dispute about the bulbs; received goods come with a photo, and null asks for all. */
    Story opened(Reason reason, Ask ask, String words) {
        return opened(List.of("bulb"), reason, false, ask, words);
    }

    Story opened(List<String> lines, Reason reason, boolean nearest, Ask ask, String words) {
        boolean received = reason.group() == Reason.Group.RECEIVED_WITH_PROBLEM;
        if (received) {
            attached(Party.BUYER, 0);
        }
        List<Integer> evidence = received ? List.of(1) : List.of();
        Ask asked = ask == null ? new Ask(null, null, null) : ask;
        return then(
                Party.BUYER,
                new OrderCommand.OpenDispute(
                        lines, reason, nearest, received, asked, text(words), evidence, false));
    }

    Story attached(Party by, int dispute) {
        return then(
                by,
                new OrderCommand.AttachEvidence(
                        dispute, EvidenceKind.PHOTO, false, 1_000, text("a photo")));
    }

    Story wrote(Party by, int dispute, String words, boolean offPlatform) {
        return then(by, new OrderCommand.PostMessage(dispute, text(words), offPlatform));
    }

    Story inDispute(Party actor, DisputeCommand command) {
        return then(actor, new OrderCommand.InDispute(1, command));
    }

    /** The last email to this party, which told of its turn, never arrived. */
    Story unreached(Party party) {
        var last = told().stream().filter(told -> told.to() == party).toList().getLast();
        var event = last.file().occurrence().event();
        return then(
                Party.PROVIDER, Undelivered.report(order, event, last.kind(), party).orElseThrow());
    }

    Story later(int days) {
        now = now.plus(days(days));
        return this;
    }

    /** Nobody acts until all is over; every deadline is met on time. */
    Story silence() {
        while (order.nextDeadline().isPresent()) {
            dueNext();
        }
        return this;
    }

    /** Nobody acts until the next deadline. */
    Story dueNext() {
        now = order.nextDeadline().orElseThrow().at();
        return add(Life.passTime(order, policy, now));
    }

    /** Nobody acts until something is to be said about the next deadline. */
    Story reminded() {
        now = Life.wakeAt(order, policy);
        return add(Life.passTime(order, policy, now));
    }

    Story then(Party actor, OrderCommand command) {
        var life = Life.live(order, command, actor, policy, now);
        if (life.refusal() != null) {
            throw new IllegalStateException(life.refusal().toString());
        }
        return add(life);
    }

    private Story add(Life life) {
        events.addAll(life.events());
        order = life.after();
        return this;
    }

    /** Each email of this life with the case as it stood then. */
    List<Told> told() {
        List<Told> told = new ArrayList<>();
        for (int i = 1; i <= events.size(); i++) {
            var file = file(events.subList(0, i));
            OrderEffects.of(file.occurrence()).stream()
                    .filter(Effect.Notify.class::isInstance)
                    .map(Effect.Notify.class::cast)
                    .forEach(notify ->
                            told.add(new Told(notify.kind(), notify.recipient(), file, policy)));
        }
        told.addAll(beside);
        return told;
    }

    /** An email that no effect of the last event asks for, but the payment relay. */
    Story beside(NoticeKind kind, Party to) {
        var file = file(events);
        beside.add(new Told(kind, to, file, policy));
        return this;
    }

    private CaseFile file(List<Occurrence<OrderEvent>> until) {
        var read = List.copyOf(until);
        return new CaseFile(read, contacts, titles, texts, read.getLast().at());
    }

    record Told(NoticeKind kind, Party to, CaseFile file, Policy policy) {}

    /** Words that an event may refer to. */
    TextRef text(String words) {
        TextRef ref = ref(refs++);
        texts.put(ref.id(), words);
        return ref;
    }

    static TextRef ref(int number) {
        return new TextRef(
                UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number)), "00");
    }

    static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
