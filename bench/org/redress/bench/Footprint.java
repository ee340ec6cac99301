package org.redress.bench;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.redress.support.JarProcess;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/**
 * What the packaged service takes on an empty, migrated database.
 *
 * @param start to the first answer that it is ready
 * @param residentKib memory in use after a thousand requests
 */
record Footprint(Start start, long residentKib) {
    private static final int STARTS = 3;
    private static final int ORDERS = 500;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static void measure(BenchServer server, Report report) {
        var footprint = measure(server.create("bench_footprint"));
        report.add(
                "Start to the first answer that it is ready: %,d ms, %,d ms of processor time (median of %d)."
                                .formatted(
                                        footprint.start.millis, footprint.start.cpuMillis, STARTS)
                        + " Resident after 1,000 requests: %,d MiB."
                                .formatted(footprint.residentKib / 1024));
    }

    private static Footprint measure(TestPostgres database) {
        start(database);
        var starts =
                Stream.generate(() -> start(database))
                        .limit(STARTS)
                        .sorted(comparing(Start::millis))
                        .toList();
        return new Footprint(starts.get(STARTS / 2), resident(database));
    }

    /** The time that has passed, and how much of it the process was at work. */
    record Start(long millis, long cpuMillis) {}

    private static Start start(TestPostgres database) {
        long begin = System.nanoTime();
        try (var service = JarProcess.start(Service.properties(database)).awaitReady()) {
            long millis = (System.nanoTime() - begin) / 1_000_000;
            return new Start(millis, Cpu.ofProcess(service.pid()) / 1000);
        }
    }

    /** Orders are registered and listed in turn. */
    private static long resident(TestPostgres database) {
        try (var service = JarProcess.start(Service.properties(database)).awaitReady()) {
            for (int i = 0; i < ORDERS; i++) {
                post(service, i);
                send(request(service, "/v1/orders?limit=20").GET().build());
            }
            return Cpu.lines(Path.of("/proc/" + service.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void post(JarProcess service, int i) {
        var body =
                """
                {"orderId": "bench-%1$d", "currency": "USD", "policy": "seven-day",
                 "buyer": {"id": "buyer-%1$d", "name": "Ann", "email": "ann@example.com"},
                 "seller": {"id": "seller-%1$d", "name": "Bob", "email": "bob@example.com"},
                 "lines": [{"id": "1", "title": "A lamp", "quantity": 1, "goods": 2000, "tax": 0}],
                 "shipping": 500, "payment": {"reference": "pay-%1$d", "amount": 2500},
                 "promisedDelivery": "PT480H"}\
                """
                        .formatted(i);
        var request =
                request(service, "/v1/orders")
                        .header("Idempotency-Key", "bench-" + i)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        send(request.build());
    }

    private static HttpRequest.Builder request(JarProcess service, String path) {
        return HttpRequest.newBuilder(service.uri("/").resolve(path))
                .header("Authorization", "Bearer " + TestTokens.token("shop", "marketplace"));
    }

    private static void send(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (!List.of(200, 201).contains(response.statusCode())) {
                throw new IllegalStateException(response.statusCode() + ": " + response.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
