package org.redress.kernel;

import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Stands for a person's name, address or free text inside an event: the id of the erasable row that
 * holds it, and a salted SHA-256 of it in hex, so that the event chain survives an erasure.
 */
public record TextRef(UUID id, String digest) {

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\"id\":\"([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})\",\"digest\":\"[0-9a-f]{64}\"");

    /** The rows that the exact text of an event speaks of. */
    public static Stream<UUID> idsIn(String event) {
        return WRITTEN.matcher(event).results().map(found -> UUID.fromString(found.group(1)));
    }
}
