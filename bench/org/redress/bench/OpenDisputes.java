package org.redress.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.redress.bench.Drain.Meter;
import org.redress.order.OrderId;
import org.redress.support.JarProcess;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/** Buyers open disputes over REST, 64 at a time and one at a time. */
final class OpenDisputes implements Part {
    private static final int MANY = 64;
    private static final int WARM_UP = 3_000;
    private static final int ALONE = 1_000;
    private static final Buffer BODY =
            Buffer.buffer(
                    "{\"lines\":[\"1\",\"2\"],\"reason\":\"in-transit\",\"text\":\"Nothing has arrived.\"}");

    private final int rounds = Integer.getInteger("bench.rounds", 3);
    private final int orders = Integer.getInteger("bench.rest.orders", 12_000);
    private int next;

    @Override
    public void run(BenchServer server, Report report) {
        var database = server.create("bench_rest");
        int needed = rounds * (WARM_UP + ALONE + orders);
        ManyOrders.add(
                database,
                "rest",
                2 * needed,
                Instant.now().plus(Duration.ofDays(2)),
                Duration.ofDays(20));
        BenchServer.rest(database);
        report.add(
                "\n| round of disputes opened over REST | at 64 connections, per second | p50, p99 ms"
                        + " | one at a time, p50, p99 ms | CPU us (service + database) |\n| --- | --- | --- | --- | --- |");
        for (int round = 1; round <= rounds; round++) {
            report.add(measure(database, round));
        }
    }

    private String measure(TestPostgres database, int round) {
        var vertx = Vertx.vertx();
        try (var service = Service.start(database)) {
            send(vertx, service, MANY, WARM_UP);
            var alone = send(vertx, service, 1, ALONE);
            var meter = Meter.of(database, () -> Cpu.ofProcess(service.pid()));
            var begin = meter.read();
            var many = send(vertx, service, MANY, orders);
            var used = begin.until(meter.read(), orders, 0);
            return "| %d | %,.0f | %.1f, %.1f | %.1f, %.1f | %.0f + %.0f |"
                    .formatted(
                            round,
                            many.perSecond,
                            many.percentile(50),
                            many.percentile(99),
                            alone.percentile(50),
                            alone.percentile(99),
                            used.clientMicros(),
                            used.databaseMicros());
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private record Answered(double perSecond, long[] nanos) {
        double percentile(int percent) {
            return nanos[(int) ((nanos.length - 1L) * percent / 100)] / 1e6;
        }
    }

    private Answered send(Vertx vertx, JarProcess service, int connections, int count) {
        int first = next;
        next += count;
        var tokens =
                IntStream.range(first, next)
                        .parallel()
                        .mapToObj(n -> TestTokens.token("buyer-" + name(n), "buyer"))
                        .toList();
        var client =
                vertx.createHttpClient(
                        new HttpClientOptions().setKeepAlive(true),
                        new PoolOptions().setHttp1MaxSize(connections));
        var nanos = new long[count];
        var turn = new AtomicInteger();
        long begin = System.nanoTime();
        var loops =
                IntStream.range(0, connections)
                        .mapToObj(_ -> {
                            var done = new CompletableFuture<Void>();
                            vertx.runOnContext(_ ->
                                    loop(
                                            client,
                                            service.uri("/"),
                                            first,
                                            tokens,
                                            nanos,
                                            turn,
                                            done));
                            return done;
                        })
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(loops).join();
        double seconds = (System.nanoTime() - begin) / 1e9;
        client.close().toCompletionStage().toCompletableFuture().join();
        Arrays.sort(nanos);
        return new Answered(count / seconds, nanos);
    }

    private void loop(
            HttpClient client,
            URI service,
            int first,
            List<String> tokens,
            long[] nanos,
            AtomicInteger turn,
            CompletableFuture<Void> done) {
        int i = turn.getAndIncrement();
        if (i >= nanos.length) {
            done.complete(null);
            return;
        }
        long sent = System.nanoTime();
        var path = "/v1/orders/" + OrderId.of(name(first + i)) + "/disputes";
        client.request(HttpMethod.POST, service.getPort(), service.getHost(), path)
                .compose(request ->
                        request.putHeader("Authorization", "Bearer " + tokens.get(i))
                                .putHeader("Content-Type", "application/json")
                                .putHeader("Idempotency-Key", "open-" + (first + i))
                                .send(BODY))
                .compose(response ->
                        response.body()
                                .map(body -> {
                                    if (response.statusCode() != 201) {
                                        throw new IllegalStateException(body.toString());
                                    }
                                    return body;
                                }))
                .onFailure(done::completeExceptionally)
                .onSuccess(_ -> {
                    nanos[i] = System.nanoTime() - sent;
                    loop(client, service, first, tokens, nanos, turn, done);
                });
    }

    /** Every other order is a parcel on its way. */
    private static String name(int n) {
        return "rest-" + (2 * n + 1);
    }
}
