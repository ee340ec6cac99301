package org.redress.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeoutException;

/**
 * One request and its answer, on one event loop. The status decides; of the body only so much is
 * read as it takes to use the connection again, and never more than a limit. Whatever the receiver
 * does, it is over in time.
 */
final class Exchange {

    private final HttpClient client;
    private final Buffer body;
    private final int limit;
    private final Promise<Integer> end = Promise.promise();
    private HttpClientRequest request;
    private Integer status;
    private int read;

    private Exchange(HttpClient client, Buffer body, int limit) {
        this.client = client;
        this.body = body;
        this.limit = limit;
    }

    /** {@code options} come once the receiver's address is known and has been checked. */
    static Future<Integer> run(
            Vertx vertx,
            HttpClient client,
            Future<RequestOptions> options,
            Buffer body,
            WebhookConfig limits) {
        var exchange = new Exchange(client, body, limits.answerBytes());
        long millis = limits.answerWithin().toMillis();
        vertx.getOrCreateContext().runOnContext(ignored -> exchange.start(vertx, options, millis));
        return exchange.end.future();
    }

    private void start(Vertx vertx, Future<RequestOptions> options, long millis) {
        long timer = vertx.setTimer(millis, ignored -> late());
        end.future().onComplete(ignored -> vertx.cancelTimer(timer));
        var context = vertx.getOrCreateContext();
        options.onComplete(
                known -> context.runOnContext(ignored -> connect(known.result(), known.cause())));
    }

    private void connect(RequestOptions options, Throwable unknown) {
        if (unknown != null) {
            end.tryFail(unknown);
        } else if (!end.future().isComplete()) {
            client.request(options).onSuccess(this::send).onFailure(end::tryFail);
        }
    }

    private void send(HttpClientRequest connected) {
        if (end.future().isComplete()) {
            connected.reset();
            return;
        }
        request = connected;
        request.response().onSuccess(this::answered).onFailure(end::tryFail);
        request.end(body);
    }

    private void answered(HttpClientResponse response) {
        status = response.statusCode();
        response.exceptionHandler(ignored -> end.tryComplete(status));
        response.endHandler(ignored -> end.tryComplete(status));
        response.handler(this::count);
    }

    private void count(Buffer part) {
        read += part.length();
        if (read > limit) {
            cut();
        }
    }

    private void cut() {
        end.tryComplete(status);
        request.reset();
    }

    private void late() {
        if (status != null) {
            cut();
            return;
        }
        end.tryFail(new TimeoutException());
        if (request != null) {
            request.reset();
        }
    }
}
