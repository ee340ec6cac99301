package org.redress.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.redress.support.ApiFile;
import org.redress.support.ApiFile.Operation;

/** One request by chance: good by the OpenAPI file, nearly good, or not meant well at all. */
final class FuzzRequests {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern HOLE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern WORDS =
            Pattern.compile("\\^?\\(?[a-z0-9-]+(\\|[a-z0-9-]+)*\\)?\\$?");

    /** What stands in a field of this name if it shall mean something. */
    private static final Map<String, List<String>> MEANING =
            Map.ofEntries(
                    Map.entry("currency", List.of("EUR", "USD", "JPY")),
                    Map.entry("policy", List.of("seven-day", "classic-5-7", "ebay-like")),
                    Map.entry("reason", List.of("in-transit", "damaged", "wrong-item", "other")),
                    Map.entry("email", List.of("a@example.com", "b.c+d@example.org")),
                    Map.entry("locale", List.of("en", "es-ES", "zh-CN")),
                    Map.entry("timeZone", List.of("UTC", "Europe/Madrid", "Asia/Shanghai")),
                    Map.entry(
                            "url",
                            List.of("https://hooks.example.com/a", "https://shop.example/item")),
                    Map.entry("trackingNumber", List.of("RR123456789", "JD014", "abc-def")),
                    Map.entry("types", List.of("dispute.*", "dispute.opened")),
                    Map.entry("messageId", List.of("<a@localhost>", "<1.2.3@redress.example>")),
                    Map.entry("day", List.of("1990-01-01", "1991-02-03", "1999-12-31")),
                    Map.entry("mediator", List.of("none", "some-mediator")));

    private final ApiFile file;
    private final FuzzWorld world;
    private final Random random;
    private final HostileValues hostile;
    private final Sale sale;

    FuzzRequests(ApiFile file, FuzzWorld world, Random random) {
        this.file = file;
        this.world = world;
        this.random = random;
        this.hostile = new HostileValues(random);
        this.sale = world.sale(random);
    }

    /** What goes over the wire; {@code role} is null for nobody. */
    record Request(
            Operation operation,
            String role,
            String target,
            Map<String, String> headers,
            byte[] body) {

        String head() {
            var head = new StringBuilder(operation.method() + " " + target + " HTTP/1.1\r\n");
            headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
            return head.toString();
        }

        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            String told = text.length() > 2000 ? text.substring(0, 2000) + " …" : text;
            return head().replaceFirst("Bearer [^\r]{20,}", "Bearer of " + role) + "\n" + told;
        }
    }

    Request next() {
        Operation operation = hostile.one(file.operations());
        Map<String, String> headers = new LinkedHashMap<>();
        String role = role(operation);
        if (role != null) {
            headers.put("Authorization", "Bearer " + world.bearer(role, sale));
        } else if (random.nextBoolean()) {
            headers.put(
                    "Authorization", hostile.one(List.of("Bearer x.y.z", "Basic YTpi", "Bearer")));
        }
        byte[] body = body(operation, headers);
        if (!operation.method().equals("GET") && random.nextInt(30) > 0) {
            headers.put("Idempotency-Key", new UUID(random.nextLong(), 0).toString());
        }
        if (random.nextInt(12) == 0) {
            headers.put(
                    "If-Match", hostile.one(List.of("\"1\"", "\"3\"", "*", "W/\"1\"", "1", "")));
        }
        if (random.nextInt(20) == 0) {
            headers.put("Accept", hostile.one(List.of("text/html", "*/*;q=0", "a", "x/y;z", "")));
        }
        return new Request(operation, role, path(operation) + query(operation), headers, body);
    }

    private String role(Operation operation) {
        List<String> entitled = world.entitled(operation.name());
        if (!entitled.isEmpty() && random.nextInt(10) < 8) {
            return hostile.one(entitled);
        }
        return random.nextInt(20) == 0 ? null : hostile.one(FuzzWorld.ROLES);
    }

    private String path(Operation operation) {
        Matcher hole = HOLE.matcher(operation.path());
        var path = new StringBuilder();
        while (hole.find()) {
            String value =
                    random.nextInt(15) == 0
                            ? hostile.one(HostileValues.TEXTS)
                            : id(operation.path(), hole.group(1));
            hole.appendReplacement(path, Matcher.quoteReplacement(encoded(cut(value))));
        }
        return hole.appendTail(path).toString();
    }

    /** Longer ones than the server takes are for another test. */
    private static String cut(String value) {
        return value.length() > 400 ? value.substring(0, 400) : value;
    }

    private String id(String path, String name) {
        if (!name.equals("id")) {
            return switch (name) {
                case "name" -> hostile.one(List.of("seven-day", "bargain-5-15", "none"));
                case "provider" -> hostile.one(List.of("simulated", "stripe", "ledger-only"));
                case "address" -> "ab".repeat(32);
                default -> String.valueOf(random.nextInt(4));
            };
        }
        return switch (FuzzWorld.kind(path)) {
            case "orders" -> sale.id;
            case "disputes" -> sale.id + "-" + (random.nextInt(8) == 0 ? 2 : 1);
            case "events" -> "evt_" + sale.id + "_" + (1 + random.nextInt(6));
            case "evidence" -> sale.id + "-" + random.nextInt(3);
            case "accounts" -> (random.nextBoolean() ? sale.buyer : sale.seller).person().id();
            case "test-clocks" ->
                    random.nextBoolean() ? world.clock() : world.known("test-clocks", random);
            default -> world.known(FuzzWorld.kind(path), random);
        };
    }

    private String query(Operation operation) {
        List<String> terms = new ArrayList<>();
        for (JsonNode parameter : operation.parametersIn("query")) {
            String name = parameter.get("name").asText();
            boolean required = parameter.path("required").asBoolean();
            if (required || random.nextBoolean()) {
                terms.add(name + "=" + encoded(cut(term(name, parameter.get("schema")))));
            }
        }
        if (random.nextInt(25) == 0) {
            terms.add(encoded(cut(hostile.one(HostileValues.TEXTS))) + "=1");
        }
        return terms.isEmpty() ? "" : "?" + String.join("&", terms);
    }

    private String term(String name, JsonNode schema) {
        if (random.nextInt(6) == 0) {
            return hostile.one(HostileValues.TEXTS);
        }
        if (name.equals("cursor") || name.equals("after")) {
            return world.known("cursor", random);
        }
        return value(name, schema).asText();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] body(Operation operation, Map<String, String> headers) {
        JsonNode content = operation.node().path("requestBody").path("content");
        if (content.isEmpty()) {
            return new byte[0];
        }
        String type = content.fieldNames().next();
        headers.put(
                "Content-Type",
                random.nextInt(25) == 0
                        ? hostile.one(
                                List.of("text/plain", "application/json;charset=x", "a", "*/*"))
                        : type.equals("*/*") ? "application/json" : type);
        String text = random.nextInt(12) == 0 ? hostile.one(HostileValues.BODIES) : null;
        if (text == null) {
            text =
                    switch (type) {
                        case "application/json" -> json(operation, content.get(type).get("schema"));
                        case "application/yaml", "text/plain" -> yaml();
                        case "application/x-ndjson" -> lines(content.get(type).get("schema"));
                        case "multipart/form-data" -> form(headers);
                        default -> hostile.text(hostile.node());
                    };
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String json(Operation operation, JsonNode schema) {
        boolean registers = operation.name().equals("POST /v1/orders");
        JsonNode good = registers ? world.registration() : value("", schema);
        JsonNode sent = good;
        for (int spoils = random.nextInt(5) - 2; spoils > 0 && sent.isContainerNode(); spoils--) {
            sent = hostile.spoiled(sent);
        }
        // An order in real time would be swept by others.
        if (registers && sent instanceof ObjectNode order && order.path("testClock").isNull()
                || registers && !sent.has("testClock")) {
            ((ObjectNode) sent).put("testClock", world.clock());
        }
        return hostile.text(sent);
    }

    private String yaml() {
        List<String> lines = new ArrayList<>(world.policy(random).lines().toList());
        for (int spoils = random.nextInt(4); spoils > 0; spoils--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            if (line.startsWith("name:")) {
                continue;
            }
            lines.set(
                    at,
                    switch (random.nextInt(6)) {
                        case 0 -> line + "\n" + line;
                        case 1 -> "";
                        case 2 -> "  " + line;
                        case 3 -> line.replaceFirst(":.*", ": &a [*a, *a, !!java.net.URL x]");
                        case 4 -> line.replaceFirst(":.*", ": 1e1000000000");
                        default ->
                                line.replaceFirst(
                                        ":.*",
                                        Matcher.quoteReplacement(
                                                ": \"" + hostile.one(HostileValues.TEXTS) + "\""));
                    });
        }
        return String.join("\n", lines);
    }

    private String lines(JsonNode schema) {
        var text = new StringBuilder();
        for (int lines = random.nextInt(4); lines >= 0; lines--) {
            JsonNode line = value("", schema);
            text.append(hostile.text(random.nextBoolean() ? line : hostile.spoiled(line)));
            text.append('\n');
        }
        return text.toString();
    }

    private String form(Map<String, String> headers) {
        headers.put("Content-Type", "multipart/form-data; boundary=x");
        String kind = hostile.one(List.of("photo", "chat", "document", "", "\u0000"));
        String name = hostile.one(List.of("a.png", "../a", "a\tb", "x".repeat(300), "ü.txt"));
        String content = hostile.one(List.of("hello", "\u0089PNG\r\n\u001a\n", "<svg/>", ""));
        String part = "--x\r\nContent-Disposition: form-data; name=";
        return part
                + "\"kind\"\r\n\r\n"
                + kind
                + "\r\n"
                + part
                + "\"file\"; filename=\""
                + name
                + "\"\r\n\r\n"
                + content
                + hostile.one(List.of("\r\n--x--\r\n", "\r\n--x--\r\n", "\r\n--x", ""));
    }

    private JsonNode value(String name, JsonNode raw) {
        JsonNode schema = file.resolved(raw);
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer", "number" -> NODES.numberNode(number(schema));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.textNode(text(name, schema));
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(it -> required.add(it.asText()));
        schema.path("properties")
                .properties()
                .forEach(it -> {
                    if (required.contains(it.getKey()) || random.nextInt(3) == 0) {
                        object.set(it.getKey(), value(it.getKey(), it.getValue()));
                    }
                });
        return object;
    }

    private ArrayNode array(String name, JsonNode schema) {
        ArrayNode array = NODES.arrayNode();
        for (int size = 1 + random.nextInt(2); size > 0; size--) {
            array.add(
                    name.matches("lines?")
                            ? NODES.textNode(hostile.one(List.of("lamp", "cup", "none")))
                            : value(name, schema.get("items")));
        }
        return array;
    }

    private long number(JsonNode schema) {
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(10_000);
        return switch (random.nextInt(6)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> least + 1;
            default -> least + random.nextInt((int) Math.clamp(most - least + 1, 1, 3000));
        };
    }

    private String text(String name, JsonNode schema) {
        String pattern = schema.path("pattern").asText();
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size())).asText();
        }
        if (WORDS.matcher(pattern).matches()) {
            return hostile.one(List.of(pattern.replaceAll("[\\^()$]", "").split("\\|")));
        }
        if (MEANING.containsKey(name)) {
            return hostile.one(MEANING.get(name));
        }
        return switch (schema.path("format").asText()) {
            case "uuid" ->
                    random.nextBoolean() ? sale.id : new UUID(1, random.nextInt()).toString();
            case "date-time" ->
                    hostile.one(
                            List.of(
                                    "2026-03-02T09:00:00Z",
                                    "2026-03-05T00:00:00Z",
                                    "2026-06-01T00:00:00Z"));
            case "duration" -> hostile.one(List.of("P1D", "PT1H", "P5D", "P30D"));
            default -> "some-" + Integer.toHexString(random.nextInt(100_000));
        };
    }
}
