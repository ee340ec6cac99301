package org.redress.privacy;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.redress.kernel.TextRef;
import org.redress.order.ProtectedOrder;

/**
 * Which erasable rows of an order are one party's own: how to write to him, what he wrote and what
 * he attached. What others wrote is theirs, also where it is about him.
 */
final class Belongings {

    private Belongings() {}

    /**
     * @param events the exact texts of the order's events
     */
    static Set<UUID> of(Whose whose, ProtectedOrder order, List<String> events) {
        Set<UUID> own = new HashSet<>();
        own.add(
                whose == Whose.BUYER
                        ? order.buyer().contact().id()
                        : order.seller().contact().id());
        for (String event : events) {
            if (whose.name().equals(new JsonObject(event).getString("actor"))) {
                TextRef.idsIn(event).forEach(own::add);
            }
        }
        return own;
    }
}
