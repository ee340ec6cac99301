package org.redress.api;

import java.util.Optional;
import java.util.UUID;

/** A dispute's public id: the order's id and the dispute's number, so that no look-up is needed. */
record DisputeId(UUID order, int number) {

    private static final int UUID_LENGTH = 36;

    static DisputeId of(UUID order, int number) {
        return new DisputeId(order, number);
    }

    /** Empty for what cannot be a dispute's id; to a caller that is an unknown dispute. */
    static Optional<DisputeId> parse(String text) {
        if (!text.matches("[0-9a-f-]{36}-[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        return PathId.parse(text.substring(0, UUID_LENGTH))
                .map(order -> of(order, Integer.parseInt(text.substring(UUID_LENGTH + 1))));
    }

    @Override
    public String toString() {
        return order + "-" + number;
    }
}
