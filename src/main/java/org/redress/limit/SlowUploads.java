package org.redress.limit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.redress.platform.Problem;

/**
 * Cuts whoever sends a body so slowly that he means to hold the connection, or a place for uploads
 * (FF7): fewer bytes a second than a file may come with, since the last look or on the whole, or a
 * body that is no file for too long. Who sends nothing at all, or does not read his answer, is cut
 * by {@code quarkus.http.idle-timeout}.
 */
@ApplicationScoped
class SlowUploads {

    /** After the address is counted, before a body is read. */
    private static final int EARLY = 8_000;

    private final ObjectMapper json;
    private final long lookEveryMillis;
    private final long bytesPerLook;
    private final long bytesPerSecond;
    private final long bodyWithinMillis;

    SlowUploads(ObjectMapper json, UploadConfig config) {
        this.json = json;
        this.lookEveryMillis = config.lookEvery().toMillis();
        this.bytesPerLook = config.bytesPerSecond().asLongValue() * lookEveryMillis / 1000;
        this.bytesPerSecond = config.averageBytesPerSecond().asLongValue();
        this.bodyWithinMillis = config.bodyWithin().toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, EARLY);
    }

    void watch(RoutingContext context) {
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

    /** A file, or a provider's statement; all else is small and has no reason to take long. */
    private static boolean isLarge(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String type = header == null ? "" : header.toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || type.startsWith("application/x-ndjson");
    }

    private final class Watch {
        private final RoutingContext context;
        private final HttpServerRequest request;
        private final boolean large;
        private long seen;
        private long passedMillis;

        Watch(RoutingContext context) {
            this.context = context;
            this.request = context.request();
            this.large = isLarge(request);
        }

        void start() {
            long timer = context.vertx().setPeriodic(lookEveryMillis, this::look);
            context.addEndHandler(end -> context.vertx().cancelTimer(timer));
        }

        private void look(long timer) {
            boolean isOver =
                    request.isEnded() || context.response().ended() || context.response().closed();
            passedMillis += lookEveryMillis;
            boolean isSlow =
                    request.bytesRead() - seen < bytesPerLook
                            || isSlowOnTheWhole()
                            || !large && passedMillis >= bodyWithinMillis;
            seen = request.bytesRead();
            if (isOver || isSlow) {
                context.vertx().cancelTimer(timer);
            }
            if (isSlow && !isOver) {
                cut();
            }
        }

        private boolean isSlowOnTheWhole() {
            return passedMillis > lookEveryMillis
                    && request.bytesRead() < bytesPerSecond * passedMillis / 1000;
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
