package org.redress.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.redress.support.JarProcess;
import org.redress.support.TestTokens;

/**
 * People who look at orders and, every fifth time, at a list: four of them, each 25 times per
 * second or as often as answers come.
 */
final class RestLoad implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final Duration PACE = Duration.ofMillis(40);
    private static final int LIST_EVERY = 5;
    private static final int TOKEN_FOR = 100;
    private static final int OK = 200;

    private record Answer(Instant asked, double millis) {}

    private final JarProcess service;
    private final List<UUID> orders;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> people;
    private volatile boolean ends;

    RestLoad(JarProcess service, List<UUID> orders) {
        this.service = service;
        this.orders = orders;
        people =
                IntStream.range(0, CONNECTIONS)
                        .mapToObj(i -> Thread.ofVirtual().start(this::look))
                        .toList();
    }

    private void look() {
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var token = "";
            for (int i = 0; !ends; i++) {
                if (i % TOKEN_FOR == 0) {
                    token = "Bearer " + TestTokens.token("shop", "marketplace");
                }
                var request = request(i).header("Authorization", token).build();
                var asked = Instant.now();
                var answer = http.send(request, BodyHandlers.ofString());
                answers.add(new Answer(asked, millis(asked)));
                if (answer.statusCode() != OK) {
                    failures.add(answer.statusCode() + ": " + answer.body());
                }
                LockSupport.parkNanos(PACE.minus(Duration.between(asked, Instant.now())).toNanos());
            }
        } catch (IOException | InterruptedException e) {
            failures.add(e.toString());
        }
    }

    private HttpRequest.Builder request(int i) {
        var order = orders.get(ThreadLocalRandom.current().nextInt(orders.size()));
        var path = i % LIST_EVERY == 0 ? "/v1/orders?limit=20" : "/v1/orders/" + order;
        return HttpRequest.newBuilder(service.uri("/").resolve(path));
    }

    private static double millis(Instant since) {
        return Duration.between(since, Instant.now()).toNanos() / 1e6;
    }

    /** Of what was asked in that time, as far as it is answered: milliseconds. */
    Percentiles between(Instant from, Instant to) {
        return Percentiles.of(
                answers.stream()
                        .filter(answer -> !answer.asked.isBefore(from))
                        .filter(answer -> answer.asked.isBefore(to))
                        .mapToDouble(Answer::millis));
    }

    /** Every answer was good. */
    void check() {
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " failed: " + failures.peek());
        }
    }

    @Override
    public void close() {
        ends = true;
        try {
            for (var person : people) {
                person.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
