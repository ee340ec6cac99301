package org.redress.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what leaves; orders on a test clock stay out of the metrics (rule 6). */
@ApplicationScoped
class RelayCounts {

    private final MeterRegistry meters;

    RelayCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void sent(String topic, OutboxMessage message) {
        count("redress.outbox.sent", topic, message);
    }

    void failed(String topic, OutboxMessage message) {
        count("redress.outbox.failed", topic, message);
    }

    void parked(String topic, OutboxMessage message) {
        count("redress.outbox.parked", topic, message);
    }

    /** All three stand at zero from the start, so that an alert on them can see the first one. */
    void announce(String topic) {
        meters.counter("redress.outbox.sent", "topic", topic);
        meters.counter("redress.outbox.failed", "topic", topic);
        meters.counter("redress.outbox.parked", "topic", topic);
    }

    private void count(String name, String topic, OutboxMessage message) {
        if (!message.testClock()) {
            meters.counter(name, "topic", topic).increment();
        }
    }
}
