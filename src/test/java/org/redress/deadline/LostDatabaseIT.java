package org.redress.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Books;
import org.redress.support.Eventually;
import org.redress.support.JarProcess;
import org.redress.support.TestMail;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/** The database dies and comes back: the service says so, and goes on by itself. */
@Tag("FD1")
class LostDatabaseIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration RECOVERY = Duration.ofSeconds(10);
    private static final Instant LONG_DUE = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SETTLED =
            "select count(*) from protected_order where status = 'settled'";
    private static final int UNAVAILABLE = 503;
    private static final int OK = 200;

    @TempDir private Path folder;

    private Path data;
    private EmbeddedPostgres server;
    private TestPostgres database;
    private Books books;

    @BeforeEach
    void start() throws IOException {
        TestMail.REAL.start();
        data = folder.resolve("data");
        server = builder().start();
        var url = "postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
        database = new TestPostgres(url, "postgres", "postgres");
        books = new Books(database);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        TestMail.REAL.stop();
    }

    @Test
    void a_database_killed_in_the_middle_of_a_herd_is_noticed_and_found_again() throws Exception {
        load("before-", 4000);
        try (var service = service().awaitReady()) {
            Eventually.within(LIMIT, "the sweep has begun", () -> books.count(SETTLED) >= 300);

            killTheServer();
            Eventually.within(LIMIT, "unready", () -> service.readiness() == UNAVAILABLE);

            assertEquals(UNAVAILABLE, withKey(service), "neither let in nor sent away for good");

            int port = server.getPort();
            server.close();
            server = builder().setPort(port).start();
            assertTrue(books.count(SETTLED) < 4000, "it died in the middle");
            Eventually.within(RECOVERY, "ready again", () -> service.readiness() == OK);
            load("after-", 50);
            Eventually.within(LIMIT, "all settled", () -> books.count(SETTLED) == 4050);
            assertEquals(List.of(), books.findings());
        }
    }

    /** Some API key, of which nobody can say now whether it is good. */
    private static int withKey(JarProcess service) throws Exception {
        var request =
                HttpRequest.newBuilder(service.uri("/v1/orders"))
                        .header("Authorization", "Bearer rdr_0123456789abcdef_" + "A".repeat(43));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    /** The data stay where they are when it ends. */
    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    private void killTheServer() throws IOException {
        var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
        var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        var all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
        all.forEach(process -> process.onExit().join());
    }

    private void load(String prefix, int count) {
        try (var load = new OrderLoad(database)) {
            load.load(prefix, Kind.PROTECTED, count, LONG_DUE);
        }
    }

    private JarProcess service() {
        Map<String, String> properties = new HashMap<>(database.properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestMail.REAL.properties());
        properties.putAll(TestPeople.properties());
        properties.put("redress.sweep.batch", "50");
        return JarProcess.start(properties);
    }
}
