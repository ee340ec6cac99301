package org.redress.scenario;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.redress.scenario.OrderDraft.lamp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.access.AccessTable;
import org.redress.support.Eventually;
import org.redress.support.PostgresResource;
import org.redress.support.RawRequest;
import org.redress.support.TestTokens;

/** What a stranger meets who knocks at the service, and what a browser is told (FS13, FS14). */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@Tag("FS13")
class SurfaceTest {
    private static final Map<String, String> TOLD =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Cache-Control", "no-store");

    @TestHTTPResource URI service;
    @Inject MeterRegistry meters;

    @ConfigProperty(name = "quarkus.micrometer.binder.http-server.max-uri-tags")
    int mostPaths;

    private final Person shop = new Person("shop-" + UUID.randomUUID(), "marketplace");

    @Test
    void every_answer_says_that_it_is_data_and_no_page() {
        var large = shop.writing("x".repeat(2 << 20)).header("Idempotency-Key", "large");
        for (var response :
                List.of(
                        shop.asked().get("/v1/orders"),
                        shop.asked().get("/v1/orders/" + UUID.randomUUID()),
                        shop.writing("{").header("Idempotency-Key", "broken").post("/v1/orders"),
                        large.post("/v1/orders"),
                        shop.asked().delete("/v1/orders"),
                        given().get("/v1/orders"),
                        given().auth().oauth2("no.such.token").get("/v1/orders"),
                        given().get("/nothing/here"))) {
            TOLD.forEach((name, value) ->
                    assertEquals(
                            List.of(value),
                            response.getHeaders().getValues(name),
                            name + " of " + response.statusLine()));
            assertNull(response.getHeader("Server"));
            assertNull(response.getHeader("Set-Cookie"));
        }
    }

    @Test
    void a_file_says_so_more_strictly_and_once() {
        Sale sale = new Shop().sells(lamp());
        String id = Attachment.photo().by(sale.buyer).accepted().text("id");

        var headers =
                sale.buyer.person().gets("/v1/evidence/" + id).accepted().response().getHeaders();

        assertEquals(1, headers.getValues("Content-Security-Policy").size());
        assertTrue(headers.getValue("Content-Security-Policy").contains("sandbox"));
        assertEquals(List.of("private, no-store"), headers.getValues("Cache-Control"));
        assertEquals(List.of("nosniff"), headers.getValues("X-Content-Type-Options"));
    }

    @Test
    void paths_and_methods_that_nobody_serves_are_problems() {
        problem(given().get("/nothing/here"), 404, "not-found");
        problem(given().get("/"), 404, "not-found");
        problem(shop.asked().get("/v1"), 404, "not-found");
        problem(shop.asked().get("/v1/orders/a/b/c/d"), 404, "not-found");
        problem(shop.asked().delete("/v1/orders"), 405, "method-not-allowed");
        problem(shop.asked().put("/v1/tasks"), 405, "method-not-allowed");
        problem(
                shop.asked().contentType("text/plain").body("x").post("/v1/orders"),
                415,
                "unsupported-media-type");
        problem(shop.asked().accept("image/png").get("/v1/orders"), 406, "not-acceptable");
        for (var method : List.of("TRACE", "CONNECT", "BREW")) {
            var request = new RawRequest(method, "/v1/orders", "", "");
            String answer = request.with("Authorization", "Bearer " + token()).answer(service);
            assertTrue(answer.matches("(?s)HTTP/1.1 (400|404|405|501) .*"), answer);
            assertFalse(answer.contains(token().substring(20)), "nothing is echoed");
        }
    }

    @Test
    void no_page_of_another_origin_is_let_in() {
        var asking =
                given().header("Origin", "https://evil.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "authorization")
                        .options("/v1/orders");
        var reading = shop.asked().header("Origin", "https://evil.example").get("/v1/orders");

        for (var response : List.of(asking, reading)) {
            assertTrue(
                    response.getHeaders().asList().stream()
                            .noneMatch(it -> it.getName().startsWith("Access-Control-")),
                    response.getHeaders().toString());
        }
    }

    @Test
    void a_cookie_is_no_token() {
        var token = token();
        for (var name : List.of("Authorization", "Bearer", "token", "access_token")) {
            problem(given().cookie(name, token).get("/v1/orders"), 401, "unauthorized");
        }
        problem(given().queryParam("access_token", token).get("/v1/orders"), 401, "unauthorized");
    }

    /** Also where a request is refused before its operation is known. */
    @Test
    @Tag("FF11")
    @Tag("FS10")
    void metrics_name_nothing_that_a_stranger_made_up() {
        String canary = "canary-" + UUID.randomUUID();
        for (var path : List.of("/v1/orders/", "/case/", "/v1/", "/q/", "/")) {
            new RawRequest("BREW-" + canary, path + canary, "", "").answer(service);
            RawRequest.get(path + canary, "no.such.token").answer(service);
            RawRequest.get(path + canary, token()).answer(service);
        }

        for (var uri : List.of("UNKNOWN", "/v1/orders/{id}")) {
            Eventually.within(
                    Duration.ofSeconds(20), uri + " is counted", () -> requests("uri", uri) > 0);
        }
        var told = meters.getMeters().stream().map(meter -> meter.getId().toString());
        assertEquals(List.of(), told.filter(it -> it.contains(canary)).toList());
        var paths = AccessTable.RULES.stream().map(rule -> rule.operation().split(" ")[1]);
        assertTrue(paths.distinct().count() + 10 < mostPaths, "each operation is counted");
    }

    private double requests(String tag, String value) {
        return meters.find("http.server.requests").tag(tag, value).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private String token() {
        return TestTokens.token(shop.id(), shop.role());
    }

    private static void problem(Response response, int status, String code) {
        new Reply(response).problem(status, code);
    }
}
