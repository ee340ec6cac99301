package org.redress.api;

import java.util.Optional;
import java.util.UUID;

/** An id in a path, in its one canonical form. */
final class PathId {

    private PathId() {}

    static Optional<UUID> parse(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
