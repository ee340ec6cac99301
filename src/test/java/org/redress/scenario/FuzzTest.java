package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.scenario.FuzzRequests.Request;
import org.redress.support.ApiFile;
import org.redress.support.PostgresResource;

/**
 * Requests by chance, made from the OpenAPI file: whatever is sent, the service answers, soon,
 * never with a fault of its own, and a no is a problem document. The seed is printed; {@code
 * -Dredress.fuzz.seed=…} sends the same again, and {@code -Dredress.fuzz.seconds=…} more of it.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS6")
@Tag("FS10")
@Tag("FS11")
class FuzzTest {
    private static final long SEED = Long.getLong("redress.fuzz.seed", 20_261_122);
    private static final Duration TIME =
            Duration.ofSeconds(Long.getLong("redress.fuzz.seconds", 40));
    private static final Duration HANGS = Duration.ofSeconds(15);
    private static final int RENEWED_AFTER = 1500;
    private static final int ENOUGH_FAULTS = 25;
    private static final long MOST_GROWTH = 128L << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    @TestHTTPResource URI service;

    @Test
    void whatever_is_sent_is_answered_and_nothing_breaks() throws Exception {
        var world = new FuzzWorld();
        ApiFile file = ApiFile.read();
        Set<String> reached = new TreeSet<>();
        long before = 0;
        int sent = 0;
        long end = System.nanoTime() + TIME.toNanos();
        try {
            for (; System.nanoTime() < end && faults.size() < ENOUGH_FAULTS; sent++) {
                if (sent % RENEWED_AFTER == 0) {
                    world.renew();
                }
                if (sent == RENEWED_AFTER) {
                    before = used();
                }
                var request = new FuzzRequests(file, world, new Random(SEED + sent)).next();
                if (isInside(request, world, sent)) {
                    reached.add(request.operation().name());
                }
            }
        } finally {
            world.leave();
        }
        System.out.printf(
                "fuzz: seed %d, %d requests, answers %s, %d of %d operations reached inside%n",
                SEED, sent, statuses, reached.size(), file.operations().size());
        assertEquals("", String.join("\n\n", faults));
        long growth = before == 0 ? 0 : used() - before;
        assertTrue(growth < MOST_GROWTH, "the heap has grown by " + growth);
        assertBooksStand(world);
    }

    /** Whether the request came past who may, and what can be read, to the case itself. */
    private boolean isInside(Request request, FuzzWorld world, int number) throws Exception {
        HttpResponse<byte[]> answer;
        try {
            answer = answer(request);
        } catch (IllegalArgumentException notSendable) {
            return false;
        } catch (IOException hungUpOrSilent) {
            faults.add("request " + number + ": " + hungUpOrSilent + "\n" + request);
            return false;
        }
        int status = answer.statusCode();
        statuses.merge(status, 1, Integer::sum);
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        String fault = fault(answer, body);
        if (fault != null) {
            faults.add(
                    "request "
                            + number
                            + ": "
                            + fault
                            + "\n"
                            + request
                            + "\n-> "
                            + status
                            + " "
                            + body);
        }
        if (status != 401 && status != 403 && request.role() != null) {
            world.entitle(request.operation().name(), request.role());
        }
        if (status < 300) {
            world.learn(request.operation().method(), request.operation().path(), body);
        }
        return status < 300 || status == 409;
    }

    private HttpResponse<byte[]> answer(Request request) throws IOException, InterruptedException {
        var builder =
                HttpRequest.newBuilder(
                                URI.create(service.resolve("/") + request.target().substring(1)))
                        .timeout(HANGS)
                        .method(
                                request.operation().method(),
                                BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        return client.send(builder.build(), BodyHandlers.ofByteArray());
    }

    /** Null for an answer as it has to be. */
    private static String fault(HttpResponse<byte[]> answer, String body) {
        int status = answer.statusCode();
        if (status < 400) {
            return null;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            return "is no problem but " + type;
        }
        try {
            JsonNode problem = JSON.readTree(body);
            String code = problem.path("code").asText();
            boolean whole =
                    problem.path("status").asInt() == status
                            && code.matches("[a-z0-9-]+")
                            && problem.path("type").asText().equals("urn:redress:problem:" + code)
                            && !problem.path("detail").asText().isEmpty();
            boolean known =
                    status < 500 || code.equals("busy") || code.equals("feed-not-available");
            if (!whole || !known || body.matches("(?s).*(Exception|org\\.redress|java\\.).*")) {
                return "is no good problem";
            }
            return body.length() > 5000 ? "is a long problem" : null;
        } catch (IOException noJson) {
            return "is no JSON";
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Postings, settlements and states of what was fuzzed are still what its events say. */
    private static void assertBooksStand(FuzzWorld world) {
        var operator = new Person("some-operator", "operator");
        List<String> wrong = new ArrayList<>();
        String place = "";
        while (place != null) {
            Reply page = operator.gets("/v1/ledger/verification?limit=500" + place).accepted();
            List<Map<String, Object>> findings = page.response().jsonPath().getList("findings");
            findings.stream()
                    .filter(it -> world.orders().contains(String.valueOf(it.get("order"))))
                    .forEach(it -> wrong.add(it.toString()));
            String next = page.text("next");
            place = next == null ? null : "&cursor=" + next;
        }
        assertEquals(List.of(), wrong);
    }
}
