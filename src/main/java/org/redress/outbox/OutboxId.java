package org.redress.outbox;

import java.util.Optional;
import java.util.regex.Pattern;

/** A row of the outbox as it is named over REST: its number and its bucket. */
public record OutboxId(long row, short bucket) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17})-(0|[1-9][0-9]{0,2})");

    static OutboxId of(long row, short bucket) {
        return new OutboxId(row, bucket);
    }

    /** In its one canonical form. */
    public static Optional<OutboxId> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(
                        new OutboxId(
                                Long.parseLong(match.group(1)), Short.parseShort(match.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return row + "-" + bucket;
    }
}
