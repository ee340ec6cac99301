package org.redress.dispute;

import java.time.Duration;
import java.time.Instant;

/**
 * A party's time to answer. {@code decides} is false for a turn that the negotiation cap ends: then
 * the cap decides and the silence has no consequence of its own (B0).
 */
public record Turn(Instant endsAt, boolean decides) {
    Turn later(Duration by) {
        return new Turn(endsAt.plus(by), decides);
    }
}
