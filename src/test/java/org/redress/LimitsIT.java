package org.redress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.order.OrderId;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Books;
import org.redress.support.Eventually;
import org.redress.support.JarProcess;
import org.redress.support.RawRequest;
import org.redress.support.TestMail;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/** The package with small limits: floods, crowds, and clients that are slow on purpose. */
class LimitsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant LONG_DUE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FAR = Instant.parse("2040-01-01T00:00:00Z");
    private static final String ESTABLISHED = "01";
    private static final int AT_WORK = 4;
    private static final int FROM_ONE_ADDRESS = 50;
    private static final TestPostgres DATABASE = TestPostgres.fresh();

    @TempDir static Path evidence;
    private static JarProcess service;

    @BeforeAll
    static void start() throws IOException {
        TestMail.REAL.start();
        var secret = Files.writeString(evidence.resolve("password"), DATABASE.password() + "\n");
        Map<String, String> properties = new HashMap<>(DATABASE.properties());
        properties.remove("redress.database.password");
        properties.put("redress.database.password.file", secret.toString());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        properties.putAll(TestMail.REAL.properties());
        properties.put("redress.evidence.directory", evidence.resolve("files").toString());
        properties.put("redress.overload.requests", String.valueOf(AT_WORK));
        properties.put("redress.rate.address", String.valueOf(FROM_ONE_ADDRESS));
        properties.put("redress.rate.messages", "2");
        properties.put("redress.upload.look-every", "1s");
        properties.put("redress.upload.bytes-per-second", "4K");
        properties.put("redress.upload.average-bytes-per-second", "6K");
        properties.put("redress.upload.body-within", "4s");
        properties.put("quarkus.http.idle-timeout", "8s");
        properties.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        service = JarProcess.start(properties).awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
        TestMail.REAL.stop();
    }

    @Test
    @Tag("FS9")
    void a_flood_from_one_address_is_refused_and_no_other_address_feels_it() throws Exception {
        var flood =
                IntStream.range(0, 2 * FROM_ONE_ADDRESS)
                        .mapToObj(n -> get("/v1/orders", "198.51.100.7"))
                        .toList();

        long refused = flood.stream().filter(it -> it.statusCode() == 429).count();
        assertTrue(refused > FROM_ONE_ADDRESS / 2, refused + " refused");
        assertTrue(refused <= FROM_ONE_ADDRESS, refused + " refused");
        var last = flood.stream().filter(it -> it.statusCode() == 429).findFirst().orElseThrow();
        assertTrue(last.headers().firstValue("Retry-After").isPresent());
        assertTrue(last.body().contains("\"rate-limited\""), last.body());
        assertEquals(401, get("/v1/orders", "198.51.100.8").statusCode());
        assertEquals(200, manage("/q/health/ready").statusCode(), "nor do the probes");
    }

    @Test
    @Tag("FS9")
    void messages_are_enough_at_some_time() throws Exception {
        var order = load("chatty-", Kind.PROTECTED, 1, FAR).getFirst();
        var token = TestTokens.token("buyer-chatty-0", "buyer");
        assertEquals(200, message(order, token, 1).statusCode());
        assertEquals(200, message(order, token, 2).statusCode());

        for (String path : List.of("/messages", "/messages/", "//messages", "/messages;x")) {
            var third = message("/v1/orders/" + order + path, token, 3);

            assertEquals(429, third.statusCode(), path + ": " + third.body());
            assertTrue(third.body().contains("\"too-many-messages\""), third.body());
        }
    }

    @Test
    @Tag("FD9")
    void a_crowd_is_sent_away_at_once_while_deadlines_fire() throws Exception {
        var busy = load("busy-", Kind.PROTECTED, AT_WORK, FAR);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = DATABASE.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "select 1 from protected_order o join order_listing l using (bucket, order_id)"
                            + " where l.external_id like 'busy-%' for update of o");
            var waiting = busy.stream().map(order -> threads.submit(() -> cancel(order))).toList();
            var books = new Books(DATABASE);
            Eventually.within(
                    LIMIT, "all wait for a lock", () -> waitingForLocks(books) == AT_WORK);

            long begin = System.nanoTime();
            var refused = get("/v1/orders", TestTokens.token("shop", "marketplace"), "192.0.2.9");
            var after = Duration.ofNanos(System.nanoTime() - begin);

            assertEquals(503, refused.statusCode(), refused.body());
            assertTrue(refused.body().contains("\"overloaded\""), refused.body());
            assertEquals("1", refused.headers().firstValue("Retry-After").orElse(""));
            assertTrue(after.compareTo(Duration.ofSeconds(1)) < 0, "at once: " + after);
            var disguised =
                    HttpRequest.newBuilder(service.uri("/v1/disputes"))
                            .header("Content-Type", "multipart/form-data; boundary=x")
                            .header(
                                    "Authorization",
                                    "Bearer " + TestTokens.token("shop", "marketplace"));
            assertEquals(503, send(disguised, "192.0.2.9").statusCode(), "a read is no upload");
            load("due-", Kind.SILENT_SELLER, 20, LONG_DUE);
            Eventually.within(
                    LIMIT,
                    "deadlines fire",
                    () ->
                            books.count(
                                            "select count(*) from order_listing where status = 'settled'"
                                                    + " and external_id like 'due-%'")
                                    == 20);
            other.rollback();
            for (var one : waiting) {
                one.get();
            }
        }
        assertEquals(
                200,
                get("/v1/orders", TestTokens.token("shop", "marketplace"), "192.0.2.9")
                        .statusCode(),
                "and then there is room again");
    }

    @Test
    @Tag("FF7")
    void a_body_that_comes_a_byte_at_a_time_is_cut() throws Exception {
        var request =
                RawRequest.post(
                        "/v1/orders",
                        TestTokens.token("shop", "marketplace"),
                        "slow",
                        "{\"orderId\":\"" + "x".repeat(10_000) + "\"}");
        byte[] bytes = request.bytes();
        var answer = new byte[4096];
        try (var socket = RawRequest.connect(service.uri("/"))) {
            socket.getOutputStream().write(bytes, 0, bytes.length - 9_000);
            int sent = drip(socket, bytes, bytes.length - 9_000);

            assertTrue(sent < bytes.length, "cut before its end");
            assertTrue(read(socket, answer) <= answer.length);
        }
        assertEquals(401, get("/v1/orders", "192.0.2.10").statusCode(), "others are served");
    }

    @Test
    @Tag("FF7")
    void a_body_that_is_no_file_has_only_so_long() throws Exception {
        var request =
                RawRequest.post(
                        "/v1/orders",
                        TestTokens.token("shop", "marketplace"),
                        "steady",
                        "{\"orderId\":\"" + "x".repeat(500_000) + "\"}");
        byte[] bytes = request.bytes();
        try (var socket = RawRequest.connect(service.uri("/"))) {
            int sent = drip(socket, bytes, 0, 1_000);

            assertTrue(sent > 16_000, "fast enough for a file: " + sent);
            assertTrue(sent < bytes.length, "cut before its end");
        }
    }

    @Test
    @Tag("FF7")
    void who_sends_nothing_or_only_half_a_head_is_cut() throws Exception {
        for (String said : List.of("", "GET /v1/orders HTTP/1.1\r\nHost: localhost\r\n")) {
            try (var socket = RawRequest.connect(service.uri("/"))) {
                socket.getOutputStream().write(said.getBytes(ISO_8859_1));
                assertEquals(-1, socket.getInputStream().read(), "the service hangs up");
            }
        }
    }

    @Test
    @Tag("FF7")
    void a_head_that_comes_a_few_bytes_at_a_time_is_cut() throws Exception {
        var request = RawRequest.get("/v1/orders", null).with("X-Long", "x".repeat(10_000));
        byte[] bytes = request.bytes();
        try (var socket = RawRequest.connect(service.uri("/"))) {
            assertTrue(drip(socket, bytes, 0) < bytes.length, "cut before its end");
        }
    }

    @Test
    @Tag("FF7")
    void who_does_not_read_his_answer_is_cut() throws Exception {
        var token = TestTokens.token("shop", "marketplace");
        var request = RawRequest.get("/v1/policies", token);
        var pipelined = new StringBuilder();
        for (int n = 0; n < 300; n++) {
            byte[] one = request.with("X-Forwarded-For", "203.0.113." + n % 200).bytes();
            pipelined.append(new String(one, ISO_8859_1));
        }
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(
                    new java.net.InetSocketAddress(
                            service.uri("/").getHost(), service.uri("/").getPort()));
            socket.setSoTimeout((int) LIMIT.toMillis());
            socket.getOutputStream().write(pipelined.toString().getBytes(ISO_8859_1));
            Eventually.within(LIMIT, "the service hangs up", () -> connections(socket) == 0);
        }
    }

    @Test
    @Tag("FS13")
    void behind_tls_a_browser_is_told_to_stay_there() throws Exception {
        var request = HttpRequest.newBuilder(service.uri("/v1/orders"));

        var answer = send(request.header("X-Forwarded-Proto", "https"), "192.0.2.11");

        assertEquals(
                "max-age=31536000; includeSubDomains",
                answer.headers().firstValue("Strict-Transport-Security").orElse(""));
    }

    /** Ten bytes every tenth of a second, until nobody takes them any more. */
    private static int drip(Socket socket, byte[] bytes, int from) {
        return drip(socket, bytes, from, 10);
    }

    private static int drip(Socket socket, byte[] bytes, int from, int most) {
        int sent = from;
        try {
            while (sent < bytes.length) {
                int some = Math.min(most, bytes.length - sent);
                socket.getOutputStream().write(bytes, sent, some);
                sent += some;
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        } catch (IOException cut) {
            return sent;
        }
        return sent;
    }

    private static int read(Socket socket, byte[] into) throws IOException {
        try {
            return socket.getInputStream().read(into);
        } catch (SocketException reset) {
            return -1;
        }
    }

    /** Whether the service still holds its side of a connection, as the system knows. */
    private static long connections(Socket socket) {
        String local = ":%04X".formatted(service.uri("/").getPort());
        String remote = ":%04X".formatted(socket.getLocalPort());
        try {
            var known = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
            known.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));
            return known.stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(it -> it.length > 3 && it[1].endsWith(local) && it[2].endsWith(remote))
                    .filter(it -> it[3].equals(ESTABLISHED))
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long waitingForLocks(Books books) {
        return books.count(
                "select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'");
    }

    private static List<UUID> load(String prefix, Kind kind, int count, Instant due) {
        try (var load = new OrderLoad(DATABASE)) {
            load.load(prefix, kind, count, due);
        }
        return IntStream.range(0, count).mapToObj(n -> OrderId.of(prefix + n)).toList();
    }

    private static HttpResponse<String> cancel(UUID order) {
        return post(
                "/v1/orders/" + order + "/cancellation",
                TestTokens.token("shop", "marketplace"),
                "cancel-" + order,
                "{}",
                "192.0.2.12");
    }

    private static HttpResponse<String> message(UUID order, String token, int n) {
        return message("/v1/orders/" + order + "/messages", token, n);
    }

    private static HttpResponse<String> message(String path, String token, int n) {
        return post(path, token, "message-" + n, "{\"text\":\"Hello " + n + "\"}", "192.0.2.13");
    }

    private static HttpResponse<String> get(String path, String address) {
        return send(HttpRequest.newBuilder(service.uri(path)), address);
    }

    private static HttpResponse<String> get(String path, String token, String address) {
        var request = HttpRequest.newBuilder(service.uri(path));
        return send(request.header("Authorization", "Bearer " + token), address);
    }

    private static HttpResponse<String> manage(String path) {
        return send(HttpRequest.newBuilder(service.managementUri(path)), "192.0.2.14");
    }

    private static HttpResponse<String> post(
            String path, String token, String key, String body, String address) {
        var request =
                HttpRequest.newBuilder(service.uri(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        return send(request, address);
    }

    /** On a connection of its own, for the service hangs up on those that are kept. */
    private static HttpResponse<String> send(HttpRequest.Builder request, String address) {
        try (var http = client()) {
            return http.send(
                    request.header("X-Forwarded-For", address).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }
}
