package org.redress.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * The only source of chance: ids that cannot be guessed, salts and keys. Never used by the core.
 */
@ApplicationScoped
public class Randomness {

    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    public byte[] salt() {
        return bytes(SALT_BYTES);
    }

    /** A key for signing. */
    public byte[] key() {
        return bytes(KEY_BYTES);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** From 0 to below 1; spreads retries out. */
    public double fraction() {
        return random.nextDouble();
    }

    /** A version 4 UUID. */
    public UUID id() {
        var bytes = ByteBuffer.wrap(salt());
        long high = bytes.getLong() & 0xffffffffffff0fffL | 0x4000L;
        long low = bytes.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
