package org.redress.notice;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The Message-ID of our emails, taken apart: which event of which order, and which of its mails.
 */
public record MessageId(UUID order, int event, int place) {

    private static final Pattern FORM =
            Pattern.compile(
                    "<?([0-9a-f-]{36})\\.([1-9][0-9]{0,8})\\.([1-9][0-9]{0,3})@[A-Za-z0-9.-]{1,253}>?");

    /** Empty if it is none of ours. */
    public static Optional<MessageId> parse(String header) {
        var match = FORM.matcher(header.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new MessageId(
                            UUID.fromString(match.group(1)),
                            Integer.parseInt(match.group(2)),
                            Integer.parseInt(match.group(3))));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return order + "." + event + "." + place;
    }
}
