package org.redress.api;

import java.time.Instant;
import java.util.Map;
import org.redress.kernel.Party;
import org.redress.order.ProtectedOrder;
import org.redress.policy.Policy;

/** All that a view is made of: the order, who looks at it, when, and under which policy. */
record Sight(
        ProtectedOrder order,
        Party party,
        String who,
        Policy policy,
        Instant now,
        boolean delayed,
        Map<String, String> titles,
        String supportContact) {}
