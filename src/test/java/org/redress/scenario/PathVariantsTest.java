package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.access.AccessTable;
import org.redress.access.Subject;
import org.redress.scenario.ApiOperations.Operation;
import org.redress.support.PostgresResource;
import org.redress.support.TestTokens;

/** However a path is written, it opens no more than the plain one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS4")
class PathVariantsTest {

    private static final int PATIENCE_MILLIS = 10_000;

    /** Less than anything that the plain path could answer. */
    private static final Set<Integer> STRICTER =
            Set.of(400, 401, 403, 404, 405, 406, 414, 415, 501);

    private static Neighbours neighbours;
    private static List<Operation> operations;

    @TestHTTPResource("/")
    URI service;

    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void open() {
        if (neighbours == null) {
            neighbours = new Neighbours();
            operations = ApiOperations.all();
        }
    }

    private record Reply(int status, String body) {}

    @Test
    void no_way_to_write_a_path_opens_it_to_nobody() {
        int tried = 0;
        for (Operation operation : restricted()) {
            tried += tries(operation, null);
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(tried > 4_000, tried + " requests");
    }

    @Test
    void no_way_to_write_a_path_shows_more_to_a_stranger() {
        String stranger = TestTokens.token(neighbours.stranger.id(), "buyer", "seller");
        restricted().stream().filter(Operation::isRead).forEach(it -> tries(it, stranger));
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void to_who_may_see_it_a_path_answers_the_same_or_nothing() {
        String shop = TestTokens.token(neighbours.shop.marketplace.id(), "marketplace");
        restricted().stream().filter(Operation::isRead).forEach(it -> tries(it, shop));
        assertEquals("", String.join("\n", wrong));
    }

    private static List<Operation> restricted() {
        return operations.stream()
                .filter(it ->
                        AccessTable.find(it.name())
                                .filter(rule -> rule.subject() != Subject.OPEN)
                                .isPresent())
                .toList();
    }

    private int tries(Operation operation, String token) {
        String id = id(operation);
        String path = operation.about(id, "buyer").path();
        Reply plain = send(operation.method() + " " + path + " HTTP/1.1", "", token);
        var variants = variants(operation.method(), path);
        assertTrue(variants.size() >= 40, variants.size() + " variants");
        variants.forEach((line, headers) -> {
            Reply reply = send(line, headers, token);
            boolean same = reply.status() == plain.status() && isOfTheSame(operation, plain, reply);
            if (!same && !STRICTER.contains(reply.status())) {
                wrong.add(
                        line
                                + " "
                                + headers.strip()
                                + ": "
                                + reply.status()
                                + " for "
                                + plain.status());
            }
        });
        return variants.size();
    }

    /**
     * What is told of an order or a report does not change by itself, but a bundle says when it was
     * made. Of an account there is always something to tell, whatever its name, and lists of the
     * service change.
     */
    private static boolean isOfTheSame(Operation operation, Reply plain, Reply reply) {
        var rule = AccessTable.find(operation.name()).orElseThrow();
        boolean still =
                operation.path().contains("{id}")
                        && !operation.path().endsWith("/bundle")
                        && Set.of(Subject.ORDER, Subject.REPORT).contains(rule.subject());
        return !still || reply.body().isEmpty() || reply.body().equals(plain.body());
    }

    private static String id(Operation operation) {
        if (operation.path().endsWith("/erasure")) {
            return neighbours.gone;
        }
        if (operation.names("accounts")) {
            return neighbours.buyer().id();
        }
        if (operation.names("reports")) {
            return neighbours.reports.get("marketplace");
        }
        String order = neighbours.escalated.id;
        return operation.names("disputes")
                ? order + "-1"
                : operation.names("evidence") ? order + "-e1" : order;
    }

    /** Request lines, each with the headers that come with it. */
    private Map<String, String> variants(String method, String whole) {
        int query = whole.indexOf('?') < 0 ? whole.length() : whole.indexOf('?');
        String path = whole.substring(0, query);
        String rest = whole.substring(query);
        int last = path.lastIndexOf('/');
        String head = path.substring(0, last);
        String tail = path.substring(last + 1);
        String below = path.substring(path.indexOf('/', 1));
        String first = path.substring(0, path.indexOf('/', 1));
        List<String> paths = new ArrayList<>();
        for (String end :
                List.of(
                        ";x", ";a=b", "%3B", "%3Bx", "/", "//", ".", "%2E", "%20", "%00", "%09",
                        "%0a", ".json", "/.", "/..;/", "%2F", "%5C", "\\", "%23", "%3F", "~",
                        "/%2e")) {
            paths.add(path + end + rest);
        }
        for (String slash :
                List.of(
                        "%2F",
                        "%2f",
                        "%5C",
                        "%5c",
                        "\\",
                        "//",
                        "/./",
                        "/x/../",
                        "/%2e/",
                        "/x/%2e%2e/",
                        "/;/",
                        ";x/",
                        "/..;/",
                        "%252F",
                        "/x%2f..%2f",
                        "%c0%af",
                        "%EF%BC%8F",
                        "/%20/")) {
            paths.add(head + slash + tail + rest);
            paths.add(first + slash + below.substring(1) + rest);
        }
        paths.add("/" + path + rest);
        paths.add("/." + path + rest);
        paths.add("/x/.." + path + rest);
        paths.add("/q/.." + path + rest);
        paths.add("/q/..;" + path + rest);
        paths.add("/demo/.." + path + rest);
        paths.add("/demo/..%2f" + path.substring(1) + rest);
        paths.add(path.toUpperCase() + rest);
        paths.add("/V1" + below + rest);
        paths.add("/%76%31" + below + rest);
        paths.add("/%2576%2531" + below + rest);
        paths.add(path + "?_method=DELETE");
        paths.add(path + "#x");
        Map<String, String> lines = new LinkedHashMap<>();
        paths.forEach(it -> lines.put(method + " " + it + " HTTP/1.1", ""));
        addRequests(lines, method, whole, rest);
        return lines;
    }

    /** The plain path, asked for in odd ways. */
    private void addRequests(Map<String, String> lines, String method, String whole, String rest) {
        String origin = "http://" + service.getAuthority();
        lines.put(method + " " + origin + whole + " HTTP/1.1", "");
        lines.put(method + " http://localhost:1" + whole + " HTTP/1.1", "");
        lines.put(method.toLowerCase() + " " + whole + " HTTP/1.1", "");
        if (method.equals("GET")) {
            lines.put("HEAD " + whole + " HTTP/1.1", "");
        }
        lines.put("TRACE " + whole + " HTTP/1.1", "");
        lines.put(
                "GET / HTTP/1.1",
                "X-Original-URL: " + whole + "\r\nX-Rewrite-URL: " + whole + "\r\n");
        lines.put("GET /q/health/live/../../.." + whole + " HTTP/1.1", "");
        int number = 0;
        for (String name :
                List.of(
                        "X-HTTP-Method-Override",
                        "X-HTTP-Method",
                        "X-Method-Override",
                        "X-Method")) {
            for (String other : List.of("GET", "DELETE", "POST", "PUT")) {
                String mark = rest.isEmpty() ? "?n=" : "&n=";
                lines.put(
                        method + " " + whole + mark + number++ + " HTTP/1.1",
                        name + ": " + other + "\r\n");
            }
        }
    }

    private Reply send(String line, String headers, String token) {
        String request =
                line
                        + "\r\nHost: "
                        + service.getAuthority()
                        + "\r\nConnection: close\r\nContent-Length: 0\r\n"
                        + (token == null ? "" : "Authorization: Bearer " + token + "\r\n")
                        + headers
                        + "\r\n";
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(line, e);
        }
    }

    /** A connection that is closed without a word is a refusal, too. */
    private static Reply read(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return end < 0
                ? new Reply(400, "")
                : new Reply(Integer.parseInt(answer.substring(9, 12)), answer.substring(end + 4));
    }
}
