package org.redress.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redress.support.FakeReceiver;

/** Whatever a receiver does, a try is over in time, in little memory, and nowhere else. */
@Tag("FE5")
class SenderTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Message MESSAGE = new Message("evt_1", 17, "v1,x", "{\"a\":1}");

    private final FakeReceiver receiver = new FakeReceiver(FakeReceiver.status(200));

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_receiver_gets_the_message_and_its_headers() {
        assertEquals(Outcome.answered(200), send(receiver.url() + "?a=b"));

        var request = receiver.requests().getFirst();
        assertEquals("POST /hook?a=b HTTP/1.1", request.line());
        assertEquals("{\"a\":1}", request.body());
        assertEquals("application/json", request.header("content-type"));
        assertEquals("evt_1", request.header("webhook-id"));
        assertEquals("17", request.header("webhook-timestamp"));
        assertEquals("v1,x", request.header("webhook-signature"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 299})
    void any_2xx_is_a_yes(int status) {
        receiver.behaves((request, out) -> out.write(bare(status)));
        assertTrue(send().isDelivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 400, 404, 429, 500, 503})
    void everything_else_is_a_no(int status) {
        receiver.behaves((request, out) -> out.write(bare(status)));
        assertEquals(new Outcome(status, "answered-" + status), send());
    }

    @Test
    void a_receiver_that_is_gone_is_known_as_such() {
        receiver.behaves(FakeReceiver.status(410));
        assertTrue(send().isGone());
    }

    @Test
    @Tag("FE6")
    void a_redirect_into_the_inside_is_not_followed() {
        try (var inside = new FakeReceiver(FakeReceiver.status(200))) {
            receiver.behaves(FakeReceiver.redirect(inside.url()));

            assertEquals(new Outcome(301, "answered-301"), send());
            assertEquals(0, inside.requests().size());
        }
    }

    @Test
    void a_receiver_that_says_nothing_has_timed_out() {
        receiver.behaves(receiver.silent());
        var sender = sender("answer-within", "300ms");
        assertEquals(Outcome.failed("timed-out"), send(sender, receiver.url()));
        assertEquals(1, receiver.requests().size(), "it was sent");
    }

    @Test
    void an_endless_answer_is_cut_and_counts_by_its_status() {
        var written = new AtomicLong();
        receiver.behaves(FakeReceiver.endless(written));
        var sender = sender("answer-within", "10m");

        assertEquals(Outcome.answered(200), send(sender, receiver.url()));
        assertTrue(written.get() < 64 << 20, "what the buffers in between hold, and no more");
    }

    @Test
    void an_answer_that_never_ends_counts_by_its_status_too() {
        receiver.behaves((request, out) -> {
            out.write(("HTTP/1.1 500 No\r\ncontent-length: 100\r\n\r\nslow").getBytes());
            out.flush();
            receiver.silent().answer(request, out);
        });
        var sender = sender("answer-within", "300ms");
        assertEquals(new Outcome(500, "answered-500"), send(sender, receiver.url()));
    }

    @Test
    void a_packed_answer_is_not_unpacked() {
        receiver.behaves(FakeReceiver.bomb());
        assertEquals(Outcome.answered(200), send());
    }

    @Test
    void garbage_is_a_broken_answer() {
        receiver.behaves(FakeReceiver.garbage());
        assertEquals(Outcome.failed("broken-off"), send());
    }

    @Test
    void a_closed_port_is_not_reached() {
        receiver.close();
        assertEquals(Outcome.failed("not-reached"), send());
    }

    @Test
    void a_certificate_nobody_vouches_for_is_not_trusted(@TempDir Path directory) throws Exception {
        var server =
                certified(directory)
                        .getServerSocketFactory()
                        .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        try (var bad = new FakeReceiver(server, FakeReceiver.status(200))) {
            String origin = "https://127.0.0.1:" + bad.port();
            var sender = new Sender(VERTX, new SystemNames(), TestWebhooks.config("allow", origin));

            assertEquals(Outcome.failed("tls-failed"), send(sender, origin + "/hook"));
            assertEquals(0, bad.requests().size(), "nothing was told");
        }
    }

    private static SSLContext certified(Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve("keys.p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String arguments =
                "-genkeypair -alias a -keyalg EC -dname CN=localhost -ext san=ip:127.0.0.1"
                        + " -storetype PKCS12 -storepass changeit -keystore "
                        + store;
        var command = new java.util.ArrayList<>(java.util.List.of(keytool));
        command.addAll(java.util.List.of(arguments.split(" ")));
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static byte[] bare(int status) {
        String length = status == 204 || status == 304 ? "" : "content-length: 0\r\n";
        return ("HTTP/1.1 " + status + " X\r\n" + length + "\r\n").getBytes();
    }

    private Outcome send() {
        return send(receiver.url());
    }

    private Outcome send(String url) {
        return send(sender("answer-bytes", "65536"), url);
    }

    private Sender sender(String name, String value) {
        var config = TestWebhooks.config("allow", receiver.origin(), name, value);
        return new Sender(VERTX, new SystemNames(), config);
    }

    private static Outcome send(Sender sender, String url) {
        return sender.send(url, MESSAGE).await().atMost(Duration.ofSeconds(60));
    }
}
