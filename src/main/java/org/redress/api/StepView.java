package org.redress.api;

import java.time.Instant;
import java.util.List;
import org.redress.kernel.Because;
import org.redress.kernel.Occurrence;
import org.redress.order.Life;
import org.redress.order.OrderEvent;
import org.redress.order.OrderJson;

/** What time alone will do, when, and by which rule; told by the core itself. */
public record StepView(Instant at, String event, Because because) {

    /** The steps at the next instant at which anything happens if nobody acts. */
    static List<StepView> next(Sight sight) {
        return first(Life.forecast(sight.order(), sight.policy()));
    }

    /** The next steps of one dispute. */
    static List<StepView> next(Sight sight, int dispute) {
        var ahead = Life.forecast(sight.order(), sight.policy());
        return first(ahead.stream().filter(step -> isOf(step.event(), dispute)).toList());
    }

    private static List<StepView> first(List<Occurrence<OrderEvent>> steps) {
        return steps.stream()
                .filter(step -> step.at().equals(steps.getFirst().at()))
                .map(StepView::of)
                .toList();
    }

    private static boolean isOf(OrderEvent event, int dispute) {
        return event instanceof OrderEvent.InDispute(var number, var inside) && number == dispute
                || event instanceof OrderEvent.LinesSettled settled && settled.dispute() == dispute;
    }

    static StepView of(Occurrence<OrderEvent> occurrence) {
        return new StepView(
                occurrence.at(), OrderJson.type(occurrence.event()), occurrence.because());
    }
}
