package org.redress.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a topic does with a claimed batch: every message gets its own answer. */
@FunctionalInterface
public interface Delivery {

    Uni<List<Attempt>> deliver(List<OutboxMessage> messages);
}
