package org.redress.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Stands where Stripe would: keeps what it was asked, and answers what it was told to. */
final class StripeStub implements AutoCloseable {

    private final HttpServer server;
    private final Deque<Asked> asked = new ConcurrentLinkedDeque<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    StripeStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A request as far as it means something. */
    record Asked(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> form,
            String key,
            String secret,
            String type) {}

    private record Answer(int status, String body) {}

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next request is answered so; nothing else is ever answered. */
    synchronized void answers(int status, String body) {
        answers.add(new Answer(status, body));
    }

    Asked asked() {
        return asked.getLast();
    }

    int calls() {
        return asked.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var headers = exchange.getRequestHeaders();
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(
                    new Asked(
                            exchange.getRequestMethod(),
                            uri.getPath(),
                            fields(uri.getRawQuery()),
                            fields(body),
                            exchange.getRequestMethod().equals("POST")
                                    ? headers.getFirst("Idempotency-Key")
                                    : null,
                            headers.getFirst("Authorization"),
                            body.isEmpty() ? null : headers.getFirst("Content-Type")));
            var answer = next();
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Answer next() {
        return answers.removeFirst();
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new TreeMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return fields;
        }
        for (String field : encoded.split("&")) {
            int equal = field.indexOf('=');
            fields.put(decoded(field.substring(0, equal)), decoded(field.substring(equal + 1)));
        }
        return fields;
    }

    private static String decoded(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
