package org.redress.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.redress.kernel.Act;
import org.redress.kernel.Deadline;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.kernel.Refusal;
import org.redress.policy.Policy;

/**
 * One step in an order's life: time first, then the command, then what has become due by it (rule
 * 4). What time did stands even if the command is refused.
 *
 * @param before the order as it was stored, null if there was none
 * @param caughtUp the order once time had acted and before the command was decided
 * @param after the order as it is to be stored; null only where nothing is registered
 * @param events everything that happened, in order
 * @param refusal why the command was refused, null if it was not
 */
public record Life(
        ProtectedOrder before,
        ProtectedOrder caughtUp,
        ProtectedOrder after,
        List<Occurrence<OrderEvent>> events,
        Refusal refusal) {

    /** More deadlines at once than this in one order are a bug, not a case. */
    private static final int LIMIT = 1000;

    /** Time alone: everything due at {@code now}. */
    public static Life passTime(ProtectedOrder order, Policy policy, Instant now) {
        var story = new Story(order);
        story.catchUp(policy, cut(now));
        return new Life(order, story.order, story.order, story.events, null);
    }

    /** A party's command at {@code now}; {@code order} is null where none is registered. */
    public static Life live(
            ProtectedOrder order, OrderCommand command, Party actor, Policy policy, Instant now) {
        var story = new Story(order);
        story.catchUp(policy, cut(now));
        ProtectedOrder caughtUp = story.order;
        var act = Act.by(actor, now, policy.ref());
        return switch (OrderDecider.decide(caughtUp, command, act, policy)) {
            case Decision.Refused<Occurrence<OrderEvent>>(var refusal) ->
                    new Life(order, caughtUp, caughtUp, story.events, refusal);
            case Decision.Accepted<Occurrence<OrderEvent>>(var events) -> {
                events.forEach(story::happened);
                if (!events.isEmpty()) {
                    story.catchUp(policy, cut(now));
                }
                yield new Life(order, caughtUp, story.order, story.events, null);
            }
        };
    }

    /**
     * The earliest instant at which time alone could change or announce something in this order;
     * null once it is settled.
     */
    public static Instant wakeAt(ProtectedOrder order, Policy policy) {
        return Stream.concat(
                        order.nextDeadline().map(Deadline::at).stream(),
                        Reminder.next(order, policy).stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The order as its events tell it. */
    public static ProtectedOrder replay(List<Occurrence<OrderEvent>> events) {
        var story = new Story(null);
        events.forEach(story::happened);
        return story.order;
    }

    /**
     * The road ahead if nobody acts: every event until the order is settled, each at its due
     * instant. Where a chargeback makes all stand still, it goes no further than the next reminder.
     */
    public static List<Occurrence<OrderEvent>> forecast(ProtectedOrder order, Policy policy) {
        var story = new Story(order);
        Optional<Deadline> next = order.nextDeadline();
        for (int i = 0; next.isPresent(); i++) {
            if (i == LIMIT) {
                throw new IllegalStateException("time does not move on: " + next.get());
            }
            story.passDeadlines(policy, next.get().at());
            next = story.order.isFrozen() ? Optional.empty() : story.order.nextDeadline();
        }
        return story.events;
    }

    /** The database keeps microseconds; a finer instant would wake the order before it is due. */
    private static Instant cut(Instant now) {
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    /** The order and what has happened to it so far. */
    private static final class Story {
        private ProtectedOrder order;
        private final List<Occurrence<OrderEvent>> events = new ArrayList<>();

        Story(ProtectedOrder order) {
            this.order = order;
        }

        void happened(Occurrence<OrderEvent> occurrence) {
            order = OrderEvolution.evolve(order, occurrence);
            events.add(occurrence);
        }

        /** Everything that is due, and then the reminders of what was not done by it. */
        void catchUp(Policy policy, Instant now) {
            var near = order == null ? List.<Reminder>of() : Reminder.due(order, policy, now);
            passDeadlines(policy, now);
            near.stream()
                    .filter(reminder -> reminder.isStillOf(order))
                    .map(reminder ->
                            reminder.given(order, Act.ofTime(reminder.at(), now, policy.ref())))
                    .forEach(this::happened);
        }

        /** One deadline at a time; the state is looked at anew after each (rule 3). */
        void passDeadlines(Policy policy, Instant now) {
            for (int i = 0; order != null; i++) {
                var due = order.nextDeadline().filter(deadline -> deadline.isDue(now));
                if (due.isEmpty()) {
                    return;
                }
                if (i == LIMIT) {
                    throw new IllegalStateException("time does not move on: " + due.get());
                }
                var act = Act.ofTime(due.get().at(), now, policy.ref());
                OrderDecider.onDeadline(order, due.get(), act, policy).forEach(this::happened);
            }
        }
    }
}
