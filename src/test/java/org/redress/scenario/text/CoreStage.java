package org.redress.scenario.text;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.order.AllowedActions;
import org.redress.order.Effect;
import org.redress.order.Eligibility;
import org.redress.order.Life;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderEffects;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.PartyRef;
import org.redress.order.ProtectedOrder;
import org.redress.order.Undelivered;
import org.redress.policy.EvidenceKind;
import org.redress.policy.Policy;
import org.redress.policy.Reason;
import org.redress.policy.Remedy;

/** The pure core: no service, no database, no clock; thousands of lives in a second. */
final class CoreStage implements Stage {

    static final TextRef TEXT = new TextRef(new UUID(0, 7), "0f".repeat(32));

    /** Where policies come from, by the names that scenarios use. */
    interface Policies {
        Policy named(String name);
    }

    /** Something happened, and this is how the order stood once it was done. */
    private record Happened(Occurrence<OrderEvent> occurrence, ProtectedOrder then) {}

    private final Policies policies;
    private final List<Happened> history = new ArrayList<>();
    private final Map<String, List<Letter>> letters = new HashMap<>();
    private int told;
    private Policy policy;
    private ProtectedOrder order;
    private Instant now = Day.FIRST;

    CoreStage(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void registers(String name, Duration promised, List<Item> items, long shipping) {
        policy = policies.named(name);
        var lines =
                items.stream()
                        .map(it ->
                                new LineToRegister(it.id(), 1, it.goods(), it.tax(), it.digital()))
                        .toList();
        var command =
                new Register(
                        UUID.nameUUIDFromBytes("order".getBytes(StandardCharsets.UTF_8)),
                        "order-1",
                        "EUR",
                        new PartyRef("buyer-1", TEXT),
                        new PartyRef("seller-1", TEXT),
                        "payment-1",
                        Day.FIRST,
                        promised,
                        TEXT,
                        lines,
                        shipping);
        var life = Life.live(null, command, Party.MARKETPLACE, policy, Day.FIRST);
        if (life.refusal() != null) {
            throw new AssertionError("not registered: " + life.refusal());
        }
        keep(life);
    }

    @Override
    public No does(Deed deed, Instant at) {
        forward(at);
        timeGoesTo(at);
        boolean bounce = deed.action().equals("bounce");
        var command = bounce ? bounced(party(deed.who())) : CoreDeeds.command(deed, order, policy);
        var actor = bounce ? Party.PROVIDER : party(deed.who());
        var life = Life.live(order, command, actor, policy, at);
        keep(life);
        return life.refusal() == null
                ? null
                : new No(life.refusal().code().code(), life.refusal().facts());
    }

    /** What the service makes of it that the latest email to this party came back. */
    private OrderCommand bounced(Party to) {
        for (Happened happened : history.reversed()) {
            for (Effect effect : OrderEffects.of(happened.occurrence())) {
                if (effect instanceof Effect.Notify(var kind, var recipient) && recipient == to) {
                    var event = happened.occurrence().event();
                    return Undelivered.report(happened.then(), event, kind, to)
                            .<OrderCommand>map(it -> it)
                            .orElseGet(OrderCommand.TimePassed::new);
                }
            }
        }
        throw new AssertionError("nothing was written to the " + to.code());
    }

    private static Party party(String who) {
        return Party.valueOf(who.toUpperCase(Locale.ROOT));
    }

    /** Every deadline and reminder acts at its own instant, as a running service would let it. */
    @Override
    public void timeGoesTo(Instant at) {
        forward(at);
        Instant next = Life.wakeAt(order, policy);
        while (next != null && !next.isAfter(at)) {
            keep(Life.passTime(order, policy, next));
            next = Life.wakeAt(order, policy);
        }
    }

    private void forward(Instant at) {
        if (at.isBefore(now)) {
            throw new AssertionError("time goes back, to " + Day.written(at));
        }
        now = at;
    }

    private void keep(Life life) {
        order = life.after();
        life.events().forEach(event -> history.add(new Happened(event, order)));
    }

    @Override
    public Seen sees() {
        List<Paid> paid = new ArrayList<>();
        for (Happened happened : history) {
            if (happened.occurrence().event() instanceof LinesSettled settled) {
                settled.instructions()
                        .forEach(it ->
                                paid.add(new Paid(it.kind().code(), it.amount(), it.plannedAt())));
            }
        }
        long held = order.balance().held();
        return new Seen(held, CoreSight.lines(order), CoreSight.disputes(order), paid);
    }

    /** Written when they are asked for; most scenarios never ask. */
    @Override
    public List<Letter> letters(String party) {
        for (; told < history.size(); told++) {
            var happened = history.get(told);
            for (Effect effect : OrderEffects.of(happened.occurrence())) {
                if (effect instanceof Effect.Notify(var kind, var recipient)) {
                    letters.computeIfAbsent(recipient.code(), it -> new ArrayList<>())
                            .add(
                                    new Letter(
                                            kind.code(),
                                            happened.occurrence().at(),
                                            tellsOf(happened)));
                }
            }
        }
        return letters.getOrDefault(party, List.of());
    }

    private List<Instant> tellsOf(Happened happened) {
        List<Instant> instants = new ArrayList<>();
        happened.then().deadlines().forEach(deadline -> instants.add(deadline.at()));
        if (happened.occurrence().event() instanceof LinesSettled settled) {
            settled.instructions().forEach(it -> instants.add(it.plannedAt()));
        }
        return instants;
    }

    @Override
    public List<Step> ahead() {
        return Life.forecast(order, policy).stream().map(CoreSight::step).toList();
    }

    @Override
    public List<Choice> choices(String party, int dispute) {
        var actions =
                dispute == 0
                        ? AllowedActions.onOrder(order, party(party), policy, now)
                        : AllowedActions.inDispute(
                                order,
                                order.dispute(dispute).orElseThrow(),
                                party(party),
                                party,
                                policy,
                                now);
        return actions.stream()
                .map(it -> new Choice(it.action(), it.until()))
                .collect(Collectors.toList());
    }

    @Override
    public Chance chance(String reason) {
        return Eligibility.ofAll(order, List.of(), false, now, policy).stream()
                .filter(it -> it.reason() == CoreDeeds.word(Reason.class, reason))
                .map(it ->
                        new Chance(
                                it.from(),
                                it.until(),
                                it.advisedFrom(),
                                it.advisedUntil(),
                                it.refusal() == null ? null : it.refusal().code().code()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Rule rule(String code) {
        Reason reason = CoreDeeds.word(Reason.class, code);
        var rule = policy.rule(reason);
        return new Rule(
                reason.group().code(),
                rule.remedies().stream().map(Remedy::code).toList(),
                rule.coversShipping(),
                rule.freight().code(),
                rule.liable(),
                rule.buyer().oneOf().stream().map(EvidenceKind::code).toList(),
                rule.buyer().helpful().stream().map(EvidenceKind::code).toList());
    }
}
