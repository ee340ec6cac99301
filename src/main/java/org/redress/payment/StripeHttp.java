package org.redress.payment;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** HTTP as Stripe speaks it: forms in, JSON out. */
@ApplicationScoped
class StripeHttp {

    private static final int CONNECT_MILLIS = 5_000;

    private final HttpClient client;
    private final PaymentConfig config;

    StripeHttp(Vertx vertx, PaymentConfig config) {
        this.client =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(CONNECT_MILLIS)
                                .setMaxPoolSize(20));
        this.config = config;
    }

    /** An answer whose body was JSON; anything else fails. */
    record Reply(int status, JsonObject body) {}

    Uni<Reply> post(String path, Map<String, String> form, String key) {
        return send(HttpMethod.POST, path, key, encoded(form));
    }

    Uni<Reply> get(String path, Map<String, String> query) {
        return send(HttpMethod.GET, path + "?" + encoded(query), null, "");
    }

    private Uni<Reply> send(HttpMethod method, String path, String key, String form) {
        var stripe = config.stripe();
        var options =
                new RequestOptions()
                        .setMethod(method)
                        .setAbsoluteURI(stripe.address() + path)
                        .setTimeout(config.answerWithin().toMillis())
                        .putHeader("Authorization", "Bearer " + stripe.secretKey().orElse(""))
                        .putHeader("Stripe-Version", stripe.version())
                        .putHeader("Accept", "application/json");
        if (key != null) {
            options.putHeader("Idempotency-Key", key);
            options.putHeader("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8");
        }
        return client.request(options)
                .chain(request -> sent(request, form))
                .chain(StripeHttp::reply);
    }

    private static Uni<HttpClientResponse> sent(HttpClientRequest request, String form) {
        return form.isEmpty() ? request.send() : request.send(Buffer.buffer(form));
    }

    private static Uni<Reply> reply(HttpClientResponse response) {
        return response.body()
                .map(body -> new Reply(response.statusCode(), new JsonObject(body.toString())));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
