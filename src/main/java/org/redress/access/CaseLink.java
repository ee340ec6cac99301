package org.redress.access;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.redress.kernel.Party;

/**
 * What the link in an email to a party is about.
 *
 * @param dispute the number of the dispute, 0 if it is about the order
 * @param until it is good before that
 */
public record CaseLink(UUID order, int dispute, Party party, Instant until) {

    private static final byte FORMAT = 1;
    private static final int BYTES = 28;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .put(FORMAT)
                .put((byte) (party == Party.BUYER ? 'b' : 's'))
                .putShort((short) dispute)
                .putLong(order.getMostSignificantBits())
                .putLong(order.getLeastSignificantBits())
                .putLong(until.getEpochSecond())
                .array();
    }

    /** Empty for the bytes of another format; the rest is left in the buffer. */
    static Optional<CaseLink> read(ByteBuffer bytes) {
        try {
            if (bytes.get() != FORMAT) {
                return Optional.empty();
            }
            Party party = bytes.get() == 'b' ? Party.BUYER : Party.SELLER;
            int dispute = bytes.getShort();
            UUID order = new UUID(bytes.getLong(), bytes.getLong());
            return Optional.of(
                    new CaseLink(order, dispute, party, Instant.ofEpochSecond(bytes.getLong())));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    boolean isGood(Instant now) {
        return now.isBefore(until);
    }

    CaseLink until(Instant other) {
        return new CaseLink(order, dispute, party, other);
    }
}
