package org.redress.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values that nobody means well with. */
final class HostileValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "a\u0000b",
                    "\ud800",
                    "\udfff\ud800",
                    "\r\nX: y",
                    "\n\n",
                    "\u2028",
                    "\ufeff",
                    "\u202e",
                    "\u0085",
                    "\u007f",
                    "e\u0301",
                    "😀😀",
                    "' or 1=1 --",
                    "%",
                    "_",
                    "*",
                    "$1",
                    "${x}",
                    "{x}",
                    "../..",
                    "null",
                    "true",
                    "-1",
                    "1e999",
                    "NaN",
                    "0",
                    "00000000-0000-0000-0000-000000000000",
                    "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
                    "+1000000000-01-01T00:00:00Z",
                    "-1000000000-01-01T00:00:00Z",
                    "9999-12-31T23:59:59.999999999Z",
                    "0000-01-01T00:00:00Z",
                    "1969-12-31T23:59:59Z",
                    "2026-02-30T00:00:00Z",
                    "2026-01-01T00:00:00+14:00",
                    "2026-01-01T24:00:00Z",
                    "PT9223372036854775807S",
                    "PT-9223372036854775808S",
                    "P106751991167300D",
                    "PT0.000000001S",
                    "-PT1S",
                    "P0D",
                    "PT0S",
                    "P1Y",
                    "P36500D",
                    "PT876000000H",
                    "http://127.0.0.1/",
                    "https://[::1]/",
                    "https://x.example:99999/",
                    "file:///etc/passwd",
                    "https://user:p@x.example/",
                    "a@b",
                    "\"a b\"@x.example",
                    "x".repeat(300),
                    "x".repeat(6000),
                    "é".repeat(3000),
                    "in-transit",
                    "refund",
                    "buyer",
                    "seller");

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-0",
                    "-1",
                    "1",
                    "2",
                    "100",
                    "101",
                    "2147483647",
                    "2147483648",
                    "-2147483648",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "9223372036854775808",
                    "999999999999999",
                    "1000000000000000",
                    "1000000000000001",
                    "99999999999999999999999999999");

    static final List<String> BODIES =
            List.of(
                    "",
                    "null",
                    "true",
                    "1",
                    "\"\"",
                    "[]",
                    "{}",
                    "[[[[",
                    "{\"a\":",
                    "}{",
                    "{}{}",
                    "\u0000",
                    "{\"a\":1e1000000000}",
                    "{\"a\":NaN}",
                    "[" + "[".repeat(5000),
                    "<x/>",
                    "a=b&c=d",
                    "{\"" + "a".repeat(5000) + "\":1}",
                    "{\"lines\":[" + "null,".repeat(2000) + "null]}",
                    "{\"text\":\"\\ud800\"}",
                    "{\"lines\":{\"0\":\"a\"}}",
                    "{\"\":{}}",
                    "---\n- a",
                    "\ufeff{}");

    private final Random random;

    HostileValues(Random random) {
        this.random = random;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    JsonNode node() {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(new BigInteger(one(NUMBERS)));
            case 3 -> NODES.numberNode(one(List.of(0.5, -1e300, 1e-300, 2e3)));
            case 4 -> NODES.arrayNode().add(one(TEXTS));
            case 5 -> NODES.objectNode().put(one(TEXTS), 1);
            case 6 -> deep(random.nextInt(40));
            case 7 -> many(random.nextInt(300));
            default -> NODES.textNode(one(TEXTS));
        };
    }

    private static JsonNode deep(int levels) {
        JsonNode node = NODES.textNode("x");
        for (int i = 0; i < levels; i++) {
            node = NODES.arrayNode().add(node);
        }
        return node;
    }

    private ArrayNode many(int size) {
        ArrayNode all = NODES.arrayNode();
        for (int i = 0; i < size; i++) {
            all.add("line-" + (random.nextInt(4) == 0 ? 0 : i));
        }
        return all;
    }

    /** The same but for one spot, somewhere. */
    JsonNode spoiled(JsonNode whole) {
        JsonNode copy = whole.deepCopy();
        List<JsonNode> spots = new ArrayList<>(List.of(copy));
        collect(copy, spots);
        switch (one(spots)) {
            case ObjectNode object -> spoil(object);
            case ArrayNode array -> spoil(array);
            default -> throw new IllegalStateException("only containers are spots");
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> spots) {
        node.forEach(inner -> {
            if (inner.isContainerNode()) {
                spots.add(inner);
                collect(inner, spots);
            }
        });
    }

    private void spoil(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        int way = random.nextInt(10);
        if (way == 0 || names.isEmpty()) {
            object.set(one(List.of("status", "version", "", "a".repeat(300))), node());
        } else if (way == 1) {
            object.remove(one(names));
        } else {
            object.set(one(names), node());
        }
    }

    private void spoil(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.add(node());
        } else if (random.nextBoolean()) {
            array.set(random.nextInt(array.size()), node());
        } else {
            array.add(array.get(0));
        }
    }

    /** The text of a node, at times with a scar that no tree can have. */
    String text(JsonNode node) {
        String text = written(node);
        return switch (random.nextInt(30)) {
            case 0 -> text.substring(0, random.nextInt(text.length() + 1));
            case 1 -> text + one(List.of("}", " {}", "\u0000", ",", "//"));
            case 2 -> text.replaceFirst("\\{", "{\"text\":\"twice\",\"text\":\"twice\",");
            case 3 -> text.replaceFirst(":\\s*\\d+", ":1e1000000000");
            case 4 -> text.replace('"', '\'');
            default -> text;
        };
    }

    private static String written(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
