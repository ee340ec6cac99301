package org.redress.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.redress.webhook.Queue.Claimed;
import org.redress.webhook.Queue.Hopeless;

/** Counts tries; orders on a test clock stay out of the metrics (rule 6). */
@ApplicationScoped
class WebhookCounts {

    private final Counter delivered;
    private final Counter failed;
    private final Counter parked;
    private final Counter disabled;

    /** All stand at zero from the start, so that an alert on them can see the first one. */
    WebhookCounts(MeterRegistry meters) {
        delivered = meters.counter("redress.webhook.delivered");
        failed = meters.counter("redress.webhook.failed");
        parked = meters.counter("redress.webhook.parked");
        disabled = meters.counter("redress.webhook.disabled");
    }

    void tried(Claimed claimed, Outcome outcome) {
        if (!claimed.testClock()) {
            (outcome.isDelivered() ? delivered : failed).increment();
        }
    }

    void parked(Hopeless delivery) {
        if (!delivery.testClock()) {
            parked.increment();
        }
    }

    void disabled() {
        disabled.increment();
    }
}
