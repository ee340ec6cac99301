package org.redress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.redress.dispute.DisputeEvent;
import org.redress.kernel.Because;
import org.redress.kernel.Occurrence;
import org.redress.ledger.LineSettlement;
import org.redress.order.Life;
import org.redress.order.OrderEvent;
import org.redress.order.OrderEvent.LinesSettled;
import org.redress.order.OrderJson;

/**
 * What happens, when, by which rule, and what money it moves (minor units; null where none); told
 * by the core itself.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepView(
        Instant at,
        String event,
        String outcome,
        Long refunded,
        Long released,
        Because because,
        String sentence) {

    /** The steps at the next instant at which anything happens if nobody acts. */
    static List<StepView> next(Sight sight) {
        return first(Life.forecast(sight.order(), sight.policy()));
    }

    /** The next steps of one dispute. */
    static List<StepView> next(Sight sight, int dispute) {
        var ahead = Life.forecast(sight.order(), sight.policy());
        return first(ahead.stream().filter(step -> isOf(step.event(), dispute)).toList());
    }

    static List<StepView> all(List<Occurrence<OrderEvent>> steps) {
        return steps.stream().map(StepView::of).toList();
    }

    private static List<StepView> first(List<Occurrence<OrderEvent>> steps) {
        return steps.stream()
                .filter(step -> step.at().equals(steps.getFirst().at()))
                .map(StepView::of)
                .toList();
    }

    static boolean isOf(OrderEvent event, int dispute) {
        return event instanceof OrderEvent.ChargebackReminded
                || event instanceof OrderEvent.InDispute(var number, var inside)
                        && number == dispute
                || event instanceof LinesSettled settled && settled.dispute() == dispute;
    }

    static StepView of(Occurrence<OrderEvent> occurrence) {
        OrderEvent event = occurrence.event();
        boolean settles = event instanceof LinesSettled;
        return new StepView(
                occurrence.at(),
                OrderJson.type(event),
                outcome(event),
                settles ? refunded((LinesSettled) event) : null,
                settles ? released((LinesSettled) event) : null,
                occurrence.because(),
                Sentences.of(occurrence.because()));
    }

    private static String outcome(OrderEvent event) {
        if (event instanceof LinesSettled settled) {
            return settled.cause().code();
        }
        return event instanceof OrderEvent.InDispute(var number, var inside)
                        && inside instanceof DisputeEvent.Resolved resolved
                ? resolved.how().code()
                : null;
    }

    private static long refunded(LinesSettled settled) {
        return settled.settlements().stream()
                .map(LineSettlement::refunded)
                .mapToLong(org.redress.ledger.Parts::total)
                .sum();
    }

    private static long released(LinesSettled settled) {
        return settled.settlements().stream()
                .map(LineSettlement::released)
                .mapToLong(org.redress.ledger.Parts::total)
                .sum();
    }
}
