package org.redress.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.support.PostgresResource;
import org.redress.support.RawHttp;
import org.redress.support.RawHttp.Answer;
import org.redress.support.TestTokens;

/** JSON that is none, not quite, or too much of it: refused at once, and in our own words. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS6")
class HostileJsonTest {
    private static final String PATH = "/v1/test-clocks";
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final int PATIENCE = 5000;

    @TestHTTPResource URI service;
    private final Person shop = new Person("shop-" + UUID.randomUUID(), "marketplace");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"now\":NaN}",
                "{\"now\":Infinity}",
                "{\"now\":1e1000000000}",
                "{\"now\":-1E-1000000000}",
                "{\"now\":01}",
                "{\"now\":+1}",
                "{\"now\":.5}",
                "{\"now\":0x10}",
                "{now:null}",
                "{'now':null}",
                "{\"now\":null,}",
                "{\"now\":null} {}",
                "{\"now\":null}]",
                "{\"now\":null}x",
                "{\"now\":null,\"now\":null}",
                "{\"now\":null,\"n\\u006fw\":null}",
                "{\"now\":\"a\tb\"}",
                "{\"now\":\"\\x41\"}",
                "{\"now\":\"\\ud800\"}",
                "{\"now\":\"\\udc00\\ud800\"}",
                "{\"now\":/* why */null}",
                "// why\n{}",
                "[]",
                "\"{}\"",
                "1",
                "true",
                "{",
                "\u0001",
                "{\"now\":\"2026-01-01T00:00:00Z\",\"now",
                "\uFEFF{}"
            })
    void is_refused_as_malformed(String body) {
        shop.posts(PATH, body).problem(400, "malformed-json");
    }

    @Test
    void what_is_too_much_of_it_is_refused_at_once() {
        var bodies =
                List.of(
                        "[".repeat(100_000),
                        "{\"now\":".repeat(100_000),
                        "{\"now\":" + "9".repeat(900_000) + "}",
                        "{\"now\":0." + "9".repeat(900_000) + "}",
                        "{\"now\":\"" + "\\u0041".repeat(150_000) + "\"}",
                        "{\"" + "a".repeat(900_000) + "\":1}",
                        "{" + " ".repeat(1_000_000),
                        "[" + "{},".repeat(300_000) + "{}]");
        for (String body : bodies) {
            Answer answer = assertTimeout(AT_ONCE, () -> raw(body));

            assertEquals(400, answer.status(), answer.body());
            assertTrue(answer.body().contains("\"code\":\"malformed-json\""), answer.body());
            assertTrue(answer.body().length() < 1000, "the answer is short");
        }
    }

    @Test
    void a_thousand_unknown_fields_are_one_answer() {
        var body = new StringBuilder("{");
        for (int i = 0; i < 50_000; i++) {
            body.append("\"f").append(i).append("\":1,");
        }
        Answer answer = assertTimeout(AT_ONCE, () -> raw(body + "\"now\":null}"));

        assertTrue(answer.body().contains("\"code\":\"unknown-field\""), answer.body());
        assertTrue(answer.body().contains("\"field\":\"f0\""), answer.body());
    }

    /** Past the client of the other tests, which keeps a pretty copy of all that it sends. */
    private Answer raw(String body) throws IOException {
        String head =
                "POST "
                        + PATH
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIdempotency-Key: k\r\n"
                        + "Content-Type: application/json\r\nAuthorization: Bearer "
                        + TestTokens.token("shop", "marketplace")
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n";
        return new RawHttp(service).send(head + body, PATIENCE).answers().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void another_encoding_is_not_guessed(String charset) {
        sent("application/json", "{\"now\":null}".getBytes(Charset.forName(charset)))
                .problem(400, "malformed-json");
    }

    @Test
    void broken_utf_8_is_not_mended() {
        byte[][] broken = {
            {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'},
            {'{', '"', (byte) 0xf7, (byte) 0xbf, (byte) 0xbf, (byte) 0xbf, '"', ':', '1', '}'},
            {'{', '}', 0},
            {(byte) 0xfe, (byte) 0xff, 0, '{', 0, '}'}
        };
        for (byte[] body : broken) {
            sent("application/json", body).problem(400, "malformed-json");
        }
        byte[] policy = "name: a\u0000b".getBytes(UTF_8);
        sentTo("/v1/policies", "application/yaml", policy).problem(400, "malformed-text");
        sentTo("/v1/policies", "application/yaml", "name: \u00e9".getBytes(ISO_8859_1))
                .problem(400, "malformed-text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "application/json;charset=iso-8859-1 ~ unsupported-charset",
                "application/json; charset=utf-16 ~ unsupported-charset",
                "application/json; charset=\"UTF-7\" ~ unsupported-charset",
                "text/plain ~ unsupported-media-type",
                "application/xml ~ unsupported-media-type",
                "application/x-www-form-urlencoded ~ unsupported-media-type",
                "multipart/form-data; boundary=x ~ unsupported-media-type",
                "application/x-java-serialized-object ~ unsupported-media-type",
                "text/json ~ unsupported-media-type"
            })
    void another_type_of_content_is_refused(String type, String code) {
        sent(type, "{}".getBytes(UTF_8)).problem(415, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json; charset=UTF-8", "application/json;charset=\"utf-8\""})
    void utf_8_may_be_said(String type) {
        assertEquals(201, sent(type, "{}".getBytes(UTF_8)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br", "identity, gzip"})
    void a_compressed_body_is_refused(String encoding) {
        var request = shop.writing("{}").header("Content-Encoding", encoding);

        new Reply(request.header("Idempotency-Key", "k").post(PATH))
                .problem(415, "unsupported-encoding");
    }

    @Test
    void an_answer_names_no_class_of_ours() {
        for (String body : List.of("{\"colour\":1}", "{\"now\":5}", "{\"now\":\"soon\"}", "{")) {
            String told = shop.posts(PATH, body).body();
            assertFalse(told.matches("(?s).*(redress\\.|java\\.|jackson|Bodies|\\$|`).*"), told);
        }
        assertEquals("now", shop.posts(PATH, Map.of("now", "soon")).fact("field"));
        assertEquals("colour", shop.posts(PATH, Map.of("colour", 1)).fact("field"));
    }

    private Reply sent(String type, byte[] body) {
        return sentTo(PATH, type, body);
    }

    private Reply sentTo(String path, String type, byte[] body) {
        var asItIs =
                EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(ContentType.URLENC.toString(), ContentType.BINARY)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false);
        return new Reply(
                shop.asked()
                        .config(RestAssuredConfig.config().encoderConfig(asItIs))
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(body)
                        .post(path));
    }
}
