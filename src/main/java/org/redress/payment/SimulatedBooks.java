package org.redress.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.redress.payment.BalanceEntry.Kind;

/** What the simulated provider has really done, whatever it said: the truth of a fault test. */
final class SimulatedBooks {

    /** Older movements are forgotten beyond this, so that a long demonstration stays small. */
    private static final int REMEMBERED = 100_000;

    /** How a movement stands at the provider. */
    enum State {
        PENDING,
        DONE,
        FAILED
    }

    /**
     * Money moved, or on its way.
     *
     * @param since on the simulation's own clock
     */
    record Movement(PaymentRequest request, String reference, State state, Duration since) {

        Movement as(State other) {
            return new Movement(request, reference, other, since);
        }
    }

    private final Map<String, List<Movement>> movements =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<Movement>> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private final List<Notification> untold = new ArrayList<>();

    synchronized Movement last(String key) {
        var all = movements.get(key);
        return all == null ? null : all.getLast();
    }

    synchronized void add(Movement movement) {
        var key = movement.request().key();
        movements.merge(
                key,
                List.of(movement),
                (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }

    /** What is pending gets done, and what is to fail late fails; all of it is to be told. */
    synchronized void settle(Faults faults) {
        for (var entry : movements.entrySet()) {
            var movement = entry.getValue().getLast();
            if (movement.state() == State.PENDING) {
                change(entry, movement.as(State.DONE));
                tell(movement.as(State.DONE), faults);
            } else if (movement.state() == State.DONE && faults.failsLate(entry.getKey())) {
                change(entry, movement.as(State.FAILED));
                tell(movement.as(State.FAILED), faults);
            }
        }
    }

    private static void change(Map.Entry<String, List<Movement>> entry, Movement last) {
        var changed = new ArrayList<>(entry.getValue());
        changed.set(changed.size() - 1, last);
        entry.setValue(List.copyOf(changed));
    }

    private void tell(Movement movement, Faults faults) {
        String event = "evt_" + movement.reference() + "_" + movement.state().name().toLowerCase();
        var told = new Notification(event, movement.request().key(), outcome(movement));
        untold.add(told);
        if (faults.isDuplicated(event)) {
            untold.add(told);
        }
    }

    static Outcome outcome(Movement movement) {
        var request = movement.request();
        return switch (movement.state()) {
            case PENDING -> new Outcome.Accepted(movement.reference(), request.amount());
            case DONE -> new Outcome.Done(movement.reference(), request.amount());
            case FAILED -> new Outcome.Declined("account_closed");
        };
    }

    /** Everything to be told, in an order that is not that of the events. */
    synchronized List<Notification> takeNotifications(Faults faults) {
        var told = new ArrayList<>(untold);
        untold.clear();
        told.sort(Comparator.comparingDouble(it -> faults.place(it.event())));
        return told;
    }

    /** Every movement of each key; more than one under a key is money moved twice. */
    synchronized Map<String, List<Movement>> all() {
        return new LinkedHashMap<>(movements);
    }

    synchronized List<BalanceEntry> entries(Instant at) {
        return movements.values().stream()
                .flatMap(List::stream)
                .filter(movement -> movement.state() == State.DONE)
                .map(movement -> entry(movement, at))
                .toList();
    }

    private static BalanceEntry entry(Movement movement, Instant at) {
        var request = movement.request();
        Kind kind = request.kind().isToBuyer() ? Kind.REFUND : Kind.PAYOUT;
        return new BalanceEntry(movement.reference(), request.key(), kind, request.amount(), at);
    }

    synchronized void clear() {
        movements.clear();
        untold.clear();
    }
}
