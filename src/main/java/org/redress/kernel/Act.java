package org.redress.kernel;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One party acting at one instant under one pinned policy: what a decider needs besides state and
 * command. {@code now} is cut to microseconds, as the database keeps it; {@code due} is null unless
 * time acts.
 */
public record Act(Party actor, Instant now, Instant due, String policy) {

    public Act {
        now = now.truncatedTo(ChronoUnit.MICROS);
    }

    public static Act by(Party actor, Instant now, String policy) {
        return new Act(actor, now, null, policy);
    }

    /** Time acting at {@code now} on what was due at {@code due}. */
    public static Act ofTime(Instant due, Instant now, String policy) {
        return new Act(Party.TIME, now, due, policy);
    }

    /** The event happens in this act, because of {@code rule} and these facts (name, value, …). */
    public <E> Occurrence<E> event(E event, String rule, Object... facts) {
        return new Occurrence<>(event, actor, now, due, because(rule, facts));
    }

    /** The act is refused because of {@code rule} and these facts (name, value, …). */
    public <E> Decision<E> refused(Refusal.Code code, String rule, Object... facts) {
        return Decision.refused(code, because(rule, facts));
    }

    public Because because(String rule, Object... facts) {
        return Because.of(policy, rule, facts);
    }
}
