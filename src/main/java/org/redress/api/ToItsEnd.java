package org.redress.api;

import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.AbstractCancellableServerRestHandler;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestFilter;

/**
 * What was asked for runs to its end, even if the caller goes away meanwhile (FP8). Quarkus would
 * cancel it: a command of several steps would stay half done, and a connection that was just asked
 * for would never come back to its pool. This is what {@code @Cancellable(false)} on each resource
 * would do, for all of them and those to come.
 */
@Provider
public class ToItsEnd implements ResteasyReactiveContainerRequestFilter {

    @Override
    public void filter(ResteasyReactiveContainerRequestContext request) {
        var context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        for (var handler : context.getHandlers()) {
            if (handler instanceof AbstractCancellableServerRestHandler awaiting) {
                awaiting.setCancellable(false);
            }
        }
    }
}
