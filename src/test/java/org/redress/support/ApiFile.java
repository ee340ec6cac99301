package org.redress.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The OpenAPI file of the running service. */
public final class ApiFile {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final String REF = "#/components/schemas/";
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();
    private static ApiFile read;

    private final JsonNode file;
    private final List<Operation> operations = new ArrayList<>();

    private ApiFile(JsonNode file) {
        this.file = file;
        file.get("paths").properties().forEach(this::add);
        operations.sort(Comparator.comparing(Operation::parameters).thenComparing(Operation::name));
    }

    private void add(Map.Entry<String, JsonNode> path) {
        path.getValue().properties().stream()
                .filter(it -> METHODS.contains(it.getKey()))
                .forEach(it ->
                        operations.add(
                                new Operation(
                                        it.getKey().toUpperCase(java.util.Locale.ROOT),
                                        path.getKey(),
                                        it.getValue())));
    }

    /** Once the service is started. */
    public static synchronized ApiFile read() {
        if (read == null) {
            String text =
                    RestAssured.given()
                            .noFiltersOfType(ApiContract.class)
                            .accept(ContentType.JSON)
                            .get("/q/openapi")
                            .asString();
            try {
                read = new ApiFile(new ObjectMapper().readTree(text));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(text, e);
            }
        }
        return read;
    }

    /** What can be asked for, such as {@code POST /v1/orders}. */
    public record Operation(String method, String path, JsonNode node) {

        public String name() {
            return method + " " + path;
        }

        int parameters() {
            return path.split("\\{", -1).length - 1;
        }

        boolean isAt(String asked) {
            return PATTERNS.computeIfAbsent(path, Operation::pattern).matcher(asked).matches();
        }

        private static Pattern pattern(String path) {
            return Pattern.compile(path.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\."));
        }

        public boolean isPublic() {
            return path.startsWith("/v1/");
        }

        /** Missing where the operation takes no body of this type. */
        public JsonNode bodySchema(String mediaType) {
            return node.path("requestBody").path("content").path(mediaType).path("schema");
        }

        public List<JsonNode> parametersIn(String place) {
            List<JsonNode> found = new ArrayList<>();
            node.path("parameters").forEach(found::add);
            return found.stream().filter(it -> it.get("in").asText().equals(place)).toList();
        }
    }

    /** Of the API itself, not of what is around it. */
    public List<Operation> operations() {
        return operations.stream().filter(Operation::isPublic).toList();
    }

    /** The one that answers there; a path without parameters goes before one with. */
    public Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(it -> it.method().equals(method) && it.isAt(path))
                .findFirst();
    }

    /** What a reference stands for; anything else stands for itself. */
    public JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asText();
        return ref.startsWith(REF) ? schemas().get(ref.substring(REF.length())) : schema;
    }

    public JsonNode schemas() {
        return file.path("components").path("schemas");
    }
}
