package org.redress.platform;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What every answer tells a browser (FS13): it is data and no page, from nobody else to be framed
 * or kept, and only to be had over TLS. An answer may say so more strictly for itself.
 */
@ApplicationScoped
class SecurityHeaders {

    /** Before whatever else might answer. */
    private static final int FIRST = 10_000;

    /** The pages of a development run, which are not there in production. */
    private static final String TOOLS = "/q/";

    private static final String DEMO = "/demo/";

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, FIRST);
    }

    private static void add(RoutingContext context) {
        context.addHeadersEndHandler(sending -> complete(context));
        context.next();
    }

    private static void complete(RoutingContext context) {
        var headers = context.response().headers();
        add(headers, "X-Content-Type-Options", "nosniff");
        add(headers, "Referrer-Policy", "no-referrer");
        add(headers, "Cross-Origin-Resource-Policy", "same-origin");
        if (!isPage(context.normalizedPath())) {
            add(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            add(headers, "Cache-Control", "no-store");
        }
        if (context.request().isSSL()) {
            add(headers, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private static void add(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    private static boolean isPage(String path) {
        return path.startsWith(TOOLS) || path.startsWith(DEMO);
    }
}
