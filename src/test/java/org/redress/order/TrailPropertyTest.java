package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import org.redress.account.AccountRole;
import org.redress.account.Disputed;
import org.redress.account.Disputed.End;
import org.redress.account.OrderTrail;
import org.redress.account.Tally;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeStatus;
import org.redress.dispute.DisputeStatus.Resolution;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.policy.Policy;

/** What the rates read from the events of random lives is what happened in them (A06). */
class TrailPropertyTest {

    private static final int STEPS = 60;
    private static final int FIXED_SEEDS = 10_000;
    private static final Set<End> REACHED = EnumSet.noneOf(End.class);

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void the_trail_tells_how_each_dispute_stands(
            @ForAll("policies") Policy policy, @ForAll long seed) {
        tellsHowEachStands(policy, seed);
    }

    private static void tellsHowEachStands(Policy policy, long seed) {
        var events = new ArrayList<Occurrence<OrderEvent>>();
        ProtectedOrder order = lived(policy, seed, events);

        var trail = OrderTrail.of(order.id(), events);

        assertEquals(order.disputes().size(), trail.disputes().size());
        for (int i = 0; i < order.disputes().size(); i++) {
            Disputed read = trail.disputes().get(i);
            Dispute dispute = order.disputes().get(i);
            REACHED.add(read.end());
            assertEquals(dispute.number(), read.number());
            assertEquals(dispute.openedAt(), read.openedAt());
            assertEquals(end(dispute.status()), read.end(), () -> dispute + " in " + events);
            assertEquals(dispute.isOpen(), read.endedAt() == null);
        }
        addsUp(trail);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void the_rows_that_the_service_reads_say_all_of_it(
            @ForAll("policies") Policy policy, @ForAll long seed) {
        var events = new ArrayList<Occurrence<OrderEvent>>();
        ProtectedOrder order = lived(policy, seed, events);

        var read =
                events.stream()
                        .filter(it -> OrderTrail.isNeeded(OrderJson.type(it.event())))
                        .map(OrderJson::event)
                        .map(OrderJson::event)
                        .toList();

        var trail = OrderTrail.of(order.id(), events);
        assertEquals(trail, OrderTrail.of(order.id(), read));
    }

    private static void addsUp(OrderTrail trail) {
        for (var role : AccountRole.values()) {
            var tally = Tally.of(role, 1).plus(List.of(trail), Instant.EPOCH);
            assertTrue(tally.counted() + tally.open() <= tally.disputes());
            assertTrue(tally.sellerFaultRate().count() <= tally.disputeRate().count());
            assertTrue(tally.silenceRate().count() <= tally.disputeRate().count());
            assertTrue(tally.disputeRate().count() <= tally.standingShare().count());
        }
    }

    private static End end(DisputeStatus status) {
        if (status instanceof DisputeStatus.Withdrawn) {
            return End.WITHDRAWN;
        }
        if (!(status instanceof DisputeStatus.Resolved resolved)) {
            return End.OPEN;
        }
        if (resolved.how() == Resolution.CHARGED_BACK) {
            return End.CHARGED_BACK;
        }
        return resolved.how() == Resolution.EXCHANGED || resolved.amount() > 0
                ? End.BUYER_GOT_SOMETHING
                : End.BUYER_GOT_NOTHING;
    }

    private static ProtectedOrder lived(
            Policy policy, long seed, List<Occurrence<OrderEvent>> events) {
        // Seeds that lie close together would tell much the same story.
        var random = new Random(new SplittableRandom(seed).nextLong());
        var acts = new RandomActs(random, policy);
        Instant now = Scene.PAID;
        Life life = Life.live(null, acts.register(), Party.MARKETPLACE, policy, now);
        events.addAll(life.events());
        ProtectedOrder order = life.after();
        int steps = random.nextInt(STEPS);
        for (int step = 0; step < steps; step++) {
            now = acts.later(order, now);
            OrderCommand command = acts.command(order, now);
            life = Life.live(order, command, acts.party(command), policy, now);
            events.addAll(life.events());
            order = life.after();
        }
        return order;
    }

    /**
     * A property that never gets anywhere proves nothing. What chance has not reached, lives of
     * fixed seeds must, so that this never fails by bad luck.
     */
    @AfterProperty
    void every_end_was_reached() {
        var policies = Scene.presets();
        for (int seed = 0; seed < FIXED_SEEDS && REACHED.size() < End.values().length; seed++) {
            tellsHowEachStands(policies.get(seed % policies.size()), seed);
        }
        assertEquals(EnumSet.allOf(End.class), REACHED);
    }

    @Provide
    Arbitrary<Policy> policies() {
        return Arbitraries.of(Scene.presets());
    }
}
