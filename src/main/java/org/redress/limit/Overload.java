package org.redress.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.UniResponseHandler;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;
import org.jboss.resteasy.reactive.server.spi.ServerRestHandler;
import org.redress.platform.Problem;

/**
 * A replica works on so many requests at a time; more are told at once to come again instead of
 * waiting for a connection (FD9). Counted is the work, from when the body is there until the answer
 * is: so whose client has gone counts, and who only dawdles with his body does not. Deadlines have
 * connections of their own.
 */
@Provider
public class Overload implements ResteasyReactiveContainerRequestFilter {

    private static final int RETRY_SECONDS = 1;

    private static final Set<MediaType> FILES =
            Set.of(MediaType.MULTIPART_FORM_DATA_TYPE, new MediaType("application", "x-ndjson"));

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

    /** The handlers of a resource are shared by all its requests, so the first one does this. */
    @Override
    public void filter(ResteasyReactiveContainerRequestContext request) {
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        var handlers = context.getHandlers();
        for (int i = 0; i < handlers.length; i++) {
            if (handlers[i] instanceof UniResponseHandler awaiting) {
                awaiting.setCancellable(false);
                handlers[i] = takesFile(context.getTarget()) ? awaiting : counted(awaiting);
            }
        }
    }

    private ServerRestHandler counted(UniResponseHandler awaiting) {
        return context -> {
            if (context.getResult() instanceof Uni<?> work) {
                context.setResult(admitted(work));
            }
            awaiting.handle(context);
        };
    }

    private Uni<?> admitted(Uni<?> work) {
        if (atWork.incrementAndGet() > most) {
            atWork.decrementAndGet();
            refused.increment();
            return Uni.createFrom().item(tooBusy());
        }
        return work.onTermination().invoke(() -> atWork.decrementAndGet());
    }

    /** A file is on its way for as long as it takes, and needs a connection only at its end. */
    private static boolean takesFile(RuntimeResource resource) {
        return resource.getHttpMethod().equals(HttpMethod.POST)
                && resource.getConsumes().stream().anyMatch(FILES::contains);
    }

    private static Response tooBusy() {
        var problem =
                Problem.of(503, "overloaded", "More is asked than can be done; try again soon.");
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }
}
