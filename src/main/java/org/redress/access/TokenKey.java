package org.redress.access;

import org.redress.platform.Environment;

/** The key that verifies tokens: Quarkus makes one up in development, an operator names one. */
public final class TokenKey {
    private TokenKey() {}

    public static void require(Environment environment) {
        if (environment.inDevelopment()) {
            return;
        }
        if (!environment.has("mp.jwt.verify.publickey.location")
                && !environment.has("mp.jwt.verify.publickey")) {
            environment.ask("MP_JWT_VERIFY_PUBLICKEY_LOCATION to where the token issuer's key is");
        }
        if (!environment.has("mp.jwt.verify.issuer")) {
            environment.ask("MP_JWT_VERIFY_ISSUER to the issuer named in the tokens");
        }
    }
}
