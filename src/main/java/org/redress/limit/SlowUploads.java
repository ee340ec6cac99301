package org.redress.limit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.redress.platform.Problem;

/**
 * Cuts whoever sends a body so slowly that he means to hold the connection (FF7). Who sends nothing
 * at all, or does not read his answer, is cut by {@code quarkus.http.idle-timeout}.
 */
@ApplicationScoped
class SlowUploads {

    /** After the address is counted, before a body is read. */
    private static final int EARLY = 8_000;

    private final ObjectMapper json;
    private final long lookEveryMillis;
    private final long bytesPerLook;

    SlowUploads(ObjectMapper json, UploadConfig config) {
        this.json = json;
        this.lookEveryMillis = config.lookEvery().toMillis();
        this.bytesPerLook = config.bytesPerSecond().asLongValue() * lookEveryMillis / 1000;
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, EARLY);
    }

    private void watch(RoutingContext context) {
        if (hasBody(context.request())) {
            new Watch(context).start();
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0")
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private final class Watch {
        private final RoutingContext context;
        private final HttpServerRequest request;
        private long seen;

        Watch(RoutingContext context) {
            this.context = context;
            this.request = context.request();
        }

        void start() {
            long timer = context.vertx().setPeriodic(lookEveryMillis, this::look);
            context.addEndHandler(end -> context.vertx().cancelTimer(timer));
        }

        private void look(long timer) {
            boolean isOver =
                    request.isEnded() || context.response().ended() || context.response().closed();
            boolean isSlow = request.bytesRead() - seen < bytesPerLook;
            seen = request.bytesRead();
            if (isOver || isSlow) {
                context.vertx().cancelTimer(timer);
            }
            if (isSlow && !isOver) {
                cut();
            }
        }

        private void cut() {
            if (!context.response().headWritten()) {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                Problem.of(408, "upload-too-slow", "The body comes too slowly.")
                        .answer(context, json);
            }
            request.connection().close();
        }
    }
}
