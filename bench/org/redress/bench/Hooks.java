package org.redress.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.redress.bench.Drain.Meter;
import org.redress.bench.RelaysPart.Left;
import org.redress.order.OrderId;
import org.redress.order.OrderLoad;
import org.redress.order.OrderLoad.Kind;
import org.redress.support.Eventually;
import org.redress.support.JarProcess;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/**
 * Endpoints of webhooks at one receiver, which takes everything at once but for the first endpoint,
 * and orders of which every one gives two events to each of them.
 */
final class Hooks implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");
    private static final int EVENTS = 2;
    private static final int WARM_UP = 10;
    private static final int CREATED = 201;

    private final int endpoints = Integer.getInteger("bench.relays.endpoints", 100);
    private final Duration lasts =
            Duration.ofSeconds(Integer.getInteger("bench.relays.seconds", 20));
    private final Duration pace =
            Duration.ofMillis(Integer.getInteger("bench.relays.pace.millis", 400));

    private final TestPostgres database;
    private final OrderLoad load;
    private final Vertx vertx = Vertx.vertx();
    private final JarProcess service;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();
    private final Queue<Double> lateness = new ConcurrentLinkedQueue<>();
    private final AtomicLong received = new AtomicLong();
    private volatile Manner manner = Manner.WELL;
    private int orders;

    /** How the first endpoint behaves. */
    enum Manner {
        WELL("answers"),
        SILENT("never answers"),
        BROKEN("answers 500");

        private final String words;

        Manner(String words) {
            this.words = words;
        }
    }

    Hooks(TestPostgres database) {
        this.database = database;
        this.load = new OrderLoad(database);
        var server =
                vertx.createHttpServer()
                        .requestHandler(this::take)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
        var origin = "http://127.0.0.1:" + server.actualPort();
        Map<String, String> properties = new HashMap<>(Service.properties(database));
        properties.put("redress.webhook.allow", origin);
        service = Service.start(properties);
        try (var http = HttpClient.newHttpClient()) {
            for (int n = 0; n < endpoints; n++) {
                create(http, origin + "/" + n);
            }
        }
    }

    private void create(HttpClient http, String url) {
        var request =
                HttpRequest.newBuilder(service.uri("/").resolve("/v1/webhook-endpoints"))
                        .header(
                                "Authorization",
                                "Bearer " + TestTokens.token("shop", "marketplace"))
                        .header("Idempotency-Key", url)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"url\":\"" + url + "\"}"))
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpServerRequest request) {
        boolean isFirst = request.path().equals("/0");
        if (isFirst && manner == Manner.SILENT) {
            return;
        }
        if (isFirst && manner == Manner.BROKEN) {
            request.response().setStatusCode(500).end();
            return;
        }
        request.body()
                .onSuccess(body -> {
                    if (!isFirst) {
                        arrived(body.toJsonObject());
                    }
                    request.response().setStatusCode(204).end();
                });
    }

    private void arrived(JsonObject event) {
        var since = written.get(event.getJsonObject("data").getString("order"));
        lateness.add(Duration.between(since, Instant.now()).toNanos() / 1e6);
        received.incrementAndGet();
    }

    /** So many deliveries, or a few more, of events that are written at once. */
    Left burst(int deliveries) {
        write(Math.ceilDiv(deliveries, WARM_UP * perOrder()));
        awaitAll();
        int count = Math.ceilDiv(deliveries, perOrder());
        var meter = Meter.of(database, () -> Cpu.ofProcess(service.pid()));
        var before = meter.read();
        long begin = System.nanoTime();
        write(count);
        awaitAll();
        double seconds = (System.nanoTime() - begin) / 1e9;
        long sent = (long) count * perOrder();
        var used = before.until(meter.read(), (int) sent, 0);
        return new Left(sent, seconds, used.clientMicros(), used.databaseMicros());
    }

    /**
     * Orders one after another; how long after their writing began the others have their events.
     */
    String late(Manner other) {
        manner = other;
        lateness.clear();
        var end = Instant.now().plus(lasts);
        for (var next = Instant.now(); next.isBefore(end); next = next.plus(pace)) {
            LockSupport.parkNanos(Duration.between(Instant.now(), next).toNanos());
            write(1);
        }
        awaitAll();
        var millis = Percentiles.of(lateness.stream().mapToDouble(Double::doubleValue));
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.0f, %.0f, %.0f |",
                other.words,
                millis.count(),
                millis.median(),
                millis.at(0.99),
                millis.max());
    }

    private int perOrder() {
        return EVENTS * (endpoints - 1);
    }

    private void write(int count) {
        var now = Instant.now();
        var prefix = "hook-" + orders + "-";
        for (int i = 0; i < count; i++) {
            written.put(OrderId.of(prefix + i).toString(), now);
        }
        load.load(prefix, Kind.PROTECTED, count, LATER);
        orders += count;
    }

    /** All but the first endpoint have everything. */
    private void awaitAll() {
        Eventually.within(
                LIMIT,
                "the others have everything",
                () -> received.get() >= (long) orders * perOrder());
    }

    @Override
    public void close() {
        service.close();
        load.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
