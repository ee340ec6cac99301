package org.redress.order;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from names: whoever has the name has the id, and whoever has the id has the
 * bucket.
 */
public final class OrderId {

    private OrderId() {}

    /**
     * The id of the marketplace's own order id, so that the primary key guards registration (rule
     * 13).
     */
    public static UUID of(String externalId) {
        return named("order", externalId);
    }

    /** A UUID (version 8) made of the SHA-256 of a name in a name space. */
    public static UUID named(String space, String name) {
        var bytes = ByteBuffer.wrap(sha256((space + ":" + name).getBytes(StandardCharsets.UTF_8)));
        long high = bytes.getLong() & 0xffffffffffff0fffL | 0x8000L;
        long low = bytes.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** 0 to 255; every key of the order leads with it (design section 7). */
    public static short bucket(UUID id) {
        return (short) (id.getLeastSignificantBits() & 0xff);
    }

    /** The same id in this bucket. */
    static UUID in(short bucket, UUID id) {
        return new UUID(
                id.getMostSignificantBits(), id.getLeastSignificantBits() & ~0xffL | bucket);
    }

    public static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
