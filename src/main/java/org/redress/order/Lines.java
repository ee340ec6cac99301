package org.redress.order;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.redress.kernel.Act;
import org.redress.kernel.Because;
import org.redress.kernel.Decision;
import org.redress.kernel.Occurrence;
import org.redress.kernel.Refusal;
import org.redress.order.LineStatus.Settled;

/** Finds the lines a command names. */
final class Lines {

    private Lines() {}

    /** Places of lines in registration order, or the refusal of the first that does not qualify. */
    record Named(List<Integer> places, Refusal refusal) {
        Decision<Occurrence<OrderEvent>> then(
                Function<List<Integer>, Decision<Occurrence<OrderEvent>>> next) {
            return refusal == null ? next.apply(places) : new Decision.Refused<>(refusal);
        }
    }

    /**
     * @param ids the lines named; empty means all that qualify
     * @param qualifies which lines are meant when none is named
     * @param objection why a line cannot be meant, null if it can; settled lines never can
     */
    static Named named(
            ProtectedOrder order,
            List<String> ids,
            Act act,
            Predicate<Line> qualifies,
            BiFunction<Line, Integer, OrderRefusal> objection) {
        List<Integer> places = new ArrayList<>();
        for (String id : ids) {
            int place = placeOf(order, id);
            if (place < 0) {
                return refused(act, OrderRefusal.LINE_NOT_FOUND, id);
            }
            places.add(place);
        }
        if (ids.isEmpty()) {
            IntStream.range(0, order.lines().size())
                    .filter(place -> qualifies.test(order.lines().get(place)))
                    .forEach(places::add);
        }
        if (places.isEmpty()) {
            return refused(act, OrderRefusal.NOTHING_LEFT, "*");
        }
        for (int place : places) {
            Line line = order.lines().get(place);
            OrderRefusal no =
                    line.isSettled() ? OrderRefusal.LINE_SETTLED : objection.apply(line, place);
            if (no != null) {
                return refused(act, no, line);
            }
        }
        return new Named(places.stream().distinct().sorted().toList(), null);
    }

    static List<Integer> withParcel(ProtectedOrder order, String trackingNumber) {
        return IntStream.range(0, order.lines().size())
                .filter(place -> hasParcel(order.lines().get(place), trackingNumber))
                .boxed()
                .toList();
    }

    private static boolean hasParcel(Line line, String trackingNumber) {
        var parcel = line.status().parcel();
        return parcel != null && trackingNumber.equals(parcel.trackingNumber());
    }

    private static int placeOf(ProtectedOrder order, String id) {
        for (int place = 0; place < order.lines().size(); place++) {
            if (order.lines().get(place).id().equals(id)) {
                return place;
            }
        }
        return -1;
    }

    private static Named refused(Act act, OrderRefusal code, Line line) {
        return line.status() instanceof Settled(var outcome, var cause, var until)
                ? refused(
                        code,
                        act.because(
                                "lines",
                                "line",
                                line.id(),
                                "settledBy",
                                cause.code(),
                                "until",
                                until,
                                "now",
                                act.now()))
                : refused(act, code, line.id());
    }

    private static Named refused(Act act, OrderRefusal code, String line) {
        return refused(code, act.because("lines", "line", line));
    }

    private static Named refused(OrderRefusal code, Because because) {
        return new Named(List.of(), new Refusal(code, because));
    }
}
