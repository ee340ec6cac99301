package org.redress.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.redress.platform.Problem;

/**
 * What every request has to be like before anybody reads it: not too many headers, each with a
 * name, and once each header that decides. How long the address and all headers together may be is
 * set in the server itself (quarkus.http.limits).
 */
@ApplicationScoped
public class RequestLimits {

    static final int HEADERS = 100;

    /** After the security headers, before any that may answer. */
    private static final int BAR = 9_500;

    /** Once the address is counted, before a body is watched and anybody looks who is calling. */
    private static final int LOOK = 8_500;

    private static final long REST_WITHIN_MILLIS = 30_000;

    private static final List<String> ONCE =
            List.of(
                    "Authorization",
                    "Content-Type",
                    "Content-Length",
                    "Content-Encoding",
                    "Host",
                    "Idempotency-Key",
                    "If-Match");

    private final ObjectMapper json;

    /** Connections whose present request is their last. */
    private final Set<HttpConnection> last =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    RequestLimits(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::bar, BAR);
        filters.register(this::look, LOOK);
    }

    private void bar(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean unheardOf = request.version() == null;
        if (unheardOf || last.contains(request.connection())) {
            request.connection().close();
            return;
        }
        if (request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            closeAfter(context);
        }
        context.next();
    }

    private void look(RoutingContext context) {
        wrong(context).ifPresentOrElse(problem -> refuse(context, problem), context::next);
    }

    private void refuse(RoutingContext context, Problem problem) {
        closeAfter(context);
        problem.answer(context, json);
    }

    /**
     * Two ways to say where a body ends are how one request is smuggled in another, and of the two
     * the server has dropped one by now: so nothing that follows a chunked body, or what was
     * refused here, is listened to (decision 0020).
     */
    private void closeAfter(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.version() == HttpVersion.HTTP_2 || !last.add(request.connection())) {
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        context.addEndHandler(answered -> closeOnceRead(context));
    }

    /** A client reads the answer once it has sent its whole body, for which it has some time. */
    private static void closeOnceRead(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            request.connection().close();
        } else {
            request.handler(rest -> {});
            request.endHandler(end -> request.connection().close());
            request.resume();
            context.vertx().setTimer(REST_WITHIN_MILLIS, late -> request.connection().close());
        }
    }

    private static Optional<Problem> wrong(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.headers().entries().size() > HEADERS) {
            String detail = "A request has at most " + HEADERS + " headers.";
            return Optional.of(Problem.of(431, "too-many-headers", detail));
        }
        if (request.headers().contains("")) {
            String detail = "A header has a name.";
            return Optional.of(Problem.of(400, "malformed-header", detail));
        }
        for (String name : ONCE) {
            if (request.headers().getAll(name).size() > 1) {
                return Optional.of(
                        Problem.of(
                                400,
                                "repeated-header",
                                "This header may be there only once.",
                                Map.of("header", name)));
            }
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            String detail = "Bodies are taken as they are, not compressed.";
            return Optional.of(Problem.of(415, "unsupported-encoding", detail));
        }
        return Optional.empty();
    }
}
