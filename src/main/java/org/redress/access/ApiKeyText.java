package org.redress.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.redress.platform.Randomness;

/**
 * A key as its owner has it, {@code rdr_<prefix>_<secret>}: recognisable to whoever looks for
 * secrets that leaked. Kept nowhere.
 */
public record ApiKeyText(String prefix, String secret) {

    static final String START = "rdr_";

    private static final int PREFIX_BYTES = 8;
    private static final Pattern SHAPE =
            Pattern.compile(START + "([0-9a-f]{16})_([A-Za-z0-9_-]{43})");

    /** The secret is 256 random bits. */
    static ApiKeyText made(Randomness randomness) {
        byte[] prefix = Arrays.copyOf(randomness.salt(), PREFIX_BYTES);
        return new ApiKeyText(HexFormat.of().formatHex(prefix), secret(randomness));
    }

    /** Another secret for the same key. */
    static ApiKeyText made(String prefix, Randomness randomness) {
        return new ApiKeyText(prefix, secret(randomness));
    }

    private static String secret(Randomness randomness) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.key());
    }

    static Optional<ApiKeyText> read(String text) {
        var found = SHAPE.matcher(text);
        return found.matches()
                ? Optional.of(new ApiKeyText(found.group(1), found.group(2)))
                : Optional.empty();
    }

    String text() {
        return START + prefix + "_" + secret;
    }

    /** What is kept of it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** In a time that says nothing about how much of it is right; null is no hash. */
    boolean hashesTo(byte[] kept) {
        return MessageDigest.isEqual(hash(), kept);
    }

    /** Never into a log. */
    @Override
    public String toString() {
        return START + prefix + "_...";
    }
}
