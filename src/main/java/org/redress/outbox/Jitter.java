package org.redress.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ThreadLocalRandom;

/** Chance, in one place: retries of many messages are spread out by it. */
@ApplicationScoped
public class Jitter {

    /** From 0 to below 1. */
    public double fraction() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
