package org.redress.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import org.redress.dispute.Dispute;
import org.redress.dispute.DisputeRefusal;
import org.redress.kernel.Deadline;
import org.redress.kernel.Deadline.Kind;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.ledger.Account;
import org.redress.ledger.Balance;
import org.redress.ledger.Instruction;
import org.redress.ledger.LineSettlement;
import org.redress.ledger.Posting;
import org.redress.order.OrderEvent.ChargebackLost;
import org.redress.order.OrderEvent.ChargebackOpened;
import org.redress.order.OrderEvent.ChargebackWon;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.policy.Policy;
import org.redress.policy.TestPolicies;

/** Random lives: whatever anybody does and whenever, the rules of design.md 1, 3 and 4 hold. */
class OrderPropertyTest {

    private static final int STEPS = 80;
    private static final Set<Class<?>> REACHED = new HashSet<>();

    private static final int FIXED_SEEDS = 30_000;

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void every_life_keeps_the_rules(@ForAll("policies") Policy policy, @ForAll long seed) {
        try {
            live(policy, seed);
        } catch (RuntimeException | AssertionError broken) {
            throw new AssertionError(policy.ref() + ", seed " + seed, broken);
        }
    }

    private static void live(Policy policy, long seed) {
        // Seeds that lie close together would tell much the same story.
        var random = new Random(new SplittableRandom(seed).nextLong());
        var acts = new RandomActs(random, policy);
        var life = new Lived(policy, acts.register());
        int steps = random.nextInt(STEPS);
        for (int step = 0; step < steps && !(step > 30 && life.order.isOver()); step++) {
            Instant now = acts.later(life.order, life.now);
            if (random.nextInt(10) == 0) {
                life.timePasses(now);
            } else {
                OrderCommand command = acts.command(life.order, now);
                life.does(acts.party(command), command, now);
            }
        }
        life.allowsWhatItLists();
        life.endsByItself();
    }

    /** Every preset, and files with other switches thrown. */
    @Provide
    Arbitrary<Policy> policies() {
        return Arbitraries.of(played());
    }

    private static List<Policy> played() {
        // Delivered windows are rare; these have one.
        var rare = List.of(Scene.preset("claim-15"), EVERYTHING, GRANTING, EVERYTHING, GRANTING);
        return Stream.concat(Scene.presets().stream(), rare.stream()).toList();
    }

    /** What no preset has: automatic extension, minimum answer, a seller who escalates. */
    private static final Policy EVERYTHING =
            TestPolicies.varied(
                    "claim-15",
                    "automatic: none",
                    "automatic: {before: P3D, by: P10D}",
                    "confirmationWindow: none",
                    "confirmationWindow: P5D",
                    "grace: none",
                    "grace: P3D",
                    "sellerSilence: mediator",
                    "sellerSilence: grant",
                    "capInAll: none",
                    "capInAll: P30D",
                    "minimumAnswer: none",
                    "minimumAnswer: P2D",
                    "rounds: 100",
                    "rounds: 6",
                    "escalation: {allowed: after, since: opening, after: P3D, sellerToo: false}",
                    "escalation: {allowed: in-own-turn, sellerToo: true}",
                    "evidenceMissed: decided-without",
                    "evidenceMissed: loses",
                    "appeal: none",
                    "appeal: {times: 2, within: P7D, decideWithin: P9D, newEvidence: false,"
                            + " anotherMediator: false}",
                    "arriveMissed: mediator",
                    "arriveMissed: grant",
                    "addressMissed: grant",
                    "addressMissed: release",
                    "shipMissed: release",
                    "shipMissed: grant",
                    "inspectMissed: grant",
                    "inspectMissed: mediator",
                    "bounces: none",
                    "bounces: {extendBy: P2D, beyondCap: false}");

    private static final Policy GRANTING =
            TestPolicies.varied(
                    "bargain-5-15",
                    "deliveredWindow: none",
                    "deliveredWindow: P5D",
                    "buyerSilence: mediator",
                    "buyerSilence: grant",
                    "atCap: mediator",
                    "atCap: grant",
                    "bounces: none",
                    "bounces: {extendBy: P2D, beyondCap: true}");

    /**
     * A property that never gets anywhere proves nothing. What chance has not reached, lives of
     * fixed seeds must, so that this never fails by bad luck.
     */
    @AfterProperty
    void every_kind_of_state_was_reached() {
        var policies = played();
        for (int seed = 0; seed < FIXED_SEEDS && !missing().isEmpty(); seed++) {
            live(policies.get(seed % policies.size()), seed);
        }
        assertEquals(Set.of(), missing());
    }

    private static Set<Class<?>> missing() {
        Set<Class<?>> missing = new HashSet<>();
        missing.addAll(List.of(LineStatus.class.getPermittedSubclasses()));
        missing.addAll(List.of(org.redress.dispute.DisputeStatus.class.getPermittedSubclasses()));
        missing.addAll(List.of(OrderEvent.class.getPermittedSubclasses()));
        missing.addAll(List.of(org.redress.dispute.DisputeEvent.class.getPermittedSubclasses()));
        missing.removeAll(REACHED);
        return missing;
    }

    /** One order as it lives, looked at after every step. */
    private static final class Lived {
        private final Policy policy;
        private final List<Occurrence<OrderEvent>> history = new ArrayList<>();
        private final Set<Integer> settled = new HashSet<>();
        private ProtectedOrder order;
        private Instant now = Scene.PAID;
        private List<String> left = List.of();

        Lived(Policy policy, OrderCommand.Register registration) {
            this.policy = policy;
            does(Party.MARKETPLACE, registration, now);
        }

        void does(Party party, OrderCommand command, Instant at) {
            Life life = Life.live(order, command, party, policy, at);
            if (life.refusal() != null) {
                assertEquals(life.caughtUp(), life.after());
            }
            happened(life, at);
            if (party == Party.PROVIDER && command instanceof OrderCommand.ReportUndelivered told) {
                assertExtendedOnce(life, told, at);
            }
        }

        /** Told again it changes nothing, and no turn goes beyond a cap that stays. */
        private void assertExtendedOnce(
                Life life, OrderCommand.ReportUndelivered told, Instant at) {
            var again = Life.live(order, told, Party.PROVIDER, policy, at);
            assertEquals(List.of(), again.events());
            boolean extended = life.after().version() > life.caughtUp().version();
            if (extended && !policy.bounces().beyondCap()) {
                assertEquals(
                        life.caughtUp().dispute(told.dispute()).orElseThrow().capAt(),
                        order.dispute(told.dispute()).orElseThrow().capAt());
            }
        }

        void timePasses(Instant at) {
            happened(Life.passTime(order, policy, at), at);
        }

        private void happened(Life life, Instant at) {
            for (Occurrence<OrderEvent> occurrence : life.events()) {
                assertHappenedInTime(occurrence, at);
                settlesOnce(occurrence);
                history.add(occurrence);
            }
            life.events().forEach(Lived::assertReadsAsWritten);
            assertWaited(life);
            order = life.after();
            now = at;
            assertTimeMovesOn();
            if (life.events().isEmpty()) {
                assertEquals(life.before(), order);
                return;
            }
            life.events().forEach(this::reached);
            assertMoneyIsConserved();
            assertEquals(order, Life.replay(history));
            assertEquals(history.size(), order.version());
            if (order.version() % 8 == 0) {
                assertEquals(order, OrderJson.state(OrderJson.state(order)));
            }
        }

        private void assertHappenedInTime(Occurrence<OrderEvent> occurrence, Instant at) {
            assertEquals(at, occurrence.at());
            assertEquals(occurrence.actor() == Party.TIME, occurrence.due() != null);
            assertTrue(occurrence.due() == null || !at.isBefore(occurrence.due()));
            assertEquals(policy.ref(), occurrence.because().policy());
            assertFalse(occurrence.because().rule().isBlank());
        }

        private static void assertReadsAsWritten(Occurrence<OrderEvent> occurrence) {
            assertEquals(occurrence, OrderJson.event(OrderJson.event(occurrence)));
        }

        private void settlesOnce(Occurrence<OrderEvent> occurrence) {
            if (occurrence.event() instanceof LinesSettled lines) {
                for (LineSettlement settlement : lines.settlements()) {
                    assertTrue(settled.add(settlement.line()), "settled twice");
                    assertEquals(
                            order.lines().get(settlement.line()).parts().total(),
                            settlement.refunded().total() + settlement.released().total());
                }
            }
            if (occurrence.event() instanceof ChargebackLost lost) {
                lost.lines().forEach(line -> assertTrue(settled.add(line), "settled twice"));
            }
        }

        private void assertMoneyIsConserved() {
            Balance balance = order.balance();
            long open =
                    order.lines().stream()
                            .filter(line -> !line.isSettled())
                            .mapToLong(line -> line.parts().total())
                            .sum();
            long captured = order.lines().stream().mapToLong(line -> line.parts().total()).sum();
            long inFlight = ofTheOrder(order.inFlight());
            assertEquals(captured, balance.captured());
            assertEquals(open, balance.held());
            assertEquals(inFlight, balance.inFlight());
            long failed = ofTheOrder(order.funds().failed());
            assertEquals(failed, balance.failed());
            long arrived = balance.refunded() + balance.released();
            assertEquals(captured, open + inFlight + arrived + failed + balance.chargedBack());
            long numbers =
                    Stream.of(
                                    order.funds().inFlight(),
                                    order.funds().arrived(),
                                    order.funds().failed())
                            .flatMap(List::stream)
                            .map(i -> i.number())
                            .distinct()
                            .count();
            assertEquals(
                    numbers,
                    order.funds().inFlight().size()
                            + order.funds().arrived().size()
                            + order.funds().failed().size(),
                    "an instruction stands in one place");
            assertLostOnce(balance);
            assertCorrectedWithinBounds();
        }

        /** The marketplace's own money is no part of the order's. */
        private static long ofTheOrder(List<Instruction> instructions) {
            return instructions.stream()
                    .filter(it -> !it.kind().isCorrection())
                    .mapToLong(Instruction::amount)
                    .sum();
        }

        /** With what was settled for it, neither side gets more than the buyer has paid (E16). */
        private void assertCorrectedWithinBounds() {
            long toBuyer = granted(Instruction.Kind.BUYER_CORRECTION);
            long toSeller = granted(Instruction.Kind.SELLER_CORRECTION);
            var corrections = order.funds().corrections();
            assertEquals(
                    List.of(corrections.toBuyer(), corrections.toSeller()),
                    List.of(toBuyer, toSeller));
            assertTrue(toBuyer + settled(Instruction.Kind.REFUND) <= order.balance().captured());
            assertTrue(toSeller + settled(Instruction.Kind.PAYOUT) <= order.balance().captured());
        }

        private long granted(Instruction.Kind kind) {
            return history.stream()
                    .map(Occurrence::event)
                    .filter(OrderEvent.CorrectionGranted.class::isInstance)
                    .map(event -> ((OrderEvent.CorrectionGranted) event).instruction())
                    .filter(it -> it.kind() == kind)
                    .mapToLong(Instruction::amount)
                    .sum();
        }

        private long settled(Instruction.Kind kind) {
            return history.stream()
                    .map(Occurrence::event)
                    .filter(LinesSettled.class::isInstance)
                    .flatMap(event -> ((LinesSettled) event).instructions().stream())
                    .filter(it -> it.kind() == kind)
                    .mapToLong(Instruction::amount)
                    .sum();
        }

        /** A chargeback takes no time from anybody, and gives a parcel's protection none. */
        private void assertWaited(Life life) {
            ProtectedOrder at = life.before();
            for (Occurrence<OrderEvent> occurrence : life.events()) {
                if (occurrence.event() instanceof ChargebackOpened) {
                    left = left(at, occurrence.at());
                }
                at = OrderEvolution.evolve(at, occurrence);
                if (occurrence.event() instanceof ChargebackWon) {
                    assertEquals(left, left(at, occurrence.at()));
                }
            }
        }

        private static List<String> left(ProtectedOrder order, Instant now) {
            return order.deadlines().stream()
                    .map(deadline -> left(deadline, now))
                    .sorted()
                    .toList();
        }

        private static String left(Deadline deadline, Instant now) {
            boolean runsOn = Set.of(Kind.PROTECTION, Kind.EXTENSION).contains(deadline.kind());
            var time = runsOn ? deadline.at() : Duration.between(now, deadline.at());
            return deadline.kind() + " " + deadline.subject() + " " + time;
        }

        /**
         * With a lost chargeback the bank has all of it, once: from what was held, and the loss.
         */
        private void assertLostOnce(Balance balance) {
            var last = order.chargeback();
            boolean lost = last != null && last.standing() == Chargeback.Standing.LOST;
            long taken = balance.chargedBack() + (lost ? last.loss() : 0);
            assertEquals(lost ? balance.captured() : 0, taken);
            long booked =
                    history.stream()
                            .flatMap(it -> OrderEffects.postings(it.event()).stream())
                            .mapToLong(Lived::lost)
                            .sum();
            assertEquals(lost ? last.loss() : 0, booked);
        }

        private static long lost(Posting posting) {
            long added = posting.to() == Account.LOSS ? posting.amount() : 0;
            return posting.from() == Account.LOSS ? added - posting.amount() : added;
        }

        /** Nothing due is left, nothing acts twice, and whatever is open has a timed exit ahead. */
        private void assertTimeMovesOn() {
            assertEquals(order.isOver(), order.nextDeadline().isEmpty());
            order.nextDeadline().ifPresent(next -> assertTrue(next.at().isAfter(now)));
            assertEquals(List.of(), Life.passTime(order, policy, now).events());
            for (Dispute dispute : order.disputes()) {
                assertEquals(dispute.isOpen(), dispute.deadlines().findAny().isPresent());
                for (int line : dispute.lines()) {
                    assertFalse(dispute.isOpen() && order.lines().get(line).isSettled());
                }
            }
            long disputed =
                    order.disputes().stream()
                            .filter(Dispute::isOpen)
                            .mapToLong(d -> d.lines().size())
                            .sum();
            long distinct =
                    order.disputes().stream()
                            .filter(Dispute::isOpen)
                            .flatMap(d -> d.lines().stream())
                            .distinct()
                            .count();
            assertEquals(distinct, disputed, "a line in two open disputes");
        }

        /** Whatever is listed as allowed is not refused, at most for want of a file. */
        void allowsWhatItLists() {
            for (Party party : Party.values()) {
                var all = new ArrayList<>(AllowedActions.onOrder(order, party, policy, now));
                for (Dispute dispute : order.disputes()) {
                    all.addAll(
                            AllowedActions.inDispute(
                                    order, dispute, party, Scene.MEDIATOR, policy, now));
                }
                for (var action : all) {
                    var refusal = Life.live(order, action.example(), party, policy, now).refusal();
                    assertTrue(
                            refusal == null || refusal.code() == DisputeRefusal.EVIDENCE_NEEDED,
                            () -> party + " " + action + ": " + refusal);
                }
            }
            Eligibility.ofAll(order, List.of(), false, now, policy)
                    .forEach(each -> assertEquals(each.isAllowed(), each.refusal() == null));
        }

        /**
         * The forecast is what then really happens but for reminders, and it ends with nothing
         * held.
         */
        void endsByItself() {
            if (order.isFrozen()) {
                assertEquals(1, Life.forecast(order, policy).size());
                boolean won = history.size() % 2 == 0;
                does(
                        Party.OPERATOR,
                        new OrderCommand.RecordChargebackOutcome(
                                order.chargeback().reference(), won),
                        now);
            }
            var forecast = Life.forecast(order, policy);
            List<Occurrence<OrderEvent>> lived = new ArrayList<>();
            Instant left = now;
            while (order.nextDeadline().isPresent()) {
                Instant due = order.nextDeadline().get().at();
                timePasses(due.minusNanos(1_000));
                int before = history.size();
                timePasses(due);
                assertTrue(history.size() > before);
                history.subList(before, history.size()).stream()
                        .filter(o -> !(o.event() instanceof OrderEvent.DeadlineNear))
                        .forEach(lived::add);
            }
            assertEquals(forecast, lived);
            assertEquals(order, OrderJson.state(OrderJson.state(order)));
            assertTrue(order.isSettled());
            assertEquals(0, order.balance().held());
            assertTrue(Duration.between(left, now).toDays() < 1_000, () -> "still open at " + now);
        }

        private void reached(Occurrence<OrderEvent> occurrence) {
            order.lines().forEach(line -> REACHED.add(line.status().getClass()));
            order.disputes().forEach(dispute -> REACHED.add(dispute.status().getClass()));
            REACHED.add(occurrence.event().getClass());
            if (occurrence.event() instanceof OrderEvent.InDispute(var number, var inside)) {
                REACHED.add(inside.getClass());
            }
        }
    }
}
