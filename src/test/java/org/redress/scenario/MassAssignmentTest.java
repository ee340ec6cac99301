package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.ApiFile;
import org.redress.support.ApiFile.Operation;
import org.redress.support.PostgresResource;
import org.redress.support.TestTokens;

/** What only the service itself decides cannot be sent along, in no body and at no depth of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS2")
class MassAssignmentTest {
    private static final int AT_ONCE = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private Neighbours neighbours;
    @TestHTTPResource URI service;

    /** Columns and fields of the state, and what frameworks bind to by themselves. */
    private static final List<String> INTERNAL =
            List.of(
                    "bucket",
                    "wake_at",
                    "wakeAt",
                    "attempts",
                    "last_error",
                    "lastError",
                    "hash",
                    "format",
                    "state",
                    "stage",
                    "settlement",
                    "postings",
                    "fingerprint",
                    "salt",
                    "caller",
                    "owner",
                    "createdBy",
                    "ruling",
                    "released",
                    "admin",
                    "class",
                    "@class",
                    "@type",
                    "$type",
                    "__proto__",
                    "constructor");

    @Test
    void no_field_of_an_answer_and_no_column_is_taken_in_a_body() throws Exception {
        neighbours = new Neighbours();
        ApiFile file = ApiFile.read();
        Set<String> internal = new TreeSet<>(INTERNAL);
        file.schemas()
                .forEach(schema ->
                        schema.path("properties").fieldNames().forEachRemaining(internal::add));
        assertTrue(internal.containsAll(List.of("status", "version", "dueAt", "held", "mediator")));
        List<Attempt> attempts = new ArrayList<>();
        for (Operation operation : file.operations()) {
            for (Spot spot : spots(file, operation.bodySchema("application/json"))) {
                internal.stream()
                        .filter(field -> !spot.known().contains(field))
                        .forEach(field -> attempts.add(new Attempt(operation, spot.with(field))));
            }
        }
        assertTrue(attempts.size() > 1000, "bodies were found: " + attempts.size());
        assertEquals(List.of(), taken(attempts));
    }

    private List<String> taken(List<Attempt> attempts) throws Exception {
        List<String> taken = new ArrayList<>();
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<String>> questions = new ArrayList<>();
            attempts.forEach(it -> questions.add(() -> answer(it)));
            List<Future<String>> answers = workers.invokeAll(questions);
            for (int i = 0; i < answers.size(); i++) {
                String answer = answers.get(i).get();
                if (!answer.equals("400 unknown-field")) {
                    taken.add(attempts.get(i) + ": " + answer);
                }
            }
        }
        return taken;
    }

    private record Attempt(Operation operation, Object body) {

        @Override
        public String toString() {
            return operation.name() + " " + body;
        }
    }

    /**
     * An object in a body: how it is wrapped, the fields that it has by right, and of these the
     * ones that cannot be left out, for their lack would be told first.
     */
    private record Spot(List<String> path, Set<String> known, Map<String, Object> needed) {

        Object with(String field) {
            var fields = new HashMap<>(needed);
            fields.put(field, "x");
            Object value = fields;
            for (String step : path.reversed()) {
                boolean list = step.endsWith("[]");
                String name = list ? step.substring(0, step.length() - 2) : step;
                value = Map.of(name, list ? List.of(value) : value);
            }
            return value;
        }
    }

    private static List<Spot> spots(ApiFile file, JsonNode body) {
        List<Spot> spots = new ArrayList<>();
        collect(file, body, List.of(), spots);
        return spots;
    }

    private static void collect(ApiFile file, JsonNode raw, List<String> path, List<Spot> spots) {
        JsonNode schema = file.resolved(raw);
        if (!schema.has("properties")) {
            return;
        }
        Set<String> known = new TreeSet<>();
        schema.get("properties").fieldNames().forEachRemaining(known::add);
        spots.add(new Spot(path, known, needed(schema)));
        schema.get("properties")
                .properties()
                .forEach(property -> {
                    JsonNode inner = file.resolved(property.getValue());
                    boolean list = inner.has("items");
                    List<String> deeper = new ArrayList<>(path);
                    deeper.add(property.getKey() + (list ? "[]" : ""));
                    collect(file, list ? inner.get("items") : inner, deeper, spots);
                });
    }

    private static Map<String, Object> needed(JsonNode schema) {
        Map<String, Object> needed = new HashMap<>();
        schema.get("properties")
                .properties()
                .forEach(property -> {
                    switch (property.getValue().path("type").asText()) {
                        case "integer" -> needed.put(property.getKey(), 1);
                        case "boolean" -> needed.put(property.getKey(), true);
                        default -> {}
                    }
                });
        return needed;
    }

    private String answer(Attempt attempt) throws Exception {
        Operation operation = attempt.operation();
        Person caller = neighbours.whoMay(operation.name());
        String asked =
                operation
                        .path()
                        .replace("{id}", neighbours.own(operation.path(), caller.role()))
                        .replaceAll("/(proposals|drafts|payments)/[^/]+/", "/$1/1/")
                        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        var request =
                HttpRequest.newBuilder(service.resolve(asked))
                        .header("Authorization", "Bearer " + token(caller))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(
                                operation.method(),
                                BodyPublishers.ofByteArray(JSON.writeValueAsBytes(attempt.body())))
                        .build();
        var answer = client.send(request, BodyHandlers.ofByteArray());
        return answer.statusCode() + " " + JSON.readTree(answer.body()).path("code").asText();
    }

    private String token(Person caller) {
        return tokens.computeIfAbsent(caller.role(), role -> TestTokens.token(caller.id(), role));
    }
}
