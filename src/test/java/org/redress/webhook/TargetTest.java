package org.redress.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.redress.support.FakeReceiver;

/** Nothing is sent into anybody's own network (FE6). */
@Tag("FE6")
class TargetTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Message MESSAGE = new Message("evt_1", 1, "v1,x", "{}");

    private static final Map<String, String> KNOWN =
            Map.of(
                    "loopback.test", "127.0.0.1",
                    "private.test", "10.1.2.3",
                    "metadata.google.internal", "169.254.169.254",
                    "127.0.0.1.nip.io", "127.0.0.1",
                    "mapped.test", "::ffff:192.168.1.1",
                    "one-of-two.test", "93.184.216.34 192.168.1.1",
                    "unique-local.test", "fd12:3456::1",
                    "link-local.test", "fe80::1");

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    static Stream<Arguments> corpus() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/webhook/urls.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arguments.of(line.split(" ", 2)[0], line.split(" ", 2)[1]));
    }

    @Test
    void the_corpus_is_large() throws IOException {
        assertTrue(corpus().filter(it -> !it.get()[0].equals("+")).count() > 60);
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void where_a_webhook_may_go(String expected, String url) {
        var sender = sender(this::known);
        if (expected.equals("+")) {
            var request = sender.request(url, MESSAGE).await().indefinitely();
            assertEquals(443, request.getServer().port());
            assertTrue(request.isSsl());
        } else {
            assertEquals(
                    Outcome.failed(expected), sender.send(url, MESSAGE).await().indefinitely());
        }
    }

    @Test
    void a_name_that_changes_its_mind_is_connected_to_as_it_was_checked() {
        var answers = new ArrayList<>(List.of("93.184.216.34", "127.0.0.1"));
        var sender =
                sender(host -> {
                    asked.add(host);
                    return Uni.createFrom().item(List.of(address(answers.removeFirst())));
                });

        var request = sender.request("https://rebinding.test/", MESSAGE).await().indefinitely();

        assertEquals(List.of("rebinding.test"), asked, "looked up once");
        assertEquals("93.184.216.34", request.getServer().hostAddress());
        assertEquals("rebinding.test", request.getHost());
        assertEquals(
                Outcome.failed("address-not-public"),
                sender.send("https://rebinding.test/", MESSAGE).await().indefinitely(),
                "checked again for the next connection");
    }

    @Test
    void the_address_is_never_looked_up_behind_the_check() {
        try (var receiver = new FakeReceiver(FakeReceiver.status(200))) {
            String origin = "http://no-such-name.test:" + receiver.port();
            var sender =
                    new Sender(
                            VERTX,
                            host -> Uni.createFrom().item(List.of(address("127.0.0.1"))),
                            TestWebhooks.config("allow", origin));

            var outcome = sender.send(origin + "/hook", MESSAGE).await().indefinitely();

            assertEquals(Outcome.answered(200), outcome, "no resolver knows this name");
            var request = receiver.requests().getFirst();
            assertEquals("no-such-name.test:" + receiver.port(), request.header("host"));
        }
    }

    @Test
    void only_the_very_origin_that_is_allowed_is_allowed() {
        var allowed = Set.of("http://localhost:9000");
        assertNotNull(Target.of("http://localhost:9000/hook", allowed));
        for (String other :
                List.of(
                        "http://localhost:9001/",
                        "https://localhost:9000/",
                        "http://127.0.0.1:9000/",
                        "http://localhost.evil.example:9000/",
                        "http://localhost:9000@evil.example/")) {
            assertThrows(TargetRefused.class, () -> Target.of(other, allowed), other);
        }
    }

    @Test
    void a_name_of_this_machine_is_looked_up() {
        var names = new SystemNames();
        assertTrue(
                names.resolve("localhost").await().indefinitely().getFirst().isLoopbackAddress());
        names.close();
    }

    private static Sender sender(Names names) {
        return new Sender(VERTX, names, TestWebhooks.config());
    }

    private Uni<List<InetAddress>> known(String host) {
        if (host.startsWith("nobody")) {
            return Uni.createFrom()
                    .failure(new SystemNames.UnknownName(new UnknownHostException(host)));
        }
        String addresses = KNOWN.getOrDefault(host, "93.184.216.34");
        return Uni.createFrom()
                .item(Arrays.stream(addresses.split(" ")).map(TargetTest::address).toList());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
