package org.redress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.time.Instant;

/** What the service answered. */
record Reply(Response response) {

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.asString();
    }

    String etag() {
        return header("ETag");
    }

    String header(String name) {
        return response.getHeader(name);
    }

    String text(String path) {
        return response.jsonPath().getString(path);
    }

    long number(String path) {
        return response.jsonPath().getLong(path);
    }

    Instant instant(String path) {
        return Instant.parse(text(path));
    }

    /** The named fact of a problem. */
    String fact(String name) {
        return text("facts." + name);
    }

    Reply accepted() {
        assertTrue(status() == 200 || status() == 201, () -> status() + " " + body());
        return this;
    }

    /** A problem as RFC 9457 says, with its stable code. */
    Reply problem(int status, String code) {
        assertEquals(status + " " + code, status() + " " + text("code"), body());
        assertEquals("application/problem+json", response.contentType().split(";")[0]);
        assertEquals(status, number("status"));
        assertEquals("urn:redress:problem:" + code, text("type"));
        assertNotNull(text("title"));
        assertNotNull(text("detail"));
        return this;
    }
}
