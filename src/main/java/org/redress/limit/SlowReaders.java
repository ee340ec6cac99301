package org.redress.limit;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Cuts whoever takes a file so slowly that he means to hold it, and the place of a bundle with it
 * (FF7). What of an answer has come over there cannot be known, so a whole answer has its time by
 * its size. Who takes nothing at all is cut by {@code quarkus.http.idle-timeout}.
 */
@ApplicationScoped
class SlowReaders {

    /** As uploads are watched. */
    private static final int EARLY = 8_000;

    /** Smaller answers are with the system at once. */
    private static final long SMALL = 1 << 16;

    private final long bytesPerSecond;
    private final long leastMillis;

    SlowReaders(DownloadConfig config) {
        this.bytesPerSecond = Math.max(1, config.bytesPerSecond().asLongValue());
        this.leastMillis = config.leastTime().toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, EARLY);
    }

    void watch(RoutingContext context) {
        context.addHeadersEndHandler(begun -> start(context));
        context.next();
    }

    private void start(RoutingContext context) {
        long bytes = length(context.response().headers().get(HttpHeaders.CONTENT_LENGTH));
        if (bytes < SMALL || context.response().ended()) {
            return;
        }
        long millis = Math.max(leastMillis, 1000 * (bytes / bytesPerSecond));
        long timer = context.vertx().setTimer(millis, late -> cut(context));
        context.addEndHandler(over -> context.vertx().cancelTimer(timer));
    }

    /** Past Vert.x, which closes in good order: only once all that is written was taken. */
    private static void cut(RoutingContext context) {
        if (context.request().connection() instanceof ConnectionBase connection) {
            connection.channel().pipeline().firstContext().close();
        }
    }

    private static long length(String header) {
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : 0;
    }
}
