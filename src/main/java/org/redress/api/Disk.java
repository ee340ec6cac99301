package org.redress.api;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Callable;
import org.redress.evidence.EvidenceStore.DamagedException;
import org.redress.platform.Problem;

/** Does on a worker thread what may block, and answers where it was asked. */
@ApplicationScoped
class Disk {

    private final Vertx vertx;

    Disk(Vertx vertx) {
        this.vertx = vertx;
    }

    /** {@code null} is a fine result; a disk that fails is told as such. */
    <T> Uni<T> does(Callable<T> work) {
        return told(vertx.executeBlocking(work, false));
    }

    /** Of work that is on a worker thread already: a disk that fails is told as such. */
    <T> Uni<T> told(Uni<T> work) {
        return work.onFailure(Disk::isOfTheDisk).transform(Disk::unavailable);
    }

    /** Neither is a damaged file, nor an upload that was given up while it was written. */
    private static boolean isOfTheDisk(Throwable failure) {
        return failure instanceof IOException
                && !(failure instanceof DamagedException)
                && !(failure instanceof ClosedChannelException);
    }

    private static Throwable unavailable(Throwable failure) {
        Log.error("the evidence store fails", failure);
        return Problem.of(
                        Response.Status.SERVICE_UNAVAILABLE.getStatusCode(),
                        "evidence-unavailable",
                        "Attached files cannot be stored or read now; try again later.")
                .exception();
    }
}
