package org.redress.access;

import java.security.Key;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * An issuer's public keys (RFC 7517); what is not public, or not for signatures, is no part of it.
 */
record KeySet(List<JsonWebKey> keys) {

    static final KeySet NONE = new KeySet(List.of());

    /** Fails for what is no key set, and for one without a single key that could be used. */
    static KeySet of(String json) {
        try {
            var keys =
                    new JsonWebKeySet(json)
                            .getJsonWebKeys().stream()
                                    .filter(PublicJsonWebKey.class::isInstance)
                                    .filter(key ->
                                            key.getUse() == null || key.getUse().equals("sig"))
                                    .toList();
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("it has no public key for signatures");
            }
            return new KeySet(keys);
        } catch (JoseException | ClassCastException e) {
            throw new IllegalArgumentException("it is no JWKS", e);
        }
    }

    boolean has(String id) {
        return keys.stream().anyMatch(key -> isNamed(key, id));
    }

    /** The key that a token names, or the only one for a token that names none; else null. */
    Key find(String id, String algorithm) {
        return keys.stream()
                .filter(key -> isNamed(key, id))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                .findFirst()
                .map(JsonWebKey::getKey)
                .orElse(null);
    }

    private boolean isNamed(JsonWebKey key, String id) {
        return id == null ? keys.size() == 1 : id.equals(key.getKeyId());
    }
}
