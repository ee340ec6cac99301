package org.redress.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;

/**
 * Stands between a browser and the service as a marketplace's own site might: adds the token, and
 * hands on what the service says. Besides it serves the page that opens files, and hears of every
 * script that runs.
 */
final class BrowserGate implements AutoCloseable {

    /** Which of the answers' headers reach the browser. */
    enum Passes {
        ALL,
        /** All but that it is a download. */
        SHOWN,
        /** Its policy alone; it is said to be a page. */
        POLICY
    }

    private static final Set<String> OF_THE_WAY =
            Set.of("connection", "content-length", "date", "transfer-encoding", ":status");
    private static final Set<String> BESIDE_THE_POLICY =
            Set.of("content-disposition", "content-type", "x-content-type-options");
    private static final int HTTP_OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI service;
    private final Map<String, Served> served = new ConcurrentHashMap<>();
    private final Map<Integer, String> ran = new ConcurrentSkipListMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    private record Served(Map<String, String> headers, byte[] body, String path, String token) {}

    BrowserGate(URI service) {
        this.service = service;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.createContext("/ran/", this::hear);
        server.start();
    }

    /** An address here. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** At {@code path} this is served with these headers and no word more. */
    void serves(String path, Map<String, String> headers, byte[] body) {
        served.put(path, new Served(headers, body, null, null));
    }

    /** At {@code path} this is served as the service answers the holder of the token. */
    void hands(String path, String asked, String token) {
        served.put(path, new Served(null, null, asked, token));
    }

    /** The numbers of the files whose script has run since, each with the page it came from. */
    Map<Integer, String> ran() {
        return new TreeMap<>(ran);
    }

    void forget() {
        ran.clear();
        answered.clear();
    }

    /** The addresses that have been answered. */
    Set<String> answered() {
        return new HashSet<>(answered);
    }

    private void hear(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String from = String.valueOf(exchange.getRequestHeaders().getFirst("Referer"));
        ran.merge(Integer.parseInt(path.substring("/ran/".length())), from, BrowserGate::both);
        exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
        answer(exchange, HTTP_OK, new byte[0]);
    }

    private static String both(String first, String second) {
        return first.contains(second) ? first : first + ", " + second;
    }

    private void serve(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", 3);
        Served found = served.get(exchange.getRequestURI().getPath());
        if (found == null && path.length == 3) {
            found = served.get("/" + path[2]);
        }
        if (found == null) {
            answer(exchange, 404, new byte[0]);
        } else if (found.path() == null) {
            found.headers().forEach(exchange.getResponseHeaders()::set);
            answer(exchange, HTTP_OK, found.body());
        } else {
            hand(exchange, found, Passes.valueOf(path[1]));
        }
        answered.add(exchange.getRequestURI().toString());
    }

    private void hand(HttpExchange exchange, Served asked, Passes passes) throws IOException {
        var request =
                HttpRequest.newBuilder(service.resolve(asked.path()))
                        .header("Authorization", "Bearer " + asked.token());
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            response.headers()
                    .map()
                    .forEach((name, values) -> {
                        if (passes(passes, name.toLowerCase(java.util.Locale.ROOT))) {
                            exchange.getResponseHeaders().put(name, values);
                        }
                    });
            if (passes == Passes.POLICY) {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
            }
            answer(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean passes(Passes passes, String header) {
        return !OF_THE_WAY.contains(header)
                && switch (passes) {
                    case ALL -> true;
                    case SHOWN -> !header.equals("content-disposition");
                    case POLICY -> !BESIDE_THE_POLICY.contains(header);
                };
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
