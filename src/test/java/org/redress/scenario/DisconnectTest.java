package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.evidence.EvidenceConfig;
import org.redress.support.Books;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;
import org.redress.support.RawRequest;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/**
 * Clients that go away at any moment (FP8): every command is there whole or not at all, and nothing
 * of theirs stays behind. {@code -Dredress.test.disconnects=10000} cuts so many requests.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FP8")
class DisconnectTest {
    private static final int CUTS = Integer.getInteger("redress.test.disconnects", 1_000);
    private static final long SEED = Long.getLong("redress.test.seed", 20261122);
    private static final int AT_ONCE = 16;
    private static final int LONGEST_MICROS = 25_000;
    private static final int CROWD = 24;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TestHTTPResource URI service;
    @Inject Pool requests;
    @Inject MeterRegistry meters;
    @Inject EvidenceConfig evidence;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int ofRequests;

    @ConfigProperty(name = "redress.database.url")
    String url;

    @ConfigProperty(name = "redress.database.user")
    String user;

    @ConfigProperty(name = "redress.database.password")
    String password;

    private final String run = UUID.randomUUID().toString();
    private final Person shop = new Person("shop-" + run, "marketplace");
    private final Person seller = new Person("seller-" + run, "seller");
    private final Random random = new Random(SEED);

    private record Command(Person person, String path, Map<String, Object> body, String key) {
        Reply again() {
            return person.posts(path, body, key);
        }
    }

    @Test
    void commands_are_whole_or_absent_whenever_their_client_goes() throws Exception {
        var registrations = IntStream.range(0, CUTS / 4).mapToObj(n -> registration()).toList();
        cut(registrations);
        var orders = repeated(registrations, 201).stream().map(it -> it.text("id")).toList();

        var refunds = orders.stream().map(this::refund).toList();
        cut(refunds);
        var refunded = repeated(refunds, 200);

        for (var reply : refunded) {
            assertEquals(0, reply.number("money.held"), () -> "seed " + SEED + ": " + reply.body());
        }
        var books = new Books(database());
        assertEquals(orders.size(), eventsOf(books, "order-registered"));
        assertEquals(orders.size(), eventsOf(books, "lines-settled"));
        assertEquals(List.of(), books.findings());
        nothingIsLeftBehind(books);
    }

    @Test
    void what_follows_a_command_is_done_even_if_the_client_has_gone() throws Exception {
        Sale sale = new Shop().sells(lamp());
        var file = Attachment.photo().by(sale.buyer).accepted().text("id");
        var removal =
                new RawRequest(
                        "DELETE",
                        "/v1/evidence/" + file,
                        "Authorization: Bearer %s\r\nIdempotency-Key: gone\r\n"
                                .formatted(token(sale.buyer.person())),
                        "");
        var books = new Books(database());

        try (var other = database().connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "select 1 from protected_order where order_id = '" + sale.id + "' for update");
            try (var socket = RawRequest.connect(service)) {
                socket.getOutputStream().write(removal.bytes());
                Eventually.within(SOON, "the command waits", () -> waiting(books) > 0);
            }
            Eventually.within(SOON, "the service has seen it go", this::hasSeenItGo);
            other.rollback();
        }

        Eventually.within(SOON, "the bytes are gone", () -> filesOf(sale) == 0);
        assertEquals(
                List.of("order-registered", "evidence-attached", "evidence-removed"), sale.story());
    }

    private Command registration() {
        var draft = lamp().soldBy(seller);
        return new Command(shop, "/v1/orders", draft.body(), "cut-" + draft.id());
    }

    private Command refund(String order) {
        return new Command(seller, "/v1/orders/" + order + "/refund", Map.of(), "cut-" + order);
    }

    /** Each command and a read beside it, in turn of some at once. */
    private void cut(List<Command> commands) throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        for (var command : commands) {
            all.add(cut(request(command), random.nextLong()));
            all.add(cut(read(), random.nextLong()));
        }
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var one : threads.invokeAll(all)) {
                one.get();
            }
        }
        Eventually.within(SOON, "all work has ended", () -> atWork() == 0);
    }

    /** What the service is still doing, for whomever. */
    private double atWork() {
        return meters.get("redress.requests.at.work").gauge().value();
    }

    private RawRequest request(Command command) {
        String json = new io.vertx.core.json.JsonObject(command.body()).encode();
        return RawRequest.post(command.path(), token(command.person()), command.key(), json);
    }

    private RawRequest read() {
        var paths = List.of("/v1/orders?limit=100", "/v1/disputes", "/v1/events?limit=50");
        return RawRequest.get(paths.get(random.nextInt(paths.size())), token(shop));
    }

    /** One in eight goes before all is sent; some with a reset, others with a proper end. */
    private Callable<Void> cut(RawRequest request, long seed) {
        return () -> {
            var chance = new Random(seed);
            byte[] bytes = request.bytes();
            Eventually.within(SOON, "it is no crowd", () -> atWork() < CROWD);
            int sent = chance.nextInt(8) == 0 ? chance.nextInt(bytes.length) : bytes.length;
            try (var socket = RawRequest.connect(service)) {
                if (chance.nextBoolean()) {
                    socket.setSoLinger(true, 0);
                }
                socket.getOutputStream().write(bytes, 0, sent);
                socket.getOutputStream().flush();
                LockSupport.parkNanos(1_000L * chance.nextInt(LONGEST_MICROS));
            }
            return null;
        };
    }

    /** What was cut is asked for again, and now answered: once in all it has happened. */
    private static List<Reply> repeated(List<Command> commands, int status) throws Exception {
        List<Callable<Reply>> all = new ArrayList<>();
        commands.forEach(command -> all.add(command::again));
        List<Reply> replies = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var one : threads.invokeAll(all)) {
                var reply = one.get();
                assertEquals(status, reply.status(), () -> "seed " + SEED + ": " + reply.body());
                replies.add(reply);
            }
        }
        long before =
                replies.stream().filter(it -> it.header("Idempotent-Replayed") != null).count();
        assertTrue(before > 0 && before < replies.size(), before + " of " + replies.size());
        return replies;
    }

    private long eventsOf(Books books, String type) {
        return books.count(
                """
                select count(*) from order_event e join order_listing l
                    on l.bucket = e.bucket and l.order_id = e.order_id
                where e.type = '%s' and l.seller_id = '%s'\
                """
                        .formatted(type, seller.id()));
    }

    private void nothingIsLeftBehind(Books books) {
        Eventually.within(
                SOON,
                "no transaction is left open",
                () -> countActivity(books, "state like 'idle in transaction%'") == 0);
        var taken = new ArrayList<SqlConnection>();
        try {
            for (int n = 0; n < ofRequests; n++) {
                taken.add(requests.getConnection().await().atMost(SOON));
            }
        } finally {
            taken.forEach(connection -> connection.close().await().atMost(SOON));
        }
    }

    private static long waiting(Books books) {
        return countActivity(books, "wait_event_type = 'Lock'");
    }

    private static long countActivity(Books books, String which) {
        return books.count(
                "select count(*) from pg_stat_activity where datname = current_database() and "
                        + which);
    }

    /** Whoever came after it was answered meanwhile, on every event loop. */
    private boolean hasSeenItGo() {
        return Stream.generate(() -> RawRequest.get("/q/health/live", null).answer(service))
                .limit(50)
                .allMatch(answer -> answer.startsWith("HTTP/1.1 200"));
    }

    private long filesOf(Sale sale) {
        Path folder = evidence.directory().resolve(sale.id.substring(0, 2)).resolve(sale.id);
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(Person person) {
        return TestTokens.token(person.id(), person.role());
    }

    private TestPostgres database() {
        return new TestPostgres(url, user, password);
    }
}
