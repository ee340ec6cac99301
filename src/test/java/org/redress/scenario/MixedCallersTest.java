package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.redress.scenario.OrderDraft.order;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.scenario.Wire.Answer;
import org.redress.scenario.Wire.Ask;
import org.redress.support.PostgresResource;
import org.redress.support.TestTokens;

/**
 * Two hundred callers at once, each reading and writing his own: no answer ever holds anything of
 * another's, and each names its caller. 10,000 requests by default; {@code
 * -Dredress.mixed-requests=100000} is the whole of it, which takes about ten minutes on two cores.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MixedCallersTest {

    private static final int REQUESTS = Integer.getInteger("redress.mixed-requests", 10_000);
    private static final int PAIRS = 100;
    private static final int CONNECTIONS = 64;

    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    @TestHTTPResource("/")
    URI service;

    private final String run = "mix" + UUID.randomUUID().toString().substring(0, 8);

    /** Whatever is of a pair carries the run and the pair's number. */
    private final Pattern marks = Pattern.compile(run + "[a-z](\\d+)x");

    private final Map<String, Integer> orders = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final Queue<String> mixedUp = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private Wire wire;

    /** What a caller asks; {@code named} if the answer has to name him. */
    private record Wish(String method, String path, String body, boolean named) {}

    @Test
    @Tag("FS12")
    void no_answer_ever_holds_anything_of_another_caller() throws Exception {
        String base = service.toString();
        wire = new Wire(URI.create(base.substring(0, base.length() - 1)));
        var shop = new Shop();
        for (int pair = 0; pair < PAIRS; pair++) {
            begin(shop, pair);
        }
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int i = 0; i < CONNECTIONS; i++) {
                threads.submit(() -> work(next));
            }
        }
        assertEquals(List.of(), mixedUp.stream().limit(10).toList(), mixedUp.size() + " mixed up");
        assertEquals(REQUESTS, answered.get(), "all were answered");
    }

    private void begin(Shop shop, int pair) {
        var draft =
                order().line("lamp", 2000, 200)
                        .with("orderId", mark('o', pair))
                        .with("buyer", contact('b', pair))
                        .with("seller", contact('s', pair))
                        .with(
                                "lines",
                                List.of(
                                        Map.of(
                                                "id",
                                                mark('l', pair),
                                                "title",
                                                mark('t', pair),
                                                "quantity",
                                                1,
                                                "goods",
                                                2000,
                                                "tax",
                                                200)));
        String id = shop.sells(draft).id;
        orders.put(id, pair);
        ids.add(id);
        person('s', pair).posts("/v1/orders/" + id + "/shipments", Map.of()).accepted();
        var opening =
                Map.of(
                        "reason",
                        "in-transit",
                        "lines",
                        List.of(mark('l', pair)),
                        "text",
                        mark('w', pair));
        person('b', pair).posts("/v1/orders/" + id + "/disputes", opening).accepted();
    }

    private Map<String, Object> contact(char side, int pair) {
        String name = mark(side, pair);
        return Map.of("id", name, "name", name, "email", name + "@example.com");
    }

    private String mark(char what, int pair) {
        return run + what + pair + "x";
    }

    private Person person(char side, int pair) {
        return new Person(mark(side, pair), side == 'b' ? "buyer" : "seller");
    }

    private void work(AtomicInteger next) {
        var tokens = new HashMap<String, String>();
        for (int number = next.getAndIncrement();
                number < REQUESTS;
                number = next.getAndIncrement()) {
            var random = new Random(number);
            int pair = random.nextInt(PAIRS);
            char side = random.nextBoolean() ? 'b' : 's';
            Person caller = person(side, pair);
            String token =
                    tokens.computeIfAbsent(caller.id(), id -> TestTokens.token(id, caller.role()));
            asks(wish(random, side, pair), caller, pair, token);
        }
    }

    private Wish wish(Random random, char side, int pair) {
        String order = "/v1/orders/" + ids.get(pair);
        String dispute = "/v1/disputes/" + ids.get(pair) + "-1";
        String other = ids.get((pair + 1 + random.nextInt(PAIRS - 1)) % PAIRS);
        String account = "/v1/accounts/" + mark(side, pair);
        return switch (random.nextInt(14)) {
            case 0, 1 -> get(order, true);
            case 2 -> get(order + "/timeline", true);
            case 3 -> get(dispute, true);
            case 4 -> get(dispute + "/forecast", false);
            case 5 -> get(dispute + "/timeline", false);
            case 6 -> get("/v1/orders", true);
            case 7 -> get("/v1/disputes", true);
            case 8 -> get(account, true);
            case 9 -> get(account + "/signals?role=" + (side == 'b' ? "buyer" : "seller"), true);
            case 10 -> get("/v1/orders/" + other, false);
            case 11 -> get("/v1/disputes/" + other + "-1", false);
            case 12 -> get(order + "/evidence", false);
            default ->
                    random.nextInt(8) > 0
                            ? get(order + "/payments", false)
                            : write(random, dispute, pair);
        };
    }

    private Wish write(Random random, String dispute, int pair) {
        String words = "{\"text\":\"" + mark('m', pair) + "\"}";
        return random.nextBoolean()
                ? new Wish("POST", dispute + "/rejection", null, false)
                : new Wish("POST", dispute + "/messages", words, true);
    }

    private static Wish get(String path, boolean named) {
        return new Wish("GET", path, null, named);
    }

    private void asks(Wish wish, Person caller, int pair, String token) {
        byte[] body = wish.body() == null ? null : wish.body().getBytes(StandardCharsets.UTF_8);
        String type = wish.method().equals("GET") ? null : "application/json";
        Answer answer = wire.send(new Ask(wish.method(), wish.path(), token, null, type, body));
        answered.incrementAndGet();
        boolean foreign =
                UUIDS.matcher(wish.path()).results().anyMatch(it -> isOfAnother(it.group(), pair));
        if (foreign ? answer.status() != 404 : answer.status() >= 500 || answer.status() == 404) {
            mixedUp.add(caller.id() + " " + wish + ": " + answer);
        }
        boolean others =
                marks.matcher(answer.body())
                                .results()
                                .anyMatch(it -> !it.group(1).equals("" + pair))
                        || UUIDS.matcher(answer.body())
                                .results()
                                .anyMatch(it -> isOfAnother(it.group(), pair));
        boolean nameless = wish.named() && !answer.body().contains(run);
        if (others || nameless) {
            mixedUp.add(caller.id() + " " + wish + ": " + answer.body());
        }
    }

    private boolean isOfAnother(String order, int pair) {
        return orders.getOrDefault(order, pair) != pair;
    }
}
