package org.redress.access;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.redress.platform.Environment;

/**
 * Whose tokens are believed: their issuer, their audience, and the key that verifies them. Quarkus
 * makes a key up in development; an operator names all three.
 */
public final class TokenKey {

    private static final String LOCATION = "mp.jwt.verify.publickey.location";

    /** Signed with a private key, so that whoever can verify a token cannot make one. */
    private static final Set<String> ASYMMETRIC =
            Set.of(
                    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
                    "EDDSA");

    private TokenKey() {}

    public static void require(Environment environment) {
        if (environment.inDevelopment()) {
            return;
        }
        if (!environment.has(LOCATION) && !environment.has("mp.jwt.verify.publickey")) {
            environment.ask(
                    "MP_JWT_VERIFY_PUBLICKEY_LOCATION to where the token issuer's keys are");
        }
        if (!environment.has("mp.jwt.verify.issuer")) {
            environment.ask("MP_JWT_VERIFY_ISSUER to the issuer named in the tokens");
        }
        if (!environment.has("mp.jwt.verify.audiences")) {
            environment.ask(
                    "MP_JWT_VERIFY_AUDIENCES to what tokens for this service name as audience");
        }
        if (isPlainHttp(environment.get(LOCATION, ""))) {
            environment.ask("MP_JWT_VERIFY_PUBLICKEY_LOCATION to an https address");
        }
        requireAsymmetric(environment);
    }

    private static void requireAsymmetric(Environment environment) {
        var names =
                Stream.of("mp.jwt.verify.publickey.algorithm", "smallrye.jwt.verify.algorithm")
                        .flatMap(property -> Stream.of(environment.get(property, "").split(",")))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        if (!ASYMMETRIC.containsAll(
                names.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList())) {
            environment.ask(
                    "MP_JWT_VERIFY_PUBLICKEY_ALGORITHM to asymmetric algorithms only, such as"
                            + " RS256,ES256");
        }
        if (environment.has("smallrye.jwt.verify.secretkey")
                || environment.has("smallrye.jwt.verify.key.location")) {
            environment.ask(
                    "MP_JWT_VERIFY_PUBLICKEY_LOCATION in place of a SMALLRYE_JWT_VERIFY_ key, which"
                            + " could be a shared secret");
        }
    }

    /** Whoever changes the keys on their way could sign as anybody. */
    private static boolean isPlainHttp(String location) {
        String stripped = location.strip();
        if (!stripped.startsWith("http:")) {
            return false;
        }
        String host = URI.create(stripped).getHost();
        return host == null || !Set.of("localhost", "127.0.0.1", "[::1]").contains(host);
    }
}
