package org.redress.support;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.redress.support.FakeReceiver.Behaviour;

/** How a token issuer serves its keys (RFC 7517), for a {@link FakeReceiver}. */
public final class FakeIssuer {
    private FakeIssuer() {}

    /** The public halves of these keys, by their ids. */
    public static Behaviour serving(Map<String, KeyPair> keys) {
        var set =
                new JsonWebKeySet(
                        keys.entrySet().stream()
                                .map(key -> jwk(key.getKey(), key.getValue()))
                                .toArray(PublicJsonWebKey[]::new));
        return json(set.toJson());
    }

    public static PublicJsonWebKey jwk(String id, KeyPair keys) {
        try {
            var key = PublicJsonWebKey.Factory.newPublicJwk(keys.getPublic());
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Behaviour json(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return (request, out) -> {
            var head =
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                            + bytes.length
                            + "\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
        };
    }
}
