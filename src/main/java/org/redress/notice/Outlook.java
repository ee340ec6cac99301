package org.redress.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Party;
import org.redress.notice.Ahead.Step;
import org.redress.order.Life;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.InDispute;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.ProtectedOrder;
import org.redress.policy.Policy;

/** Reads what comes next from the forecast, the same one that the case page shows. */
record Outlook(ProtectedOrder order, Policy policy, Formats formats, Party to) {

    /** After everything that was due at {@code now} too; its own emails tell of that. */
    static Outlook at(Instant now, ProtectedOrder order, Policy policy, Formats formats, Party to) {
        return new Outlook(Life.passTime(order, policy, now).after(), policy, formats, to);
    }

    /** What is ahead of the subject, else of the rest of the order; null once all is over. */
    Ahead of(Subject subject) {
        var forecast = Life.forecast(order, policy);
        if (forecast.isEmpty()) {
            return null;
        }
        if (order.isFrozen()) {
            var foretold = new Foretold(order, forecast, formats, to);
            return new Ahead(List.of(), List.of(foretold.step(forecast.getFirst())), false);
        }
        boolean over = isOver(subject);
        Subject focus = over ? Subject.of(forecast.getFirst().event(), order) : subject;
        var moves = new Moves(order, formats, to);
        var turns =
                isOpenDispute(focus)
                        ? order.dispute(focus.dispute()).stream().flatMap(moves::inDispute).toList()
                        : moves.of(focus.lines());
        return new Ahead(turns, steps(forecast, focus), over);
    }

    private boolean isOver(Subject subject) {
        return !isOpenDispute(subject)
                && subject.lines().stream().allMatch(place -> order.lines().get(place).isSettled());
    }

    private boolean isOpenDispute(Subject subject) {
        return order.dispute(subject.dispute()).filter(dispute -> dispute.isOpen()).isPresent();
    }

    /** Up to the first one that decides something. */
    private List<Step> steps(List<Occurrence<OrderEvent>> forecast, Subject focus) {
        var foretold = new Foretold(order, forecast, formats, to);
        List<Step> steps = new ArrayList<>();
        for (var next : forecast) {
            if (concerns(next.event(), focus)) {
                Step step = foretold.step(next);
                if (!steps.contains(step)) {
                    steps.add(step);
                }
                if (step.isDecisive()) {
                    break;
                }
            }
        }
        return List.copyOf(steps);
    }

    private boolean concerns(OrderEvent event, Subject focus) {
        if (isOpenDispute(focus)) {
            return event instanceof InDispute(var number, var inside) && number == focus.dispute();
        }
        boolean ownSettlement = event instanceof LinesSettled settled && settled.dispute() > 0;
        return !ownSettlement
                && Subject.of(event, order).lines().stream().anyMatch(focus.lines()::contains);
    }
}
