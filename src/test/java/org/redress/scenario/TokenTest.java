package org.redress.scenario;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.lamp;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redress.support.PostgresResource;
import org.redress.support.RawToken;
import org.redress.support.TestTokens;

/** Whose tokens are believed, and what they give. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS7")
class TokenTest {
    private static final String PATH = "/v1/orders";

    @Test
    void what_is_changed_below_is_let_in_unchanged() {
        asks(buyer().signed()).accepted();
    }

    @TestFactory
    Stream<DynamicTest> a_bad_token_is_refused_and_told_why_not_to_nobody() {
        return bad().entrySet().stream()
                .map(token ->
                        DynamicTest.dynamicTest(
                                token.getKey(),
                                () -> {
                                    var reply = asks(token.getValue()).problem(401, "unauthorized");
                                    assertEquals("Bearer", reply.header("WWW-Authenticate"));
                                    assertEquals(
                                            "A valid bearer token is needed.",
                                            reply.text("detail"));
                                }));
    }

    private static Map<String, String> bad() {
        var publicKey = TestTokens.keys().getPublic().getEncoded();
        var pem = Base64.getEncoder().encodeToString(publicKey);
        var stranger = TestTokens.generate().getPrivate();
        Map<String, String> bad = new LinkedHashMap<>();
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            bad.put("alg '" + none + "'", buyer().withHeader(it -> it.put("alg", none)).unsigned());
        }
        bad.put("no alg", buyer().withHeader(it -> it.remove("alg")).signed());
        bad.put("no signature", buyer().unsigned());
        bad.put("another key", buyer().signed(stranger));
        bad.put("HS256 with the public key", buyer().sealed(publicKey));
        bad.put("HS256 with its text", buyer().sealed(pem.getBytes(StandardCharsets.US_ASCII)));
        bad.put("HS256 with nothing", buyer().sealed(new byte[] {0}));
        bad.put(
                "another asymmetric algorithm",
                buyer().withHeader(it -> it.put("alg", "RS512")).signed());
        bad.put("a path as kid", buyer().withHeader(kid("../../../../dev/null")).signed(stranger));
        bad.put("a path as kid, shared", buyer().withHeader(kid("/dev/null")).sealed(new byte[1]));
        bad.put("SQL as kid", buyer().withHeader(kid("' or 1=1 --")).signed(stranger));
        bad.put(
                "a key of its own",
                buyer().withHeader(it -> it.put("jwk", Map.of("kty", "oct", "k", "AA")))
                        .signed(stranger));
        bad.put(
                "keys elsewhere",
                buyer().withHeader(it -> it.put("jku", "https://evil.example/jwks"))
                        .signed(stranger));
        bad.put(
                "expired",
                buyer().with(it -> it.put("iat", now() - 60).put("exp", now() - 40)).signed());
        bad.put("not yet valid", buyer().with(it -> it.put("nbf", now() + 300)).signed());
        bad.put("without an end", buyer().with(it -> it.remove("exp")).signed());
        bad.put("an end that is text", buyer().with(it -> it.put("exp", "never")).signed());
        bad.put("another audience", buyer().with(it -> it.put("aud", "shop")).signed());
        bad.put("without audience", buyer().with(it -> it.remove("aud")).signed());
        bad.put("another issuer", buyer().with(it -> it.put("iss", "https://evil")).signed());
        bad.put("without issuer", buyer().with(it -> it.remove("iss")).signed());
        bad.put("without subject", buyer().with(it -> it.remove("sub")).signed());
        bad.put("an empty subject", buyer().with(it -> it.put("sub", "")).signed());
        bad.put("a subject of two lines", buyer().with(it -> it.put("sub", "a\nb")).signed());
        bad.put("a changed payload", changed(buyer().signed()));
        bad.put("three dots", "...");
        return bad;
    }

    /** The same signature over other claims. */
    private static String changed(String token) {
        String[] parts = token.split("\\.");
        var claims = new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1])));
        claims.put("groups", new JsonArray().add("operator"));
        var payload =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.toBuffer().getBytes());
        return parts[0] + "." + payload + "." + parts[2];
    }

    private static java.util.function.Consumer<JsonObject> kid(String kid) {
        return header -> header.put("kid", kid);
    }

    @Test
    void clocks_may_differ_by_half_a_minute() {
        asks(buyer().with(it -> it.put("iat", now() - 60).put("exp", now() - 5)).signed())
                .accepted();
        asks(buyer().with(it -> it.put("nbf", now() + 20)).signed()).accepted();
    }

    @Test
    void one_of_several_audiences_is_enough() {
        var audiences = new JsonArray().add("shop").add(TestTokens.AUDIENCE);
        asks(buyer().with(it -> it.put("aud", audiences)).signed()).accepted();
    }

    @Test
    void an_unknown_role_gives_nothing_and_known_ones_nothing_but_themselves() {
        for (var roles :
                List.of(
                        new JsonArray().add("admin").add("Operator").add("**"),
                        new JsonArray().add(1).add(new JsonObject()),
                        new JsonArray())) {
            var token = buyer().with(it -> it.put("groups", roles)).signed();
            asks(token).problem(403, "forbidden");
        }
        asks(buyer().with(it -> it.remove("groups")).signed()).problem(403, "forbidden");
        var mapped =
                buyer().with(it -> it.put("roleMappings", Map.of("buyer", "operator"))).signed();
        new Reply(given().auth().oauth2(mapped).get("/v1/ledger/balances"))
                .problem(403, "forbidden");
    }

    @Test
    void a_name_that_its_owner_chose_makes_nobody_else_of_him() {
        Sale sale = new Shop().sells(lamp());
        String victim = sale.buyer.person().id();
        for (String claim : List.of("upn", "preferred_username", "email", "name")) {
            var token = buyer().with(it -> it.put(claim, victim)).signed();
            new Reply(given().auth().oauth2(token).get(sale.path())).problem(404, "not-found");
        }
        var own = buyer().with(it -> it.put("sub", victim).put("upn", "somebody")).signed();
        new Reply(given().auth().oauth2(own).get(sale.path())).accepted();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static RawToken buyer() {
        return RawToken.of("token-test").with(it -> it.put("groups", new JsonArray().add("buyer")));
    }

    private static Reply asks(String token) {
        return new Reply(given().header("Authorization", "Bearer " + token).get(PATH));
    }
}
