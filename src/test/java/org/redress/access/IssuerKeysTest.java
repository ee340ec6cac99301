package org.redress.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.support.FakeIssuer.json;
import static org.redress.support.FakeIssuer.jwk;
import static org.redress.support.FakeIssuer.serving;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.mutiny.core.Vertx;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.FakeReceiver;
import org.redress.support.FakeReceiver.Behaviour;
import org.redress.support.RawToken;
import org.redress.support.TestTokens;

/** Keys that an issuer serves and exchanges; the stub is on loopback. */
@Tag("FS7")
class IssuerKeysTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final KeyPair FIRST = TestTokens.generate();
    private static final KeyPair SECOND = TestTokens.generate();
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration ALWAYS = Duration.ZERO;

    private final FakeReceiver issuer = new FakeReceiver(serving(Map.of("1", FIRST)));

    @AfterEach
    void close() {
        issuer.close();
    }

    @AfterAll
    static void stop() {
        VERTX.closeAndAwait();
    }

    @Test
    void keys_are_read_once_and_a_token_by_one_of_them_is_believed() throws ParseException {
        var keys = keys(NEVER, NEVER, NEVER);
        for (int i = 0; i < 3; i++) {
            assertEquals("ann", subject(keys, "1", FIRST));
        }
        assertEquals(1, issuer.requests().size());
    }

    @Test
    void a_new_key_is_found_when_a_token_names_it_and_the_old_one_goes() throws ParseException {
        var keys = keys(NEVER, ALWAYS, NEVER);
        assertEquals("ann", subject(keys, "1", FIRST));

        issuer.behaves(serving(Map.of("2", SECOND)));

        assertEquals("ann", subject(keys, "2", SECOND));
        assertThrows(ParseException.class, () -> subject(keys, "1", FIRST));
    }

    @Test
    void both_keys_are_good_while_the_issuer_serves_both() throws ParseException {
        var keys = keys(NEVER, ALWAYS, NEVER);
        issuer.behaves(serving(Map.of("1", FIRST, "2", SECOND)));

        assertEquals("ann", subject(keys, "1", FIRST));
        assertEquals("ann", subject(keys, "2", SECOND));
        assertThrows(ParseException.class, () -> subject(keys, "1", SECOND));
        assertThrows(ParseException.class, () -> subject(keys, null, FIRST));
    }

    @Test
    void unknown_keys_ask_the_issuer_once_and_no_more_for_a_time() throws ParseException {
        var keys = keys(NEVER, NEVER, NEVER);
        assertEquals("ann", subject(keys, "1", FIRST));

        for (String kid : new String[] {"2", "../../dev/null", "' or 1=1 --", "", "http://evil"}) {
            assertThrows(ParseException.class, () -> subject(keys, kid, SECOND));
        }

        assertEquals(1, issuer.requests().size(), "the first reading was within that time");
    }

    @Test
    void a_crowd_waits_for_one_reading() {
        var keys = keys(NEVER, NEVER, NEVER);
        var all = IntStream.range(0, 100).mapToObj(i -> keys.await("1")).toList();
        io.smallrye.mutiny.Uni.join().all(all).andFailFast().await().indefinitely();
        assertEquals(1, issuer.requests().size());
    }

    @Test
    void keys_are_kept_for_a_time_while_the_issuer_is_away_and_then_no_more() throws Exception {
        var kept = keys(ALWAYS, ALWAYS, NEVER);
        assertEquals("ann", subject(kept, "1", FIRST));
        var forgotten = keys(ALWAYS, ALWAYS, Duration.ofNanos(1));
        issuer.behaves(FakeReceiver.status(503));

        assertEquals("ann", subject(kept, "1", FIRST));
        assertThrows(ParseException.class, () -> subject(forgotten, "1", FIRST));
    }

    /** There is one connection: whoever gives up waiting gives it up, too. */
    @Test
    void an_issuer_that_stalls_in_its_answer_is_asked_anew() throws ParseException {
        var keys = keys(NEVER, ALWAYS, NEVER);
        issuer.behaves((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n{".getBytes(US_ASCII));
            out.flush();
            issuer.silent().answer(request, out);
        });
        assertThrows(ParseException.class, () -> subject(keys, "1", FIRST));

        issuer.behaves(serving(Map.of("1", FIRST)));

        assertEquals("ann", subject(keys, "1", FIRST));
    }

    @Test
    void what_is_no_key_set_is_no_key_and_harms_nothing() throws Exception {
        var keys = keys(NEVER, ALWAYS, NEVER);
        assertEquals("ann", subject(keys, "1", FIRST));
        var written = new AtomicLong();
        for (Behaviour behaviour :
                new Behaviour[] {
                    FakeReceiver.garbage(),
                    FakeReceiver.redirect("http://127.0.0.1:1/"),
                    FakeReceiver.endless(written),
                    json("[]"),
                    json("{\"keys\":[]}"),
                    json("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"2\"}]}")
                }) {
            issuer.behaves(behaviour);
            assertThrows(ParseException.class, () -> subject(keys, "2", SECOND));
            assertEquals("ann", subject(keys, "1", FIRST));
        }
        assertTrue(written.get() < 100_000_000, "it stops reading");
    }

    @Test
    void a_shared_secret_among_the_keys_is_not_taken() throws JoseException {
        var secret = OctJwkGenerator.generateJwk(256);
        secret.setKeyId("s");
        var both =
                new JsonWebKeySet(jwk("1", FIRST), secret)
                        .toJson(org.jose4j.jwk.JsonWebKey.OutputControlLevel.INCLUDE_SYMMETRIC);
        issuer.behaves(json(both));
        var keys = keys(NEVER, ALWAYS, NEVER);
        var token = token("s").sealed(secret.getOctetSequence());

        assertThrows(ParseException.class, () -> parse(keys, "s", token));
    }

    private static String subject(IssuerKeys keys, String kid, KeyPair signer)
            throws ParseException {
        return parse(keys, kid, token(kid).signed(signer.getPrivate()));
    }

    private static String parse(IssuerKeys keys, String kid, String token) throws ParseException {
        keys.await(kid).await().indefinitely();
        return new IssuedTokens(keys).parse(token, INFO).getSubject();
    }

    private static RawToken token(String kid) {
        return kid == null
                ? RawToken.of("ann")
                : RawToken.of("ann").withHeader(header -> header.put("kid", kid));
    }

    private static final JWTAuthContextInfo INFO = info();

    private static JWTAuthContextInfo info() {
        var info = new JWTAuthContextInfo("https://at.an.address", TestTokens.ISSUER);
        info.setExpectedAudience(Set.of(TestTokens.AUDIENCE));
        return info;
    }

    private IssuerKeys keys(Duration refresh, Duration look, Duration keep) {
        return new IssuerKeys(
                VERTX, new Config(refresh, look, keep), Optional.of(issuer.origin() + "/jwks"));
    }

    private record Config(
            Duration refreshKeysEvery, Duration lookForNewKeysEvery, Duration keepKeysFor)
            implements IssuerConfig {
        @Override
        public String rolesClaim() {
            return "groups";
        }
    }
}
