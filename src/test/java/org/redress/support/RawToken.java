package org.redress.support;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token put together by hand, so that anything at all can be wrong with it. */
public final class RawToken {
    private static final long HOUR = 3_600;

    private final JsonObject header = new JsonObject().put("typ", "JWT").put("alg", "RS256");
    private final JsonObject claims = new JsonObject();

    private RawToken() {}

    /** One that is let in as long as nothing is changed, and signed by the right key. */
    public static RawToken of(String subject) {
        long now = Instant.now().getEpochSecond();
        return new RawToken()
                .with(claims ->
                        claims.put("iss", TestTokens.ISSUER)
                                .put("aud", TestTokens.AUDIENCE)
                                .put("sub", subject)
                                .put("iat", now)
                                .put("exp", now + HOUR));
    }

    public RawToken with(Consumer<JsonObject> change) {
        change.accept(claims);
        return this;
    }

    public RawToken withHeader(Consumer<JsonObject> change) {
        change.accept(header);
        return this;
    }

    /** By the key of the issuer that the service trusts. */
    public String signed() {
        return signed(TestTokens.keys().getPrivate());
    }

    public String signed(PrivateKey key) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content().getBytes(StandardCharsets.US_ASCII));
            return content() + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As if the secret were shared. */
    public String sealed(byte[] secret) {
        try {
            header.put("alg", "HS256");
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content()
                    + "."
                    + encoded(mac.doFinal(content().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String unsigned() {
        return content() + ".";
    }

    private String content() {
        return encoded(header.toBuffer().getBytes()) + "." + encoded(claims.toBuffer().getBytes());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
