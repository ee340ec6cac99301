package org.redress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.Books;
import org.redress.support.Eventually;
import org.redress.support.JarProcess;
import org.redress.support.TestMail;
import org.redress.support.TestPeople;
import org.redress.support.TestPostgres;
import org.redress.support.TestTokens;

/**
 * The package as an operator runs it: by environment alone, with real HTTP, PostgreSQL and SMTP.
 */
class ProductionIT {
    private static final String ORDER =
            """
            {"orderId":"P-1","policy":"express-2","currency":"EUR","promisedDelivery":"P10D",
             "buyer":{"id":"ann","name":"Ann","email":"ann@example.com"},
             "seller":{"id":"bob","name":"Bob","email":"bob@example.com"},
             "lines":[{"id":"1","title":"A lamp","quantity":1,"goods":2000,"tax":200}],"shipping":500,
             "payment":{"reference":"pay-P-1","amount":2700}}\
            """;

    private static final List<String> NOT_THE_API =
            List.of(
                    "/q/health",
                    "/q/health/live",
                    "/q/health/ready",
                    "/q/health-ui",
                    "/q/metrics",
                    "/q/openapi",
                    "/q/swagger-ui",
                    "/q/swagger-ui/",
                    "/q/dev",
                    "/q/dev-ui",
                    "/q/dev-v1",
                    "/q/arc",
                    "/q/arc/beans",
                    "/q/info",
                    "/q/scheduler",
                    "/openapi",
                    "/metrics",
                    "/health",
                    "/");

    private static final TestPostgres DATABASE = TestPostgres.fresh();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static JarProcess service;

    @BeforeAll
    static void start() {
        TestMail.REAL.start();
        var properties = configured();
        properties.put("redress.gauges.every", "1s");
        properties.put("redress.gauges.held-every", "1s");
        properties.put("redress.ruling.second-person-above.EUR", "500000");
        service = JarProcess.start(properties).awaitReady();
    }

    private static Map<String, String> configured() {
        Map<String, String> properties = new HashMap<>(DATABASE.properties());
        properties.putAll(TestTokens.properties());
        properties.putAll(TestPeople.properties());
        properties.putAll(TestMail.REAL.properties());
        return properties;
    }

    @AfterAll
    static void stop() {
        service.close();
        TestMail.REAL.stop();
    }

    @Test
    @Tag("E01")
    @Tag("W19")
    void an_order_is_protected_and_both_parties_are_written_to() throws Exception {
        var registered = post("/v1/orders", ORDER);
        assertEquals(201, registered.statusCode(), registered.body());
        assertTrue(registered.body().contains("\"held\":2700"), registered.body());

        var recipients =
                TestMail.REAL.received(2, mail -> to(mail).contains("@example.com")).stream()
                        .map(mail -> to(mail))
                        .sorted()
                        .toList();
        assertTrue(recipients.get(0).contains("ann@example.com"), recipients.toString());
        assertTrue(recipients.get(1).contains("bob@example.com"), recipients.toString());
        Eventually.within(
                Duration.ofSeconds(30),
                "the held money is on the meter",
                () ->
                        manage("/q/metrics")
                                .body()
                                .contains("redress_held_minor_units{currency=\"EUR\"} 2700.0"));
        assertEquals(List.of(), new Books(DATABASE).findings());
    }

    @Test
    void the_ledger_is_proven_from_the_command_line() throws Exception {
        var properties = configured();
        var proven = ORDER.replace("P-1", "P-proven").replace("@example.com", "@proven.example");
        var registered = post("/v1/orders", proven);
        assertEquals(201, registered.statusCode(), registered.body());

        try (var proof = JarProcess.run(properties, "verify-ledger")) {
            assertEquals(0, proof.awaitExit(), proof::log);
            assertTrue(
                    proof.log().matches("(?s).*orders proven: [1-9]\\d*, findings: 0.*"),
                    proof::log);
        }
        new Books(DATABASE)
                .execute("update order_listing set held = held + 1 where external_id = 'P-proven'");
        try (var proof = JarProcess.run(properties, "verify-ledger")) {
            assertEquals(1, proof.awaitExit(), proof::log);
            assertTrue(proof.log().contains("order list: expected open, held 2700"), proof::log);
        }
        new Books(DATABASE)
                .execute("update order_listing set held = held - 1 where external_id = 'P-proven'");
    }

    @Test
    void what_an_operator_watches_is_there() {
        var metrics = manage("/q/metrics").body();
        for (var name :
                List.of(
                        "redress_deadline_lag_seconds",
                        "redress_deadline_due",
                        "redress_deadline_lateness_milliseconds_bucket",
                        "redress_clock_jump",
                        "redress_orders_parked",
                        "redress_outbox_sent_total",
                        "redress_outbox_failed_total")) {
            assertTrue(metrics.contains(name), name + " in " + metrics);
        }
        for (var path : List.of("/q/health/live", "/q/health/ready", "/q/openapi")) {
            assertEquals(200, manage(path).statusCode(), path);
        }
    }

    @Test
    @Tag("FS14")
    void what_is_not_the_api_is_not_on_its_port() {
        for (var path : NOT_THE_API) {
            var answer = get(path);
            assertEquals(404, answer.statusCode(), path);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElse("").split(";")[0],
                    path);
        }
        assertEquals(404, manage("/v1/orders").statusCode());
        for (var path :
                List.of("/q/dev-ui", "/q/dev-ui/", "/q/arc", "/q/arc/beans", "/q/swagger-ui/")) {
            assertEquals(404, manage(path).statusCode(), path);
        }
    }

    @Test
    @Tag("FS13")
    @Tag("FS14")
    void no_answer_tells_what_is_behind_it() throws Exception {
        for (var answer : List.of(get("/v1/orders"), get("/nothing"), post("/v1/orders", "{"))) {
            assertTrue(answer.headers().firstValue("Server").isEmpty());
            assertTrue(answer.headers().firstValue("X-Powered-By").isEmpty());
            assertTrue(answer.headers().firstValue("Strict-Transport-Security").isEmpty());
            assertEquals(
                    "default-src 'none'; frame-ancestors 'none'",
                    answer.headers().firstValue("Content-Security-Policy").orElse(""));
            for (var trace : List.of("\tat ", "Exception", "quarkus", "vertx", "netty")) {
                assertFalse(answer.body().contains(trace), answer.body());
            }
        }
    }

    @Test
    void demo_personas_and_test_clocks_do_not_exist_in_production() throws Exception {
        assertEquals(404, get("/demo/token?role=operator&id=x").statusCode());
        assertEquals(404, get("/demo/mailbox").statusCode());
        var clock = post("/v1/test-clocks", "{}");
        assertEquals(404, clock.statusCode());
        assertTrue(clock.body().contains("test-clocks-off"), clock.body());
    }

    @Test
    @Tag("FS14")
    void no_demo_persona_comes_back_whatever_the_environment_says() {
        var properties = configured();
        properties.put("quarkus.profile", "dev");
        properties.put("quarkus.management.enabled", "true");
        properties.put("redress.test-clocks", "true");
        try (var dev = JarProcess.start(properties).awaitReady()) {
            for (var path :
                    List.of(
                            "/demo/token?role=operator&id=x",
                            "/demo/token/?role=operator&id=x",
                            "/demo/mailbox",
                            "/demo/mailbox.json")) {
                assertEquals(404, get(dev, path).statusCode(), path);
            }
        }
        assertEquals(404, get("/demo/token?role=buyer&id=x").statusCode());
        assertTrue(!manage("/q/openapi").body().contains("/demo/"));
    }

    @Test
    @Tag("FE4")
    void a_link_in_an_email_leads_to_the_public_address_and_opens_the_case() throws Exception {
        var order =
                ORDER.replace("P-1", "P-link")
                        .replace("EUR", "USD")
                        .replace("@example.com", "@link.example");
        assertEquals(201, post("/v1/orders", order).statusCode());
        var mail = TestMail.REAL.received(1, it -> to(it).contains("ann@link.example")).getFirst();
        var link = Pattern.compile("https://redress\\.example\\.com(/case/([\\w-]{80}))");
        var found = link.matcher(text(mail).replace("=\r\n", ""));
        assertTrue(found.find(), text(mail));

        assertEquals(200, get(found.group(1)).statusCode());
        var opened = post("/v1/case-links", "{\"token\":\"" + found.group(2) + "\"}");

        assertEquals(200, opened.statusCode(), opened.body());
        assertTrue(opened.body().contains("\"role\":\"buyer\""), opened.body());
    }

    private static String text(jakarta.mail.internet.MimeMessage mail) throws Exception {
        var raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        return raw.toString(StandardCharsets.UTF_8);
    }

    @Test
    @Tag("FG15")
    void a_limit_in_the_environment_is_told_in_the_log() {
        assertTrue(service.log().contains("above 500000 minor units of EUR two people rule"));
    }

    @Test
    void the_log_is_json_line_by_line() {
        assertTrue(
                service.log().lines().allMatch(line -> line.startsWith("{") && line.endsWith("}")),
                service.log());
    }

    private static String to(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(String path) {
        return get(service, path);
    }

    private static HttpResponse<String> get(JarProcess asked, String path) {
        return get(asked.uri(path));
    }

    private static HttpResponse<String> manage(String path) {
        return get(service.managementUri(path));
    }

    private static HttpResponse<String> get(URI address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(service.uri(path))
                        .header(
                                "Authorization",
                                "Bearer " + TestTokens.token("shop", "marketplace"))
                        .header("Idempotency-Key", "production-" + (path + body).hashCode())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
