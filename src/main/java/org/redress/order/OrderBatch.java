package org.redress.order;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.redress.order.OrderWrites.Witness;

/** A unit of work once it is decided: what to write, who failed, and what to answer. */
record OrderBatch(OrderWrites writes, List<UUID> claimed, List<Done> done, List<Failed> failed) {

    /** An order that threw while being read or decided; the others go on. */
    record Failed(UUID id, Throwable cause) {}

    Outcome outcome() {
        return new Outcome(claimed, done, writes.witness());
    }

    /**
     * What is left of a unit of work after its commit; {@code witness} is null where no event was
     * written.
     */
    record Outcome(List<UUID> claimed, List<Done> done, Witness witness) {

        static Outcome none() {
            return new Outcome(List.of(), List.of(), null);
        }

        Done first() {
            return done.getFirst();
        }

        List<Life> lives() {
            return done.stream()
                    .filter(Done.Decided.class::isInstance)
                    .map(one -> ((Done.Decided) one).life())
                    .toList();
        }

        Outcome with(Outcome other) {
            List<UUID> both = new ArrayList<>(claimed);
            both.addAll(other.claimed);
            List<Done> all = new ArrayList<>(done);
            all.addAll(other.done);
            return new Outcome(both, all, null);
        }
    }
}
