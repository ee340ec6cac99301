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
        var ahead = Life.forecast(sight.order(), sight.policy());
        return ahead.stream()
                .filter(step -> step.at().equals(ahead.getFirst().at()))
                .map(StepView::of)
                .toList();
    }

    static StepView of(Occurrence<OrderEvent> occurrence) {
        return new StepView(occurrence.at(), OrderJson.type(occurrence.event()), occurrence.because());
    }
}
