package org.redress.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signature of the form {@code t=<epoch seconds>,v1=<hex>}: HMAC-SHA256 over the instant, a dot
 * and the body's bytes as they came. Stripe signs so, and the simulated provider does too.
 */
final class TimedSignature {

    /** Older than this it may be a replay, later than this somebody's clock is wrong. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST = 1_000;

    private TimedSignature() {}

    /** Whether one of the secrets made it just now. */
    static boolean isGenuine(List<String> secrets, String header, byte[] body, Instant now) {
        return signedAt(secrets, header, body).filter(at -> isNow(at, now)).isPresent();
    }

    /**
     * When one of the secrets made it; several are valid while they are being exchanged. Empty for
     * one that none of them made.
     */
    static Optional<Instant> signedAt(List<String> secrets, String header, byte[] body) {
        if (header == null || header.length() > LONGEST) {
            return Optional.empty();
        }
        Long seconds = null;
        List<String> signatures = new ArrayList<>();
        for (String part : header.split(",")) {
            String word = part.strip();
            if (word.matches("t=\\d{1,12}")) {
                seconds = Long.valueOf(word.substring(2));
            } else if (word.startsWith("v1=")) {
                signatures.add(word.substring(3));
            }
        }
        return seconds != null && isSigned(secrets, seconds, body, signatures)
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    private static boolean isNow(Instant signedAt, Instant now) {
        return Duration.between(signedAt, now).abs().compareTo(TOLERANCE) <= 0;
    }

    private static boolean isSigned(
            List<String> secrets, long seconds, byte[] body, List<String> signatures) {
        boolean signed = false;
        for (String secret : secrets) {
            byte[] right = hex(secret, seconds, body).getBytes(StandardCharsets.US_ASCII);
            for (String signature : signatures) {
                byte[] given = signature.getBytes(StandardCharsets.UTF_8);
                signed |= MessageDigest.isEqual(right, given);
            }
        }
        return signed;
    }

    /** The header for a body that is sent at an instant. */
    static String of(String secret, Instant at, byte[] body) {
        return "t=" + at.getEpochSecond() + ",v1=" + hex(secret, at.getEpochSecond(), body);
    }

    private static String hex(String secret, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
