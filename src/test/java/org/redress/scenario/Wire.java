package org.redress.scenario;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Sends a request exactly as it is told to, many times a second. */
final class Wire {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;

    Wire(URI base) {
        this.base = base;
    }

    /** {@code token} is null for nobody; {@code ifMatch} and {@code body} may be null. */
    record Ask(String method, String path, String token, String ifMatch, String type, byte[] body) {

        Ask by(String other) {
            return new Ask(method, path, other, ifMatch, type, body);
        }

        Ask with(String words) {
            return new Ask(
                    method, path, token, ifMatch, type, words.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** {@code code} is the problem's, empty where there is none. */
    record Answer(int status, String code, String body, Set<String> headers) {

        /** Let in, and shown what is there. */
        boolean isGranted() {
            return !Set.of("unauthorized", "forbidden", "not-found").contains(code);
        }

        @Override
        public String toString() {
            return status + " " + code;
        }
    }

    /** Each with an idempotency key of its own. */
    Answer send(Ask ask) {
        var request =
                HttpRequest.newBuilder(URI.create(base + ask.path()))
                        .header("Idempotency-Key", UUID.randomUUID().toString());
        if (ask.token() != null) {
            request.header("Authorization", "Bearer " + ask.token());
        }
        if (ask.ifMatch() != null) {
            request.header("If-Match", ask.ifMatch());
        }
        if (ask.type() != null) {
            request.header("Content-Type", ask.type());
        }
        request.method(
                ask.method(),
                ask.body() == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(ask.body()));
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    code(response.statusCode(), response.body()),
                    response.body(),
                    new TreeSet<>(response.headers().map().keySet()));
        } catch (IOException e) {
            throw new IllegalStateException(ask.method() + " " + ask.path(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String code(int status, String body) {
        try {
            return status < 400 ? "" : new JsonObject(body).getString("code", "");
        } catch (DecodeException noJson) {
            return "";
        }
    }
}
