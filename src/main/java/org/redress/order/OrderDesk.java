package org.redress.order;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redress.kernel.Party;
import org.redress.order.Done.Changed;
import org.redress.order.Done.Decided;
import org.redress.order.Done.KeyReused;
import org.redress.order.Done.Replayed;
import org.redress.order.Done.Unavailable;
import org.redress.order.Done.Unknown;
import org.redress.order.OrderBatch.Failed;
import org.redress.order.OrderCommand.OpenDispute;
import org.redress.order.OrderCommand.Register;
import org.redress.order.OrderCommand.TimePassed;
import org.redress.order.OrderStore.Locked;
import org.redress.order.Work.Answer;
import org.redress.order.Work.Scene;
import org.redress.policy.Policies;
import org.redress.policy.Policy;

/**
 * Where locked orders are decided, in memory and one by one, and what they leave behind is
 * collected.
 */
@ApplicationScoped
class OrderDesk {

    private static final int NOT_FOUND = 404;

    private final Policies policies;
    private final RoadConfig config;

    OrderDesk(Policies policies, RoadConfig config) {
        this.policies = policies;
        this.config = config;
    }

    /** How many disputes one buyer may have open. */
    int openDisputes() {
        return config.openDisputesPerBuyer();
    }

    /** One command. The key is looked up first, before catching up and If-Match (rule 13). */
    OrderBatch one(Locked locked, Work work) {
        var writes = new OrderWrites();
        OrderRow row = locked.rows().isEmpty() ? null : locked.rows().getFirst();
        Done done =
                decide(locked, row, locked.isSameRegistration(work) ? work.again() : work, writes);
        return new OrderBatch(writes, List.of(work.orderId()), List.of(done), List.of());
    }

    /**
     * Several of the service's own commands; those of one order are decided in turn. Rows of a
     * format not known here are left alone (rule 12).
     */
    OrderBatch many(Locked locked, List<Work> works) {
        var writes = new OrderWrites();
        List<Done> done = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        var byOrder = works.stream().collect(groupingBy(Work::orderId));
        for (OrderRow row : locked.rows()) {
            if (!row.isKnownFormat()) {
                continue;
            }
            var mark = writes.mark();
            try {
                Life life = inTurn(row, byOrder.get(row.id()), locked.nowFor(row));
                add(writes, row, life, row.testClock());
                done.add(new Decided(life, null));
            } catch (RuntimeException e) {
                writes.backTo(mark);
                failed.add(new Failed(row.id(), e));
            }
        }
        return new OrderBatch(writes, ids(locked), done, failed);
    }

    /** Time alone, for every order claimed; one that throws is set aside and the others go on. */
    OrderBatch due(Locked locked) {
        var time =
                locked.rows().stream()
                        .map(row -> Work.by(Party.TIME, row.id(), new TimePassed()))
                        .toList();
        return many(locked, time);
    }

    /** The clock by which the command runs: the order's own, or the one a new order is to have. */
    UUID testClockOf(Locked locked, Work work) {
        if (locked.rows().isEmpty()) {
            return work.terms() == null ? null : work.terms().testClock();
        }
        return locked.rows().getFirst().testClock();
    }

    /** The buyer whose standing the command asks for, null where none does. */
    String openingBuyer(Locked locked, Work work) {
        return work.command() instanceof OpenDispute
                        && !locked.rows().isEmpty()
                        && locked.rows().getFirst().isKnownFormat()
                ? locked.rows().getFirst().order().buyer().id()
                : null;
    }

    Done paymentTaken(Work work) {
        return new Done.PaymentTaken(((Register) work.command()).paymentReference());
    }

    private Done decide(Locked locked, OrderRow row, Work work, OrderWrites writes) {
        if (locked.stored().isPresent()) {
            var stored = locked.stored().get();
            return stored.isOf(work.terms().repeat())
                    ? new Replayed(stored.answer())
                    : new KeyReused();
        }
        if (row == null && !(work.command() instanceof Register)) {
            return new Unknown();
        }
        if (row != null && !row.isKnownFormat()) {
            return new Unavailable("the order is of a newer format than this replica knows");
        }
        Life caughtUp;
        try {
            caughtUp = row == null ? null : catchUp(row, locked.now());
        } catch (RuntimeException e) {
            Log.errorf(e, "order %s cannot be caught up", work.orderId());
            return new Unavailable("the order cannot be decided now");
        }
        return decide(locked, row, caughtUp, work, writes);
    }

    private Done decide(Locked locked, OrderRow row, Life caughtUp, Work work, OrderWrites writes) {
        ProtectedOrder order = row == null ? null : caughtUp.before();
        Party actor = work.actor().apply(order);
        if (actor == null) {
            return new Unknown();
        }
        Integer expected = work.terms() == null ? null : work.terms().ifMatch();
        if (expected != null && order != null && caughtUp.after().version() != expected) {
            write(row, caughtUp, writes, row.testClock());
            return new Changed(caughtUp.after().version());
        }
        Policy policy =
                order == null
                        ? policies.newest(work.terms().policy()).orElseThrow()
                        : policyOf(order);
        Life life = Life.live(order, work.command(), actor, policy, locked.now());
        return answered(locked, row, life, work, writes);
    }

    private Done answered(Locked locked, OrderRow row, Life life, Work work, OrderWrites writes) {
        var terms = work.terms();
        UUID testClock = row != null ? row.testClock() : terms.testClock();
        write(row, life, writes, testClock);
        Answer answer = terms == null ? null : terms.answer().apply(sceneOf(locked, life));
        if (terms != null && life.refusal() == null && !life.events().isEmpty()) {
            writes.addPersonal(life.after().id(), terms.personal());
        }
        if (terms != null && answer.status() != NOT_FOUND) {
            writes.addRepeat(terms.repeat(), answer);
        }
        if (row == null && life.after() != null) {
            writes.addRegistration(life.after(), testClock);
        }
        return new Decided(life, answer);
    }

    private static Scene sceneOf(Locked locked, Life life) {
        return new Scene(life, locked.now(), locked.papers().get("titles"));
    }

    /** An order that somebody has merely asked about is written only if time did something. */
    private void write(OrderRow row, Life life, OrderWrites writes, UUID testClock) {
        boolean stale = row != null && row.attempts() > 0;
        if (!life.events().isEmpty() || stale) {
            add(writes, row, life, testClock);
        }
    }

    private void add(OrderWrites writes, OrderRow row, Life life, UUID testClock) {
        ProtectedOrder after = life.after();
        Instant wakeAt = Life.wakeAt(after, policyOf(after));
        writes.add(row, life.before(), after, life.events(), wakeAt, testClock);
    }

    private Life inTurn(OrderRow row, List<Work> works, Instant now) {
        ProtectedOrder before = row.order();
        Policy policy = policyOf(before);
        ProtectedOrder order = before;
        List<org.redress.kernel.Occurrence<OrderEvent>> events = new ArrayList<>();
        for (Work work : works) {
            Life life = Life.live(order, work.command(), work.actor().apply(order), policy, now);
            events.addAll(life.events());
            order = life.after();
        }
        return new Life(before, before, order, events, null);
    }

    private Life catchUp(OrderRow row, Instant now) {
        ProtectedOrder order = row.order();
        return Life.passTime(order, policyOf(order), now);
    }

    private Policy policyOf(ProtectedOrder order) {
        return policies.byRef(order.policy());
    }

    private static List<UUID> ids(Locked locked) {
        return locked.rows().stream().map(OrderRow::id).toList();
    }
}
