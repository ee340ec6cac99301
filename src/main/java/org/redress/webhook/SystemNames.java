package org.redress.webhook;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The resolver of the machine. It blocks, so it has threads of its own: as many as there are
 * receivers whose name servers are slow.
 */
@ApplicationScoped
class SystemNames implements Names {

    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());

    @Override
    public Uni<List<InetAddress>> resolve(String host) {
        return Uni.createFrom()
                .item(() -> host)
                .runSubscriptionOn(threads)
                .map(SystemNames::addresses);
    }

    private static List<InetAddress> addresses(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (java.net.UnknownHostException e) {
            throw new UnknownName(e);
        }
    }

    /** No such name, or nobody who knows it answers. */
    static final class UnknownName extends RuntimeException {
        UnknownName(Throwable cause) {
            super(cause);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
