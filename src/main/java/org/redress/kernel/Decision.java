package org.redress.kernel;

import java.util.List;
import java.util.function.Function;

/** The answer of a decider: the events that now happen, or a refusal. */
public sealed interface Decision<E> {

    /** It happens. No events means that nothing was left to do. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** It does not happen, and this is why. */
    record Refused<E>(Refusal refusal) implements Decision<E> {}

    @SafeVarargs
    static <E> Decision<E> accepted(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E> Decision<E> refused(Refusal.Code code, Because because) {
        return new Refused<>(new Refusal(code, because));
    }

    /** The same answer in other words; a refusal stays as it is. */
    default <F> Decision<F> map(Function<List<E>, List<F>> words) {
        return switch (this) {
            case Accepted<E>(var events) -> new Accepted<>(words.apply(events));
            case Refused<E>(var refusal) -> new Refused<>(refusal);
        };
    }
}
