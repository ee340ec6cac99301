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
import org.redress.access.Gate;

/**
 * Counts the requests of a caller, wherever they come from, and his commands on one order. No
 * caller uses up what is another's: a flood by the one side must not keep the other from answering
 * in time.
 */
@Provider
public class CallerLimits implements ContainerRequestFilter {

    private static final Pattern ABOUT_ORDER =
            Pattern.compile("[A-Z]+ /v1/(?:orders|disputes|evidence)/\\{id}(?:/.*)?");

    /** Of a dispute or a file the order's id comes first. */
    private static final Pattern ORDER = Pattern.compile("([0-9a-fA-F-]{36})(?:-.*)?");

    private static final String MESSAGES = "/messages";

    private final Rates rates;
    private final Gate gate;
    private final SecurityIdentity identity;
    private final CurrentVertxRequest current;

    CallerLimits(Rates rates, Gate gate, SecurityIdentity identity, CurrentVertxRequest current) {
        this.rates = rates;
        this.gate = gate;
        this.identity = identity;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (identity.isAnonymous() || gate.rule() == null) {
            return;
        }
        String operation = gate.rule().operation();
        String id = request.getUriInfo().getPathParameters().getFirst("id");
        boolean reads = request.getMethod().equals(HttpMethod.GET);
        var headers = current.getCurrent().response().headers();
        rates.from(
                        Caller.of(identity),
                        reads ? null : order(operation, id),
                        operation.endsWith(MESSAGES),
                        headers)
                .ifPresent(problem -> request.abortWith(problem.response()));
    }

    /**
     * The order that it is about, null if it is about none. By the operation that was found, for a
     * path can be written in many ways.
     */
    static String order(String operation, String id) {
        if (id == null || !ABOUT_ORDER.matcher(operation).matches()) {
            return null;
        }
        var matcher = ORDER.matcher(id);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : null;
    }
}
