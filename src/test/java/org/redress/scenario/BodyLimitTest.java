package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redress.support.PostgresResource;
import org.redress.support.TestTokens;

/** JSON is small, and that files may be large changes nothing about it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BodyLimitTest {
    private static final int LIMIT = 1 << 20;

    private final HttpClient client = HttpClient.newHttpClient();
    @TestHTTPResource URI service;

    @Test
    void a_body_that_says_it_is_too_large_is_refused() throws Exception {
        var reply = post("/v1/orders", BodyPublishers.ofByteArray(json(2 * LIMIT)));

        assertTooLarge(reply);
    }

    @Test
    void a_body_that_does_not_say_how_large_it_is_is_counted() throws Exception {
        assertTooLarge(post("/v1/orders", chunked(json(LIMIT + 1))));
        assertTooLarge(post("/v1/orders", chunked(json(3 * LIMIT))));
        assertEquals(400, post("/v1/orders", chunked(json(LIMIT))).statusCode(), "only unknown");
    }

    @Test
    void a_path_that_looks_like_a_file_is_none() throws Exception {
        for (var path : new String[] {"/v1/orders/x/evidence/../../", "/v1/orders;evidence"}) {
            int status = post(path, BodyPublishers.ofByteArray(json(2 * LIMIT))).statusCode();
            assertTrue(status == 413 || status == 404, path + " " + status);
        }
    }

    private static void assertTooLarge(HttpResponse<String> reply) {
        assertEquals(413, reply.statusCode(), reply.body());
        assertTrue(reply.body().contains("\"code\":\"body-too-large\""), reply.body());
        String type = reply.headers().firstValue("Content-Type").orElse("");
        assertTrue(type.startsWith("application/problem+json"), type);
    }

    private static byte[] json(int size) {
        String start = "{\"orderId\":\"";
        String text = start + "x".repeat(size - start.length() - 2) + "\"}";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(service.resolve("/") + path.substring(1)))
                        .header(
                                "Authorization",
                                "Bearer " + TestTokens.token("shop", "marketplace"))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(body);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
