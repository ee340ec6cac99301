package org.redress.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.redress.dispute.Ask;
import org.redress.dispute.DisputeCommand;
import org.redress.dispute.DisputeCommand.Counter;
import org.redress.dispute.DisputeCommand.Rule;
import org.redress.dispute.DisputeCommand.Verdict;
import org.redress.kernel.Party;
import org.redress.kernel.TextRef;
import org.redress.order.Effect;
import org.redress.order.Life;
import org.redress.order.OrderCommand;
import org.redress.order.OrderCommand.InDispute;
import org.redress.order.OrderCommand.LineToRegister;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.RecordShipment;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderEffects;
import org.redress.order.PartyRef;
import org.redress.order.ProtectedOrder;
import org.redress.policy.Policy;
import org.redress.policy.Presets;
import org.redress.policy.Reason;

/**
 * What one command costs in the pure core: catch up, decide, evolve, effects. An order of three
 * lines under claim-15, without a database.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CoreBenchmark {
    private static final Instant PAID = Instant.parse("2026-01-01T00:00:00Z");
    private static final TextRef TEXT = new TextRef(new UUID(0, 1), "0".repeat(64));

    private final Policy policy =
            Presets.all().stream()
                    .map(file -> file.policy())
                    .filter(preset -> preset.name().equals("claim-15"))
                    .findFirst()
                    .orElseThrow();
    private final Register register = register();
    private final ProtectedOrder shipped = shipped();
    private final ProtectedOrder disputed = after(shipped, opening(), Party.BUYER, day(5));
    private final ProtectedOrder reviewed = Life.passTime(disputed, policy, day(21)).after();

    /** All benchmarks of the core; JMH prints the percentiles. */
    static void run() {
        try {
            new Runner(new OptionsBuilder().include(CoreBenchmark.class.getName()).build()).run();
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public Object registration() {
        return step(Life.live(null, register, Party.MARKETPLACE, policy, PAID));
    }

    @Benchmark
    public Object opening_of_a_dispute() {
        return step(Life.live(shipped, opening(), Party.BUYER, policy, day(5)));
    }

    @Benchmark
    public Object counter_offer() {
        var counter = new InDispute(1, new Counter(Ask.refund(4_000L)));
        return step(Life.live(disputed, counter, Party.SELLER, policy, day(6)));
    }

    @Benchmark
    public Object silence_that_calls_the_mediator() {
        return step(Life.passTime(disputed, policy, day(21)));
    }

    @Benchmark
    public Object ruling_that_splits() {
        DisputeCommand rule = new Rule("m", new Verdict(Ask.refund(6_000L), true), TEXT);
        return step(Life.live(reviewed, new InDispute(1, rule), Party.MEDIATOR, policy, day(35)));
    }

    private static List<Effect> step(Life life) {
        List<Effect> effects = new ArrayList<>();
        life.events().forEach(event -> effects.addAll(OrderEffects.of(event)));
        return effects;
    }

    private ProtectedOrder shipped() {
        var paid = Life.live(null, register, Party.MARKETPLACE, policy, PAID).after();
        var parcel = new RecordShipment(List.of(), "post", "T1", null);
        return after(paid, parcel, Party.SELLER, day(1));
    }

    private ProtectedOrder after(
            ProtectedOrder order, OrderCommand command, Party actor, Instant now) {
        Life life = Life.live(order, command, actor, policy, now);
        if (life.refusal() != null) {
            throw new IllegalStateException(life.refusal().toString());
        }
        return life.after();
    }

    private static OpenDispute opening() {
        return new OpenDispute(
                List.of("a", "b", "c"),
                Reason.IN_TRANSIT,
                false,
                null,
                Ask.refund(null),
                TEXT,
                List.of(),
                false);
    }

    private static Register register() {
        return new Register(
                UUID.nameUUIDFromBytes("order".getBytes(StandardCharsets.UTF_8)),
                "shop-1",
                "EUR",
                new PartyRef("ann", TEXT),
                new PartyRef("bob", TEXT),
                "payment-1",
                PAID,
                Duration.ofDays(30),
                TEXT,
                List.of(
                        new LineToRegister("a", 1, 5_000, 500, false),
                        new LineToRegister("b", 2, 3_000, 300, false),
                        new LineToRegister("c", 1, 1_999, 200, false)),
                900);
    }

    private static Instant day(int days) {
        return PAID.plus(Duration.ofDays(days));
    }
}
