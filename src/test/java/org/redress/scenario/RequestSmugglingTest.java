package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.support.PostgresResource;
import org.redress.support.RawHttp;
import org.redress.support.RawHttp.Answer;
import org.redress.support.RawHttp.Talk;
import org.redress.support.TestTokens;

/**
 * Requests that two servers in a row could read differently: refused and hung up on, or at least
 * never followed by a second request that was hidden in them.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS5")
class RequestSmugglingTest {
    private static final int PATIENCE = 1000;

    /** What must never be answered: a request of its own only to one of two readers. */
    private static final String HIDDEN = "GET /v1/hidden HTTP/1.1\r\nHost: x\r\n\r\n";

    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    @TestHTTPResource URI service;

    static Stream<Arguments> refused() {
        return Stream.of(
                of(
                        "two lengths",
                        post("Content-Length: 2\r\nContent-Length: 38\r\n", "{}" + HIDDEN)),
                of("two lengths in one", post("Content-Length: 2, 38\r\n", "{}" + HIDDEN)),
                of("a length with a sign", post("Content-Length: +2\r\n", "{}" + HIDDEN)),
                of("a negative length", post("Content-Length: -1\r\n", "{}")),
                of("a length in hex", post("Content-Length: 0x2\r\n", "{}" + HIDDEN)),
                of(
                        "a length beyond a long",
                        post("Content-Length: 99999999999999999999\r\n", "{}")),
                of("a length and a space", post("Content-Length : 2\r\n", "{}" + HIDDEN)),
                of("a NUL in a header", post("X-A: a\0b\r\nContent-Length: 2\r\n", "{}")),
                of("a CR in a header", post("X-A: a\rX-B: b\r\nContent-Length: 2\r\n", "{}")),
                of("a NUL in a header's name", post("X\0A: a\r\nContent-Length: 2\r\n", "{}")),
                of("a header without a name", post(": a\r\nContent-Length: 2\r\n", "{}")),
                of("an encoding behind another", post("Transfer-Encoding: xchunked\r\n", HIDDEN)),
                of("no version", "GET /v1/orders\r\nHost: x\r\n\r\n"),
                of("a line end in the address", "GET /v1/orders\r/x HTTP/1.1\r\nHost: x\r\n\r\n"),
                of("two hosts", "GET /v1/orders HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String what, String request) throws IOException {
        Talk talk = talk(request);

        assertEquals(List.of(400), statuses(talk), what);
        assertTrue(talk.closed(), "hung up");
    }

    /** Nobody knows what an answer to these would have to be like, or whether one has begun. */
    static Stream<Arguments> hung_up_on() {
        return Stream.of(
                of("a chunk size that is none", post(CHUNKED, "zz\r\n{}\r\n0\r\n\r\n" + HIDDEN)),
                of("a negative chunk size", post(CHUNKED, "-2\r\n{}\r\n0\r\n\r\n" + HIDDEN)),
                of("a chunk that is longer", post(CHUNKED, "2\r\n{}xx\r\n0\r\n\r\n" + HIDDEN)),
                of("a version of the future", "GET /v1/orders HTTP/9.9\r\nHost: x\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hung_up_on(String what, String request) throws IOException {
        Talk talk = talk(request);

        assertEquals(List.of(), statuses(talk), what);
        assertTrue(talk.closed(), "hung up");
    }

    static Stream<Arguments> harmless() {
        String both = "Content-Length: 45\r\n" + CHUNKED;
        return Stream.of(
                of("a length and chunks", post(both, "0\r\n\r\n" + HIDDEN)),
                of(
                        "chunks and a length",
                        post(CHUNKED + "Content-Length: 5\r\n", "0\r\n\r\n" + HIDDEN)),
                of("chunks twice", post(CHUNKED + CHUNKED, "0\r\n\r\n" + HIDDEN)),
                of("chunks and nothing", post("Transfer-Encoding: chunked, identity\r\n", HIDDEN)),
                of(
                        "a tab before chunked",
                        post("Transfer-Encoding:\tchunked\r\n", "0\r\n\r\n" + HIDDEN)),
                of(
                        "chunked on a folded line",
                        post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n" + HIDDEN)),
                of(
                        "chunked in capitals",
                        post("Transfer-Encoding: CHUNKED\r\n", "0\r\n\r\n" + HIDDEN)),
                of("a chunk ended by LF alone", post(CHUNKED, "2\n{}\n0\n\n" + HIDDEN)),
                of("a chunk's extension with LF", post(CHUNKED, "2;a\n{}\r\n0\r\n\r\n" + HIDDEN)),
                of(
                        "a length in a trailer",
                        post(CHUNKED, "0\r\nContent-Length: 5\r\n\r\n" + HIDDEN)),
                of(
                        "a body of a GET",
                        "GET /v1/orders HTTP/1.1\r\nHost: x\r\n"
                                + CHUNKED
                                + "\r\n0\r\n\r\n"
                                + HIDDEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void harmless(String what, String request) throws IOException {
        Talk talk = talk(request);

        assertTrue(talk.answers().size() <= 1, () -> what + ": " + talk);
        assertTrue(talk.answers().stream().allMatch(it -> it.status() < 500), talk.toString());
        assertTrue(talk.closed(), () -> what + " is hung up on: " + talk);
    }

    @Test
    void a_folded_header_is_one_value_and_never_a_second_header() throws IOException {
        String folded =
                "X-A: a\r\n Idempotency-Key: k\r\nContent-Length: 2\r\nConnection: close\r\n";

        Talk talk = talk(post(folded, "{}"));

        assertEquals(List.of(400), statuses(talk));
        assertTrue(
                talk.answers().isEmpty() || !talk.answers().getFirst().body().contains("created"));
    }

    @Test
    void honest_requests_one_after_the_other_are_all_answered() throws IOException {
        String get = "GET /v1/orders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token();
        String last = get + "\r\nConnection: close\r\n\r\n";

        Talk talk = talk(get + "\r\n\r\n" + get + "\r\n\r\n" + last);

        assertEquals(List.of(200, 200, 200), statuses(talk));
    }

    @Test
    void an_honest_chunked_request_is_answered_and_is_the_last_of_its_connection()
            throws IOException {
        String body = "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n";
        String key = "Idempotency-Key: " + UUID.randomUUID() + "\r\n";

        Talk talk = talk(post(CHUNKED + key, body));

        assertEquals(List.of(201), statuses(talk), talk.toString());
        assertEquals("close", talk.answers().getFirst().headers().get("connection"));
        assertTrue(talk.closed());
    }

    private static Arguments of(String what, String request) {
        return Arguments.of(what, request);
    }

    /** A new test clock, with these headers. */
    private static String post(String headers, String body) {
        return "POST /v1/test-clocks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer "
                + token()
                + "\r\n"
                + headers
                + "\r\n"
                + body;
    }

    private static String token() {
        return TestTokens.token("shop", "marketplace");
    }

    private Talk talk(String request) throws IOException {
        return new RawHttp(service).send(request, PATIENCE);
    }

    private static List<Integer> statuses(Talk talk) {
        return talk.answers().stream().map(Answer::status).toList();
    }
}
