package org.redress.support;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Signs tokens as the marketplace's own login would, with a key that only this process knows. */
public final class TestTokens {
    private static final String ISSUER = "https://login.example";
    private static final KeyPair KEYS = generate();

    private TestTokens() {}

    public static String token(String subject, String... roles) {
        return Jwt.issuer(ISSUER).subject(subject).groups(Set.of(roles)).sign(KEYS.getPrivate());
    }

    /** One whose time is long over. */
    public static String expired(String subject, String... roles) {
        return Jwt.issuer(ISSUER)
                .subject(subject)
                .groups(Set.of(roles))
                .expiresAt(Instant.parse("2020-01-01T00:00:00Z"))
                .sign(KEYS.getPrivate());
    }

    /** One signed by somebody else. */
    public static String forged(String subject, String... roles) {
        return Jwt.issuer(ISSUER)
                .subject(subject)
                .groups(Set.of(roles))
                .sign(generate().getPrivate());
    }

    /** What the service needs to verify these tokens, and to sign demo tokens like them. */
    public static Map<String, String> properties() {
        return Map.of(
                "mp.jwt.verify.publickey",
                text(KEYS.getPublic().getEncoded()),
                "mp.jwt.verify.issuer",
                ISSUER,
                "smallrye.jwt.sign.key",
                text(KEYS.getPrivate().getEncoded()),
                "smallrye.jwt.new-token.issuer",
                ISSUER);
    }

    private static String text(byte[] key) {
        return Base64.getEncoder().encodeToString(key);
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }
}
