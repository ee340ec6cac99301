package org.redress.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.redress.dispute.DisputeCommand;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.order.Effect;
import org.redress.order.Life;
import org.redress.order.NoticeKind;
import org.redress.order.OrderCommand;
import org.redress.order.OrderEffects;
import org.redress.order.OrderEvent;
import org.redress.order.PartyRef;
import org.redress.order.ProtectedOrder;
import org.redress.policy.Policy;
import org.redress.policy.Policy.BuyerRejection;
import org.redress.policy.Policy.Escalation;
import org.redress.policy.Policy.From;
import org.redress.policy.Policy.Silence;
import org.redress.policy.Policy.Since;
import org.redress.policy.Policy.Withdrawal.AfterExpiry;
import org.redress.policy.Reason;

/** A life of one order, told command by command, from which emails are written. */
final class Story {

    static final Instant START = Instant.parse("2026-12-01T10:15:30Z");
    static final UUID ORDER = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final Policy POLICY =
            new Policy(
                    "seven-day",
                    1,
                    "for tests",
                    new Policy.Protection(
                            days(60), days(60), days(10), Duration.ZERO, Duration.ZERO),
                    new Policy.Opening(new From(Since.SHIPMENT, Duration.ZERO), Map.of()),
                    new Policy.Negotiation(
                            days(7),
                            Silence.GRANT,
                            null,
                            false,
                            days(14),
                            BuyerRejection.HANDS_OVER,
                            new Escalation(Escalation.Allowed.NEVER, null)),
                    new Policy.Withdrawal(AfterExpiry.REFUSED),
                    new Policy.Review(days(30), days(30)),
                    new Policy.Settlement(days(10)));

    private final List<Occurrence<OrderEvent>> events = new ArrayList<>();
    private final Map<UUID, Contact> contacts = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Map<UUID, String> texts = new HashMap<>();
    private final String currency;
    private ProtectedOrder order;
    private Instant now = START;

    Story(String currency) {
        this.currency = currency;
        contacts.put(ref(2).id(), new Contact("Ann Buyer", "ann@example.org", Locale.US));
        contacts.put(ref(3).id(), new Contact("Sam’s Lamps", "sam@example.org", Locale.GERMANY));
        titles.put("lamp", "Desk lamp, blue");
        titles.put("bulb", "Bulb <E27> & socket");
    }

    static Story registered(String currency) {
        var lines =
                List.of(
                        new OrderCommand.LineToRegister("lamp", 1, 4_500, 855),
                        new OrderCommand.LineToRegister("bulb", 3, 1_500, 285));
        return new Story(currency).registered(lines);
    }

    private Story registered(List<OrderCommand.LineToRegister> lines) {
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
                        lines,
                        900));
    }

    Story named(int ref, String name, String email, Locale locale) {
        contacts.put(ref(ref).id(), new Contact(name, email, locale));
        return this;
    }

    Story titled(String line, String title) {
        titles.put(line, title);
        return this;
    }

    Story shipped() {
        return then(
                Party.MARKETPLACE,
                new OrderCommand.RecordShipment(List.of(), "DHL", "JD014", null));
    }

    Story opened(Reason reason, String words) {
        texts.put(ref(5).id(), words);
        return then(
                Party.BUYER, new OrderCommand.OpenDispute(List.of("bulb"), reason, null, ref(5)));
    }

    Story inDispute(Party actor, DisputeCommand command) {
        return then(actor, new OrderCommand.InDispute(1, command));
    }

    Story ruled(long amount, String grounds) {
        texts.put(ref(6).id(), grounds);
        return inDispute(Party.MEDIATOR, new DisputeCommand.Rule(amount, false, ref(6)));
    }

    Story later(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Nobody acts until all is over; every deadline is met on time. */
    Story silence() {
        while (order.nextDeadline().isPresent()) {
            add(Life.passTime(order, POLICY, order.nextDeadline().get().at()));
        }
        return this;
    }

    Story then(Party actor, OrderCommand command) {
        var life = Life.live(order, command, actor, POLICY, now);
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
            var file = new CaseFile(List.copyOf(events.subList(0, i)), contacts, titles, texts);
            OrderEffects.of(file.occurrence().event(), file.order()).stream()
                    .filter(Effect.Notify.class::isInstance)
                    .map(Effect.Notify.class::cast)
                    .forEach(notify -> told.add(new Told(notify.kind(), notify.recipient(), file)));
        }
        return told;
    }

    record Told(NoticeKind kind, Party to, CaseFile file) {}

    static TextRef ref(int number) {
        return new TextRef(UUID.fromString("00000000-0000-4000-8000-00000000000" + number), "00");
    }

    static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
