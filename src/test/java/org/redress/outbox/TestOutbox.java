package org.redress.outbox;

import java.time.Duration;

/** How a test wants the relays to be: no tick, and no second try within it. */
record TestOutbox(Duration lease) implements OutboxConfig {
    TestOutbox() {
        this(Duration.ofMinutes(1));
    }

    @Override
    public String every() {
        return "off";
    }

    @Override
    public int batch() {
        return 50;
    }

    @Override
    public int concurrency() {
        return 10;
    }

    @Override
    public Duration retryFirst() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration retryLongest() {
        return Duration.ofHours(1);
    }

    @Override
    public int parkAfter() {
        return 100;
    }

    @Override
    public int parkAfterLost() {
        return 3;
    }

    @Override
    public Duration stopWithin() {
        return Duration.ofSeconds(5);
    }
}
