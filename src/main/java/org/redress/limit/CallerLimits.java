package org.redress.limit;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.regex.Pattern;
import org.redress.access.Caller;

/**
 * Counts the requests of a caller, wherever they come from, and his commands on one order. No
 * caller uses up what is another's: a flood by the one side must not keep the other from answering
 * in time.
 */
@Provider
public class CallerLimits implements ContainerRequestFilter {

    private static final Pattern ORDER =
            Pattern.compile("/?v1/(?:orders|disputes|evidence)/([0-9a-fA-F-]{36})(?:[-/].*)?");

    private static final String MESSAGES = "/messages";

    private final Rates rates;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest current;

    CallerLimits(Rates rates, SecurityIdentity identity, CurrentVertxRequest current) {
        this.rates = rates;
        this.identity = identity;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (identity.isAnonymous()) {
            return;
        }
        String path = request.getUriInfo().getPath();
        boolean reads = request.getMethod().equals(HttpMethod.GET);
        var headers = current.getCurrent().response().headers();
        rates.from(
                        Caller.of(identity),
                        reads ? null : order(path),
                        path.endsWith(MESSAGES),
                        headers)
                .ifPresent(problem -> request.abortWith(problem.response()));
    }

    /** The order that a path is about, null if it is about none. */
    static String order(String path) {
        var matcher = ORDER.matcher(path);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
    }
}
