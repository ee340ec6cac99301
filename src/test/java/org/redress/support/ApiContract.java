package org.redress.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.internal.RestAssuredResponseImpl;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.redress.support.ApiFile.Operation;

/**
 * Compares every exchange with the OpenAPI file: the operation, the status and the type of the
 * answer are in it, bodies are as their schemas say, and no answer has a field that is not written
 * down.
 */
public final class ApiContract implements Filter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .preloadJsonSchema(false)
                    .build();

    /** What may be answered where nothing is. */
    private static final Set<Integer> NOWHERE = Set.of(400, 401, 403, 404, 405, 413, 429, 431);

    private static final String DEFINED = "#/$defs/";

    /** ISO 8601's, for the one that JSON Schema goes by has no parts of a second. */
    private static final String DURATION =
            "^[-+]?P(?=.)([-+]?\\d+D)?(T(?=.)([-+]?\\d+H)?([-+]?\\d+M)?([-+]?\\d+(\\.\\d+)?S)?)?$";

    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();
    private ObjectNode definitions;

    private ApiContract() {}

    /** In place of one that a service started before has left. */
    static void install() {
        String name = ApiContract.class.getName();
        boolean isIn = RestAssured.filters().stream().anyMatch(it -> it instanceof ApiContract);
        if (!isIn) {
            List<Filter> filters = new ArrayList<>(RestAssured.filters());
            filters.removeIf(it -> it.getClass().getName().equals(name));
            filters.add(new ApiContract());
            RestAssured.replaceFiltersWith(filters);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request,
            FilterableResponseSpecification expected,
            FilterContext context) {
        Response response = context.next(request, expected);
        String address = request.getURI().replaceFirst("^[a-z]+://[^/]+", "");
        String path = address.split("[?#]", 2)[0];
        if (!path.startsWith("/v1/")) {
            return response;
        }
        byte[] body = response.asByteArray();
        var complaints = complaints(request, path, response, body);
        if (!complaints.isEmpty()) {
            throw new AssertionError(
                    String.format(
                            "%s %s answers %d %s%nagainst the OpenAPI file: %s%n%s",
                            request.getMethod(),
                            address,
                            response.statusCode(),
                            response.contentType(),
                            complaints,
                            new String(body, StandardCharsets.UTF_8)));
        }
        return withBody(response, body);
    }

    /** The body can be read from the wire only once. */
    private static Response withBody(Response response, byte[] body) {
        if (response instanceof RestAssuredResponseImpl read && !read.getHasExpectations()) {
            var again =
                    (RestAssuredResponseImpl)
                            new ResponseBuilder().clone(response).setBody(body).build();
            again.setHasExpectations(true);
            return again;
        }
        return response;
    }

    private List<String> complaints(
            FilterableRequestSpecification request, String path, Response response, byte[] body) {
        int status = response.statusCode();
        if (request.getMethod().equals("OPTIONS")) {
            return body.length == 0 ? List.of() : List.of("a body");
        }
        var found = ApiFile.read().find(request.getMethod(), path);
        if (found.isEmpty()) {
            return NOWHERE.contains(status) ? List.of() : List.of("no such operation");
        }
        Operation operation = found.get();
        var answer = operation.node().path("responses").path(String.valueOf(status));
        if (answer.isMissingNode()) {
            return List.of("no such status");
        }
        List<String> complaints = new ArrayList<>();
        if (body.length > 0) {
            complaints.addAll(ofAnswer(answer.path("content"), type(response.contentType()), body));
        } else if (status < 300 && answer.has("content")) {
            complaints.add("no body");
        }
        if (status < 300) {
            complaints.addAll(ofRequest(operation, request));
        }
        return complaints;
    }

    private List<String> ofAnswer(JsonNode content, String type, byte[] body) {
        if (content.has("*/*")) {
            return List.of();
        }
        if (!content.has(type)) {
            return List.of("no such type");
        }
        return type.endsWith("json") && !type.endsWith("schema+json")
                ? complaints(content.get(type).path("schema"), parsed(body))
                : List.of();
    }

    private List<String> ofRequest(Operation operation, FilterableRequestSpecification request) {
        String type = type(request.getContentType());
        JsonNode schema = operation.bodySchema(type);
        Object body = request.getBody();
        boolean anything = !operation.bodySchema("*/*").isMissingNode();
        if (anything || body == null || !type.equals("application/json")) {
            return List.of();
        }
        if (schema.isMissingNode()) {
            return List.of("no such body");
        }
        byte[] bytes =
                body instanceof byte[] it ? it : body.toString().getBytes(StandardCharsets.UTF_8);
        return complaints(schema, parsed(bytes)).stream().map(it -> "request: " + it).toList();
    }

    private static String type(String contentType) {
        return contentType == null ? "" : contentType.split(";")[0].trim().toLowerCase(Locale.ROOT);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + new String(body, StandardCharsets.UTF_8), e);
        }
    }

    private List<String> complaints(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /**
     * With the definitions that it needs and no others, for each schema makes objects of all it
     * has.
     */
    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        JsonNode root = renamed(schema);
        whole.putArray("allOf").add(root);
        define(root, whole.putObject("$defs"));
        return SCHEMAS.getSchema(whole, CONFIG);
    }

    private void define(JsonNode schema, ObjectNode defined) {
        for (JsonNode ref : schema.findValues("$ref")) {
            String name = ref.asText().substring(DEFINED.length());
            if (!defined.has(name)) {
                defined.set(name, definitions().get(name));
                define(definitions().get(name), defined);
            }
        }
    }

    private synchronized ObjectNode definitions() {
        if (definitions == null) {
            definitions = (ObjectNode) renamed(ApiFile.read().schemas());
            definitions.forEach(ApiContract::close);
        }
        return definitions;
    }

    private static JsonNode renamed(JsonNode schema) {
        try {
            JsonNode renamed =
                    JSON.readTree(schema.toString().replace("#/components/schemas/", DEFINED));
            renamed.findParents("format").forEach(ApiContract::letPartsOfASecond);
            return renamed;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void letPartsOfASecond(JsonNode schema) {
        if (schema instanceof ObjectNode text && text.path("format").asText().equals("duration")) {
            text.remove("format");
            text.put("pattern", DURATION);
        }
    }

    /** A field that nobody has written down is an error here, if for clients it is not. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }
}
