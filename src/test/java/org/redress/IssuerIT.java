package org.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.support.FakeIssuer.serving;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.FakeReceiver;
import org.redress.support.JarProcess;
import org.redress.support.RawToken;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/** The package beside an issuer that serves its keys, exchanges them, and falls silent. */
@Tag("FS7")
class IssuerIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final KeyPair FIRST = TestTokens.generate();
    private static final KeyPair SECOND = TestTokens.generate();
    private static final KeyPair THIRD = TestTokens.generate();

    private static final FakeReceiver ISSUER = new FakeReceiver(serving(Map.of("1", FIRST)));
    private static JarProcess service;

    @BeforeAll
    static void start() {
        Map<String, String> properties = new HashMap<>(TestPostgres.fresh().properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        properties.remove("mp.jwt.verify.publickey");
        properties.put("mp.jwt.verify.publickey.location", ISSUER.origin() + "/jwks");
        properties.put("redress.issuer.roles-claim", "realm_access/roles");
        properties.put("redress.issuer.look-for-new-keys-every", "0s");
        service = JarProcess.start(properties).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
        ISSUER.close();
    }

    @Test
    void keys_are_exchanged_without_a_restart_and_a_silent_issuer_holds_up_nobody_else()
            throws Exception {
        assertEquals(200, asks(token("1", FIRST)));
        assertEquals(401, asks(token("2", SECOND)));

        ISSUER.behaves(serving(Map.of("1", FIRST, "2", SECOND)));
        assertEquals(200, asks(token("2", SECOND)));
        assertEquals(200, asks(token("1", FIRST)));
        assertEquals(401, asks(token("2", FIRST)));

        ISSUER.behaves(serving(Map.of("2", SECOND)));
        assertEquals(401, asks(token("3", THIRD)), "which reads the keys again");
        assertEquals(401, asks(token("1", FIRST)));

        ISSUER.behaves(ISSUER.silent());
        var waiting =
                HTTP.sendAsync(request(token("3", THIRD)), BodyHandlers.discarding())
                        .thenApply(answer -> answer.statusCode());
        var begin = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertEquals(200, asks(token("2", SECOND)));
        }
        assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 5);
        assertEquals(401, waiting.get());
    }

    @Test
    void roles_are_where_the_issuer_puts_them_and_nowhere_else() throws Exception {
        var groups = claims().with(it -> it.put("groups", new JsonArray().add("operator")));
        assertEquals(403, asks(groups.withHeader(it -> it.put("kid", "2")).signed(second())));
        var text = claims().with(it -> it.put("realm_access", "operator"));
        assertEquals(403, asks(text.withHeader(it -> it.put("kid", "2")).signed(second())));
    }

    private static java.security.PrivateKey second() {
        ISSUER.behaves(serving(Map.of("2", SECOND, "1", FIRST)));
        return SECOND.getPrivate();
    }

    private static String token(String kid, KeyPair signer) {
        return claims().with(it ->
                        it.put(
                                "realm_access",
                                new JsonObject().put("roles", new JsonArray().add("buyer"))))
                .withHeader(header -> header.put("kid", kid))
                .signed(signer.getPrivate());
    }

    private static RawToken claims() {
        return RawToken.of("ann");
    }

    private static int asks(String token) throws Exception {
        return HTTP.send(request(token), BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest request(String token) {
        return HttpRequest.newBuilder(service.uri("/v1/orders"))
                .header("Authorization", "Bearer " + token)
                .build();
    }
}
