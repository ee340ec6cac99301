package org.redress.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a few bytes so that only this installation can have made them (HMAC-SHA256). The first key
 * seals; each of the others still opens, so a key can be exchanged while what it sealed is good.
 */
public final class Seal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final int SHORTEST_KEY = 32;

    private final List<byte[]> keys;

    private Seal(List<byte[]> keys) {
        this.keys = keys;
    }

    public static Seal of(List<byte[]> keys) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length < SHORTEST_KEY)) {
            throw new IllegalArgumentException("a key has at least " + SHORTEST_KEY + " bytes");
        }
        return new Seal(List.copyOf(keys));
    }

    /** What was sealed for one purpose does not open for another. */
    String close(String purpose, byte[] content) {
        byte[] mac = mac(keys.getFirst(), purpose, content);
        byte[] both = ByteBuffer.allocate(content.length + MAC_BYTES).put(content).put(mac).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** The content, or nothing for what was not sealed here exactly so. */
    Optional<byte[]> open(String purpose, String text) {
        byte[] both = decoded(text);
        if (both.length <= MAC_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(both, both.length - MAC_BYTES);
        byte[] shown = Arrays.copyOfRange(both, content.length, both.length);
        boolean good = false;
        for (byte[] key : keys) {
            good |= MessageDigest.isEqual(mac(key, purpose, content), shown);
        }
        return good ? Optional.of(content) : Optional.empty();
    }

    /** One text for the same bytes, and no other: the last letter has bits that do not count. */
    private static byte[] decoded(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            String again = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return again.equals(text) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] mac(byte[] key, String purpose, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
