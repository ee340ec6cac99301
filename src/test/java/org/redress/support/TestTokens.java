package org.redress.support;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Signs tokens as the marketplace's own login would, with a key that only this process knows. */
public final class TestTokens {
    public static final String ISSUER = "https://login.example";
    public static final String AUDIENCE = "redress";

    /** Longer than the longest run of a test, which may have asked for all its tokens at once. */
    private static final Duration LIFE = Duration.ofHours(4);

    private static final KeyPair KEYS = generate();

    private TestTokens() {}

    public static String token(String subject, String... roles) {
        return issued(subject, roles).sign(KEYS.getPrivate());
    }

    /** One whose time is long over. */
    public static String expired(String subject, String... roles) {
        return issued(subject, roles)
                .expiresAt(Instant.parse("2020-01-01T00:00:00Z"))
                .sign(KEYS.getPrivate());
    }

    /** One signed by somebody else. */
    public static String forged(String subject, String... roles) {
        return issued(subject, roles).sign(generate().getPrivate());
    }

    private static JwtClaimsBuilder issued(String subject, String... roles) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .groups(Set.of(roles))
                .expiresIn(LIFE);
    }

    /** The key that signs, and the one that everybody may know. */
    public static KeyPair keys() {
        return KEYS;
    }

    /** What the service needs to verify these tokens, and to sign demo tokens like them. */
    public static Map<String, String> properties() {
        return Map.of(
                "mp.jwt.verify.publickey",
                text(KEYS.getPublic().getEncoded()),
                "mp.jwt.verify.issuer",
                ISSUER,
                "mp.jwt.verify.audiences",
                AUDIENCE,
                "smallrye.jwt.sign.key",
                text(KEYS.getPrivate().getEncoded()),
                "smallrye.jwt.new-token.issuer",
                ISSUER,
                "smallrye.jwt.new-token.audience",
                AUDIENCE);
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }
}
