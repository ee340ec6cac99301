package org.redress.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;
import org.redress.platform.Problem;

/**
 * A replica works on so many requests at a time, those whose client has gone included; more are
 * told at once to come again instead of waiting for a connection (FD9). Deadlines have connections
 * of their own.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 1)
public class Overload implements ResteasyReactiveContainerRequestFilter {

    private static final int RETRY_SECONDS = 1;

    private final int most;
    private final Counter refused;
    private final AtomicInteger atWork = new AtomicInteger();

    Overload(
            @ConfigProperty(name = "redress.overload.requests", defaultValue = "400") int most,
            MeterRegistry meters) {
        this.most = most;
        this.refused = meters.counter(Rates.REFUSED, "quota", "overload");
        meters.gauge("redress.requests.at.work", atWork);
    }

    @Override
    public void filter(ResteasyReactiveContainerRequestContext request) {
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        context.registerCompletionCallback(ended -> atWork.decrementAndGet());
        if (atWork.incrementAndGet() > most) {
            refused.increment();
            request.abortWith(tooBusy());
        }
    }

    private static Response tooBusy() {
        var problem =
                Problem.of(503, "overloaded", "More is asked than can be done; try again soon.");
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }
}
