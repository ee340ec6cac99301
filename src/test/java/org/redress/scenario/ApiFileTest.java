package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.ApiFile;
import org.redress.support.ApiFile.Operation;
import org.redress.support.PostgresResource;

/** The OpenAPI file is whole: every bound is in it, and every answer. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS6")
@Tag("FS10")
class ApiFileTest {
    private static final Set<String> SHORT_BY_FORMAT =
            Set.of("uuid", "date-time", "date", "duration", "binary");

    /** A repetition without an end; within a set of characters these signs are only themselves. */
    private static final Pattern ENDLESS = Pattern.compile("[*+]|\\{\\d+,}");

    private static final Pattern SETS = Pattern.compile("\\\\.|\\[(\\\\.|[^]\\\\])*]");

    @Test
    void every_text_list_and_number_that_is_sent_has_a_bound() {
        ApiFile file = ApiFile.read();
        List<String> boundless = new ArrayList<>();
        for (Operation operation : file.operations()) {
            for (JsonNode media : operation.node().path("requestBody").path("content")) {
                look(file, media.get("schema"), operation.name(), boundless, identical());
            }
            for (String place : List.of("query", "header")) {
                for (JsonNode parameter : operation.parametersIn(place)) {
                    String name = operation.name() + " " + parameter.get("name").asText();
                    look(file, parameter.get("schema"), name, boundless, identical());
                }
            }
        }
        assertEquals("", String.join("\n", boundless));
    }

    private static Set<JsonNode> identical() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private static void look(
            ApiFile file, JsonNode raw, String place, List<String> boundless, Set<JsonNode> seen) {
        JsonNode schema = file.resolved(raw);
        if (!seen.add(schema)) {
            return;
        }
        Set<String> types = types(schema);
        if (types.contains("string") && !isShort(schema)) {
            boundless.add(place + ": text " + schema);
        }
        if (types.contains("array")) {
            if (!schema.has("maxItems")) {
                boundless.add(place + ": list");
            }
            look(file, schema.get("items"), place + "[]", boundless, seen);
        }
        if (types.contains("integer") && !schema.has("maximum") && !schema.has("format")) {
            boundless.add(place + ": number " + schema);
        }
        schema.path("properties")
                .properties()
                .forEach(it ->
                        look(file, it.getValue(), place + "." + it.getKey(), boundless, seen));
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new HashSet<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(it -> types.add(it.asText()));
        } else {
            types.add(type.asText());
        }
        return types;
    }

    private static boolean isShort(JsonNode schema) {
        String pattern = SETS.matcher(schema.path("pattern").asText()).replaceAll("x");
        return schema.has("maxLength")
                || schema.has("enum")
                || SHORT_BY_FORMAT.contains(schema.path("format").asText())
                || !pattern.isEmpty() && !ENDLESS.matcher(pattern).find();
    }

    @Test
    void every_operation_says_what_it_answers() {
        List<String> silent = new ArrayList<>();
        for (Operation operation : ApiFile.read().operations()) {
            boolean good = false;
            for (var answer : operation.node().path("responses").properties()) {
                int status = Integer.parseInt(answer.getKey());
                good |= status < 300;
                boolean empty = status == 204;
                JsonNode content = answer.getValue().path("content");
                boolean told = content.size() > 0 && content.elements().next().has("schema");
                if (empty == told) {
                    silent.add(operation.name() + " " + status);
                }
                if (status >= 400 && !content.has("application/problem+json")) {
                    silent.add(operation.name() + " " + status + " is no problem");
                }
            }
            if (!good) {
                silent.add(operation.name() + " never succeeds");
            }
        }
        assertEquals("", String.join("\n", silent));
    }

    @Test
    void every_write_needs_a_key_and_unknown_fields_are_refused() {
        ApiFile file = ApiFile.read();
        assertTrue(file.operations().size() > 70, "operations: " + file.operations().size());
        for (Operation operation : file.operations()) {
            boolean write = !operation.method().equals("GET");
            boolean signed = operation.path().contains("payment-notifications");
            boolean tells = operation.path().equals("/v1/case-links");
            boolean key =
                    operation.parametersIn("header").stream()
                            .anyMatch(it -> it.get("name").asText().equals("Idempotency-Key"));
            assertEquals(write && !signed && !tells, key, operation.name());
            JsonNode body = file.resolved(operation.bodySchema("application/json"));
            if (body.has("properties")) {
                assertEquals("false", body.path("additionalProperties").asText(), operation.name());
            }
        }
    }
}
