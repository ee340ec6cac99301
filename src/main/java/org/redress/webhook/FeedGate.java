package org.redress.webhook;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.redress.platform.Problem;

/**
 * Whether there is a feed of events, and so webhooks: only where one PostgreSQL numbers all
 * transactions. On tables distributed over several each numbers its own, and a feed in that order
 * would skip events (docs/decisions/0016).
 */
@Startup
@ApplicationScoped
public class FeedGate {

    private static final String DISTRIBUTED = "each";

    private final boolean open;

    FeedGate(@ConfigProperty(name = "redress.sweep.buckets", defaultValue = "all") String buckets) {
        this.open = !buckets.strip().equalsIgnoreCase(DISTRIBUTED);
        if (!open) {
            Log.warn(
                    "no feed of events and no webhooks: redress.sweep.buckets=each says that the tables"
                            + " are distributed, see docs/decisions/0016");
        }
    }

    boolean isOpen() {
        return open;
    }

    /**
     * Before anything that the feed would have to carry out.
     *
     * @throws Problem.ProblemException {@code feed-not-available}
     */
    public void require() {
        if (!open) {
            throw Problem.of(
                            501,
                            "feed-not-available",
                            "There is no feed of events and there are no webhooks on distributed tables.")
                    .exception();
        }
    }
}
