package org.redress.scenario;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redress.scenario.Wire.Ask;

/** The operations that the OpenAPI file of the running service tells, and how to ask for each. */
final class ApiOperations {

    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");

    /** What an operation cannot do without; whatever is not named here is asked with {@code {}}. */
    private static final Map<String, String> BODIES =
            Map.ofEntries(
                    Map.entry("/acceptance", "{\"offer\":1}"),
                    Map.entry("/counter-offer", "{\"amount\":1}"),
                    Map.entry("/messages", "{\"text\":\"Hello.\"}"),
                    Map.entry("/appeal", "{\"text\":\"No.\"}"),
                    Map.entry("/return/address", "{\"address\":\"2 Seller Street\"}"),
                    Map.entry("/return/shipment", "{\"trackingNumber\":\"RR1\"}"),
                    Map.entry("/return/receipt", "{\"found\":\"received\"}"),
                    Map.entry("/evidence-requests", "{\"from\":\"buyer\",\"what\":\"Show it.\"}"),
                    Map.entry("/proposals", "{\"amount\":1,\"text\":\"Take it.\"}"),
                    Map.entry("/ruling", "{\"amount\":1,\"grounds\":\"As I see it.\"}"),
                    Map.entry("/drafts", "{\"amount\":1,\"grounds\":\"As I see it.\"}"),
                    Map.entry("/extension", "{\"by\":\"P1D\",\"why\":\"A strike.\"}"),
                    Map.entry("/orders/{id}/extension", "{\"by\":\"P1D\"}"),
                    Map.entry("/extension-request", "{\"by\":\"P1D\"}"),
                    Map.entry(
                            "/disputes",
                            "{\"lines\":[\"jug\"],\"reason\":\"in-transit\",\"text\":\"Not here.\"}"),
                    Map.entry(
                            "/tracking",
                            "{\"carrierEventId\":\"1\",\"trackingNumber\":\"RR1\",\"status\":\"lost\","
                                    + "\"occurredAt\":\"2026-03-02T09:00:00Z\"}"),
                    Map.entry("/tracking-retractions", "{\"carrierEventId\":\"1\"}"),
                    Map.entry("/chargeback", "{\"reference\":\"cb\"}"),
                    Map.entry("/chargeback/outcome", "{\"reference\":\"cb\",\"outcome\":\"won\"}"),
                    Map.entry(
                            "/corrections",
                            "{\"recipient\":\"buyer\",\"amount\":1,\"currency\":\"EUR\",\"reason\":\"So.\"}"),
                    Map.entry(
                            "/payments/{number}/outcome",
                            "{\"status\":\"done\",\"reference\":\"r\",\"amount\":1,\"currency\":\"EUR\"}"),
                    Map.entry("/by-hand", "{\"reference\":\"r\"}"),
                    Map.entry("/decision", "{\"decision\":\"rejected\",\"grounds\":\"No.\"}"),
                    Map.entry(
                            "/standing",
                            "{\"role\":\"buyer\",\"standing\":\"good\",\"reason\":\"So.\"}"));

    private static final Map<String, String> QUERIES =
            Map.of(
                    "GET /v1/accounts/{id}/signals", "?role=ROLE",
                    "GET /v1/reasons", "?policy=seven-day",
                    "POST /v1/reconciliations", "?day=2026-03-02",
                    "GET /demo/token", "?role=buyer&id=b",
                    "GET /demo/mailbox", "?to=nobody",
                    "GET /demo/mailbox.json", "?to=nobody");

    private static final String BOUNDARY = "a-boundary";
    private static final String FORM =
            "--a-boundary\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nphoto\r\n"
                    + "--a-boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n"
                    + "Content-Type: image/jpeg\r\n\r\n\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0\r\n--a-boundary--\r\n";

    private ApiOperations() {}

    /** An operation; {@code type} is that of its body, null where it has none. */
    record Operation(String method, String path, String type) {

        String name() {
            return method + " " + path;
        }

        boolean names(String what) {
            return path.contains("/v1/" + what + "/{id}");
        }

        boolean isRead() {
            return method.equals("GET");
        }

        /**
         * Asked about this; a version that no order has shows who is let in, and changes nothing.
         */
        Ask about(String id, String role) {
            String place =
                    path.replace("{id}", id)
                            .replace("{name}", "seven-day")
                            .replace("{provider}", "simulated")
                            .replace("{address}", "0".repeat(64))
                            .replaceAll("\\{\\w+}", "1");
            String side = role.equals("seller") ? role : "buyer";
            String query = QUERIES.getOrDefault(name(), "").replace("ROLE", side);
            String version = isRead() ? null : "\"999999\"";
            boolean form = type != null && type.startsWith("multipart/");
            String contentType = form ? type + "; boundary=" + BOUNDARY : type;
            return new Ask(method, place + query, null, version, contentType, body(form));
        }

        private byte[] body(boolean form) {
            if (type == null) {
                return null;
            }
            return form ? FORM.getBytes(ISO_8859_1) : words().getBytes(UTF_8);
        }

        /** By the longest ending of the path that has one. */
        private String words() {
            return BODIES.entrySet().stream()
                    .filter(entry -> path.endsWith(entry.getKey()))
                    .max(java.util.Comparator.comparingInt(entry -> entry.getKey().length()))
                    .map(Map.Entry::getValue)
                    .orElse("{}");
        }
    }

    static List<Operation> all() {
        var paths =
                new JsonObject(given().get("/q/openapi?format=json").asString())
                        .getJsonObject("paths");
        List<Operation> operations = new ArrayList<>();
        for (String path : paths.fieldNames()) {
            var item = paths.getJsonObject(path);
            for (String verb : item.fieldNames()) {
                if (VERBS.contains(verb)) {
                    String type = type(item.getJsonObject(verb));
                    operations.add(new Operation(verb.toUpperCase(), path, type));
                }
            }
        }
        return operations;
    }

    private static String type(JsonObject operation) {
        var body = operation.getJsonObject("requestBody");
        if (body == null || body.getJsonObject("content") == null) {
            return null;
        }
        String type = body.getJsonObject("content").fieldNames().iterator().next();
        return type.equals("*/*") ? "application/json" : type;
    }
}
